import { constants, inflateSync } from 'node:zlib'
import { SelonError } from '../../model/selon-error.ts'
import { ratioLimit } from '../archives/unpack-limits.ts'

/** No page of text and no font unpacks to so much. */
const largestStream = 128 * 1024 * 1024

/**
 * Unpacks every packed stream of a PDF once within limits: the library that reads it has none. Pictures are not unpacked by
 * reading text, and are as dense only where they are empty.
 * @throws SelonError input-bomb
 */
export function checkPdfStreams(bytes: Buffer, file: string): void {
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    // "endstream" ends with the same word.
    if (bytes.toString('latin1', at - 3, at) === 'end') continue
    const start = at + (bytes[at + 6] === 13 ? 8 : 7)
    if ((bytes[start] & 0x0f) !== 8) continue
    const stop = bytes.indexOf('endstream', start)
    const packed = bytes.subarray(start, stop < 0 ? bytes.length : stop)
    const dictionary = bytes.toString('latin1', Math.max(0, at - 400), at)
    if (/\/Subtype\s*\/Image/u.test(dictionary.slice(dictionary.lastIndexOf(' obj')))) continue
    try {
      inflateSync(packed, {
        maxOutputLength: Math.min(largestStream, ratioLimit(packed.length)),
        finishFlush: constants.Z_SYNC_FLUSH,
      })
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
        throw new SelonError('input-bomb', `a part of it unpacks without end from ${packed.length} bytes`, { file })
    }
  }
}
