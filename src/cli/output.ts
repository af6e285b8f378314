import { createWriteStream, mkdirSync, statSync, writeFileSync, type WriteStream } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { SelonError } from '../model/selon-error.ts'
import { createWriter, type Io } from './io.ts'
import type { ReadFormat } from './render-reading.ts'

/** Where renderings go: standard output, one file, or one file for each input in a folder. */
export interface Output {
  /** Writes the rendering of input number `at`; false when nobody reads any more. */
  write(text: string | Uint8Array, input: string, at: number): Promise<boolean>
  close(): Promise<void>
}

const extensions: Record<ReadFormat, string> = { text: '.txt', json: '.json', jsonl: '.jsonl', html: '.html' }

/** Opens what `-o` names, or standard output. @throws SelonError file-unreadable when it cannot be written */
export function openOutput(options: { output?: string; format: ReadFormat }, inputs: number, io: Io): Output {
  const { output: path, format } = options
  if (path === undefined) return toStream(io.stdout, format)
  if (path.endsWith('/') || statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return toFolder(path, format, inputs)
  // Opened before anything is read: a long batch should not fail at its end.
  attempt(path, () => writeFileSync(path, ''))
  return toStream(createWriteStream(path), format)
}

/** A path that names a folder gets a file of this name in it; others stay. */
export function fileIn(path: string | undefined, name: string): string | undefined {
  if (path === undefined) return undefined
  if (!path.endsWith('/') && !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return path
  attempt(path, () => mkdirSync(path, { recursive: true }))
  return join(path, name)
}

function toStream(stream: NodeJS.WritableStream, format: ReadFormat): Output {
  const write = createWriter(stream)
  return {
    write: (text, _input, at) => write(at > 0 && format === 'text' ? `\n${text as string}` : text),
    close: () =>
      new Promise((resolve) => {
        if ('path' in stream) (stream as WriteStream).end(() => resolve())
        else resolve()
      }),
  }
}

function toFolder(folder: string, format: ReadFormat, inputs: number): Output {
  attempt(folder, () => mkdirSync(folder, { recursive: true }))
  const taken = new Set<string>()
  return {
    write: async (text, input, at) => {
      const stem = input === '-' ? 'stdin' : basename(input, extname(input))
      const name = inputs > 1 && taken.has(stem) ? `${stem}-${at + 1}` : stem
      taken.add(stem)
      const path = join(folder, name + extensions[format])
      attempt(path, () => writeFileSync(path, text))
      return true
    },
    close: async () => {},
  }
}

export function attempt(file: string, write: () => void): void {
  try {
    write()
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown'
    throw new SelonError('file-unreadable', `cannot be written (${code})`, { file }, { cause })
  }
}
