import { packageVersion } from './package-version.ts'
import { Worker } from 'node:worker_threads'
import type { Web } from '../intake/fetch/web.ts'
import type { Reader, ReaderOptions } from '../reading/read-document.ts'

/** Everything a command touches of the world, so that tests can hand in their own. */
export interface Io {
  stdin: AsyncIterable<Uint8Array | string>
  stdout: NodeJS.WritableStream
  stderr: NodeJS.WritableStream
  env: Readonly<Record<string, string | undefined>>
  /** Width and colour of the terminal; undefined where standard output is none. */
  columns?: number
  colour: boolean
  /** Width of the terminal that standard error is; undefined where it is none. */
  errorColumns?: number
  /** Milliseconds of a clock, for telling how long something takes and nothing else. */
  now(): number
  /** Loads the reader: only when a text is to be read, since packs take longest to load. */
  openReader(options: ReaderOptions): Promise<Reader>
  /** Fetches pages: only where the user gave an address. Here alone the clock is read, as the moment of a fetch. */
  openWeb(options: { perSecond: number }): Promise<Web>
  /** Starts a thread with a reader of its own (read-worker.ts). */
  startWorker(options: ReaderOptions): Worker
  /** Told when a person ends a command that would go on by itself (Ctrl-C); to say it a second time ends it at once. */
  untilEnded(): AbortSignal
}

export function processIo(): Io {
  const { stdin, stdout, stderr, env } = process
  return {
    stdin,
    stdout,
    stderr,
    env,
    columns: stdout.columns,
    errorColumns: stderr.isTTY ? stderr.columns : undefined,
    now: () => performance.now(),
    colour: env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : Boolean(stdout.isTTY) && !env.NO_COLOR && env.TERM !== 'dumb',
    openReader: async (options) => (await import('../reading/read-document.ts')).createReader(options),
    openWeb: async ({ perSecond }) =>
      (await import('../intake/fetch/open-web.ts')).openWeb({
        perSecond,
        userAgent: userAgent(),
        now: () => new Date(),
      }),
    startWorker: (options) => new Worker(new URL('./read-worker.mjs', import.meta.url), { workerData: options }),
    untilEnded: () => {
      const ending = new AbortController()
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => ending.abort())
      return ending.signal
    },
  }
}

/** Says who asks and that a person named the page: no robot wanders about. */
function userAgent(): string {
  return `Selon/${packageVersion()} (+selon; fetches pages that a person named)`
}

/**
 * A writer that waits for slow readers, so that memory stays bounded, and answers false once the other end is closed
 * ("selon read … | head"): then there is nobody left to write for.
 */
export function createWriter(stream: NodeJS.WritableStream): (piece: string | Uint8Array) => Promise<boolean> {
  let closed = false
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error
    closed = true
  })
  return async (piece) => {
    if (closed) return false
    if (!stream.write(piece)) await drained(stream)
    return !closed
  }
}

function drained(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ['drain', 'error', 'close']) stream.off(event, done)
      resolve()
    }
    for (const event of ['drain', 'error', 'close']) stream.on(event, done)
  })
}
