/** One line of a stream of bytes, without its line end; `tooLong` when it passed the limit and was dropped. */
export interface ByteLine {
  number: number
  bytes: Uint8Array
  tooLong: boolean
}

/**
 * Bytes → lines, holding one line at most. A line over the limit is skipped to its end without being kept, so memory
 * stays bounded whatever arrives.
 */
export async function* splitLines(stream: AsyncIterable<Uint8Array | string>, limit: number): AsyncGenerator<ByteLine> {
  let parts: Uint8Array[] = []
  let size = 0
  let number = 1
  const take = (): ByteLine => {
    const line = {
      number: number++,
      bytes: size > limit ? new Uint8Array() : Buffer.concat(parts),
      tooLong: size > limit,
    }
    parts = []
    size = 0
    return line
  }
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    let start = 0
    for (let stop = bytes.indexOf(10); stop >= 0; stop = bytes.indexOf(10, start)) {
      size += stop - start
      if (size <= limit) parts.push(bytes.subarray(start, stop))
      yield take()
      start = stop + 1
    }
    if (start === bytes.length) continue
    size += bytes.length - start
    if (size <= limit) parts.push(bytes.subarray(start))
    else parts = []
  }
  if (size > 0) yield take()
}
