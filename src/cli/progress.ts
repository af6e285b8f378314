/**
 * How far a command is: a line that is written over itself on a terminal, JSON lines for programs (`--progress json`), else nothing.
 * All of it goes to standard error. What may be called often costs little: the clock is asked once a document.
 */
import { Writable } from 'node:stream'
import type { CommandCall } from './command.ts'
import { createFailures, type Failure } from './failures.ts'
import { formatSpan } from './format-span.ts'
import { reportError } from './report-error.ts'
import type { UiWords } from './ui-words.ts'

export interface ProgressOptions {
  progress?: 'line' | 'json' | 'none'
  /** Where what could not be read is listed, so that it can be given again. */
  failures?: string
}

export interface Progress {
  /** Standard error for everybody else: messages stand above the line, or are JSON lines as well. */
  stderr: NodeJS.WritableStream
  /** Takes the line away before something else is written to the same terminal. */
  hide(): void
  /** A file is opened. */
  began(): void
  /** A document is read, or was there already. */
  passed(): void
  failed(error: unknown, name: string): void
  /** Says what could not be read where that has scrolled away, and lists it. @param stopped whether a person ended it */
  end(stopped: boolean): void
}

interface Counts {
  documents: number
  failed: number
  /** Files that are read to their end. */
  files: number
}

/** Sooner nobody wants to know, and programs that take no time say nothing. */
const silent = 1000
const every = { line: 200, json: 1000 }
/** Errors of so many documents still stand on the screen. */
const stillSeen = 10

/** @param files how many files there are to read, where that is known */
export function openProgress({ io, options, words }: CommandCall, files?: number): Progress {
  const { progress, failures: file } = options as ProgressOptions
  const how = progress ?? (io.errorColumns === undefined ? 'none' : 'line')
  const counts: Counts = { documents: 0, failed: 0, files: 0 }
  const failures = createFailures()
  const started = io.now()
  let [last, begun, shown] = [started, 0, false]
  const hide = () => {
    if (shown) io.stderr.write('\r\u001b[K')
    shown = false
  }
  const json = (value: object) => io.stderr.write(`${JSON.stringify(value)}\n`)
  const stderr = new Writable({
    decodeStrings: false,
    write(chunk: string | Buffer, _encoding, done) {
      hide()
      if (how !== 'json') io.stderr.write(chunk)
      else for (const text of String(chunk).split('\n')) if (text !== '') json({ kind: 'message', text })
      done()
    },
  })
  const tell = () => {
    if (how === 'none') return
    const now = io.now()
    if (now - started < silent || now - last < every[how]) return
    last = now
    const state = stateOf(counts, (now - started) / 1000, files)
    if (how === 'json') return void json({ kind: 'progress', ...state })
    hide()
    io.stderr.write(lineOf(state, words).slice(0, (io.errorColumns ?? 80) - 1))
    shown = true
  }
  return {
    stderr,
    hide,
    began: () => {
      counts.files = begun++
      tell()
    },
    passed: () => {
      counts.documents++
      tell()
    },
    failed: (error, name) => {
      counts.failed++
      const failure = failures.add(error, name)
      if (how === 'json') json({ kind: 'failure', ...failure })
      else reportError(error, stderr, name)
      tell()
    },
    end: (stopped) => {
      hide()
      counts.files = begun
      if (how === 'json') json({ kind: 'end', ...stateOf(counts, (io.now() - started) / 1000, files), stopped })
      else if (counts.failed > 0 && counts.documents + counts.failed > stillSeen)
        for (const line of summary(failures.all, counts, words)) io.stderr.write(`${line}\n`)
      if (file !== undefined) failures.write(file)
    },
  }
}

type State = Counts & { of?: number; seconds: number; perSecond: number; secondsLeft?: number }

function stateOf(counts: Counts, elapsed: number, of?: number): State {
  const { documents, failed, files } = counts
  const round = (value: number) => Math.round(value * 10) / 10
  const state: State = {
    documents,
    failed,
    files,
    seconds: round(elapsed),
    perSecond: elapsed > 0 ? round((documents + failed) / elapsed) : 0,
  }
  if (of === undefined) return state
  const left = files > 0 && files < of ? { secondsLeft: Math.round((elapsed / files) * (of - files)) } : {}
  return { ...state, of, ...left }
}

function lineOf({ documents, failed, files, of, perSecond, secondsLeft }: State, words: UiWords): string {
  const parts = [words.count('progress.documents', documents), words('progress.rate', { n: perSecond })]
  if (of !== undefined && of > 1) parts.push(words('progress.files', { n: files, of }))
  if (secondsLeft !== undefined) parts.push(words('progress.left', { time: formatSpan(secondsLeft) }))
  if (failed > 0) parts.push(words.count('progress.failed', failed))
  return parts.join(' · ')
}

function summary(failures: readonly Failure[], { documents, failed }: Counts, words: UiWords): string[] {
  return [
    words('progress.not-read', { n: failed, of: documents + failed }),
    ...failures.map(({ name, line, code, message }) => {
      const place = line === undefined ? name : `${name}:${line}`
      return `  ${place}: ${message} [${code}]`
    }),
  ]
}
