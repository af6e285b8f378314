import { createHash } from 'node:crypto'
import type { Capture } from '../model/document.ts'
import { SelonError } from '../model/selon-error.ts'
import { isWebAddress } from './fetch/check-address.ts'
import { collectBytes } from './collect-bytes.ts'
import type { FetchedPage } from './fetch/web.ts'
import { fileOfPart } from './part-of-file.ts'
import { readerOf } from './format-readers.ts'
import type { IntakeContext, IntakeItem } from './intake-item.ts'
import { listFiles } from './list-files.ts'
import { bytesSource, fileSource, shortName, type RawSource } from './raw-source.ts'
import { sniffFormat, type IntakeFormat } from './sniff-format.ts'

export type TakeInOptions = Omit<IntakeContext, 'open'>

/** A file that came otherwise than by a path: dropped on a page. */
export interface NamedBytes {
  name: string
  bytes: Uint8Array
}

/**
 * Everything that the names stand for, one document after another: files, folders, addresses, "-" for standard input. What cannot be read is
 * an item with an error, and the rest goes on.
 */
export async function* takeIn(
  names: readonly (string | NamedBytes)[],
  options: TakeInOptions,
): AsyncGenerator<IntakeItem> {
  const context: IntakeContext = { ...options, open: (source) => readSource(source, context) }
  for (const name of names) {
    try {
      if (typeof name !== 'string') yield* context.open(bytesSource(name.name, name.bytes))
      else if (name === '-')
        yield* context.open(bytesSource('stdin', await collectBytes(options.stdin, 'standard input')))
      else if (isWebAddress(name)) yield* (await import('./fetch/open-address.ts')).openAddress(name, context)
      else yield* openPath(name, context)
    } catch (error) {
      yield failed(typeof name !== 'string' ? name.name : name === '-' ? 'standard input' : name, error)
    }
  }
}

/** The documents of a page that was fetched already. */
export async function* takeInPage(page: FetchedPage, options: TakeInOptions): AsyncGenerator<IntakeItem> {
  const context: IntakeContext = { ...options, open: (source) => readSource(source, context) }
  yield* (await import('./fetch/open-address.ts')).openFetched(page, context)
}

/** The documents of one source, wherever it is from. */
export function takeInSource(source: RawSource, options: TakeInOptions): AsyncGenerator<IntakeItem> {
  const context: IntakeContext = { ...options, open: (inner) => readSource(inner, context) }
  return context.open(source)
}

/** A file, the files of a folder, or one document of a file under the name that messages call it by. */
async function* openPath(name: string, context: IntakeContext): AsyncGenerator<IntakeItem> {
  const whole = await fileOfPart(name)
  if (whole === null) {
    for await (const file of listFiles(name)) yield* openFile(file, context)
    return
  }
  let found = false
  for await (const item of openFile(whole, context)) {
    if (item.name !== name) continue
    found = true
    yield item
    if (item.input) return
  }
  if (!found) throw new SelonError('file-missing', 'this file holds no such document', { file: name })
}

async function* openFile(file: string, context: IntakeContext): AsyncGenerator<IntakeItem> {
  context.began?.()
  try {
    yield* context.open(await fileSource(file))
  } catch (error) {
    yield failed(file, error)
  }
}

/** One source by the reader of its format; each document gets where it came from and the hash of its bytes. */
async function* readSource(source: RawSource, context: IntakeContext): AsyncGenerator<IntakeItem> {
  try {
    const format = sniffFormat(source)
    const read = await readerOf(format, source.name)
    let whole: Promise<Capture> | undefined
    let kept: Promise<string> | undefined
    const capture = () => (whole ??= captureOf(source, format, context))
    const keep = async () => keptAs(await capture(), source, context)
    for await (const item of read(source, context)) {
      if (item.input) {
        item.input.capture ??= await capture()
        // A part without bytes of its own is kept with the file that it stands in, once.
        if (context.evidence && item.input.capture.evidence === undefined)
          item.input.capture = { ...item.input.capture, evidence: await (kept ??= keep()) }
      }
      yield item
    }
  } catch (error) {
    yield failed(source.name, error)
  }
}

/** Readers of what holds many documents give a capture of their own, made from the part that the document is. */
async function captureOf(source: RawSource, format: IntakeFormat, { said }: IntakeContext): Promise<Capture> {
  const hash = createHash('sha256')
  for await (const chunk of source.stream()) hash.update(chunk)
  const capture: Capture = { format, from: shortName(source), rawSha256: hash.digest('hex') }
  if (said.retrievedBy !== undefined) capture.retrievedBy = said.retrievedBy
  return capture
}

/** Keeps the bytes of a source with how they came; gives the digest under which they are found. */
async function keptAs({ rawSha256, format }: Capture, source: RawSource, context: IntakeContext): Promise<string> {
  const { name, url, contentType, retrievedAt, capture } = source
  const { said, textColumn, evidence } = context
  const sha256 = rawSha256!
  const tool = evidence!.tool
  const last = url ?? name.split(/[\\/]/u).at(-1)!
  const note = { sha256, name: last, format, url, ...capture, contentType, retrievedAt, said, textColumn, tool }
  await evidence!.keep(source.stream(), { schema: 'selon/evidence/1', ...note })
  return sha256
}

/** A defect of ours that one document brings out is told as such, and the others are read. */
function failed(name: string, error: unknown): IntakeItem {
  if (error instanceof SelonError) return { name, error }
  const [message] = (error instanceof Error ? error.message : String(error)).split('\n')
  const defect = `a defect in Selon, please report it: ${message}`
  return { name, error: new SelonError('internal', defect, { file: name }, { cause: error }) }
}
