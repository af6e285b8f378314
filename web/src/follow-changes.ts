import { tokenHeader } from './token.ts'

/** Something in the dossier changed: what, on which ids, by whom. */
export interface Change {
  kind: string
  targets: string[]
  by: string | null
}

const listeners = new Set<(change: Change) => void>()
const pause = 3000
let ended: AbortController | null = null

/**
 * Calls back at every change of the dossier, until the returned function is called. All tabs share one connection where the browser
 * lets them, since it opens but six to a server. EventSource sends no token: with one the answer is read as a stream.
 */
export function followChanges(changed: (change: Change) => void): () => void {
  listeners.add(changed)
  if (!ended) follow((ended = new AbortController()).signal)
  return () => {
    listeners.delete(changed)
    // A page that takes the place of another follows at once.
    setTimeout(() => {
      if (listeners.size > 0) return
      ended?.abort()
      ended = null
    })
  }
}

function follow(signal: AbortSignal): void {
  const tell = (change: Change) => listeners.forEach((listener) => listener(change))
  if (!navigator.locks || !('BroadcastChannel' in window)) return void listen(signal, tell)
  const others = new BroadcastChannel('selon-changes')
  others.onmessage = ({ data }: MessageEvent<Change>) => tell(data)
  signal.addEventListener('abort', () => others.close())
  const tellAll = (change: Change) => {
    tell(change)
    others.postMessage(change)
  }
  navigator.locks.request('selon-changes', { signal }, () => listen(signal, tellAll)).catch(() => {})
}

async function listen(signal: AbortSignal, tell: (change: Change) => void): Promise<void> {
  if (Object.keys(tokenHeader()).length === 0) return listenOpenly(signal, tell)
  while (!signal.aborted) {
    try {
      const { ok, body } = await fetch('/api/changes', { headers: tokenHeader(), signal })
      if (ok && body) for await (const change of changesIn(body)) if (!signal.aborted) tell(change)
    } catch {
      // Tried again below; that the server is gone is told where something was asked of it.
    }
    if (!signal.aborted) await new Promise((done) => setTimeout(done, pause))
  }
}

function listenOpenly(signal: AbortSignal, tell: (change: Change) => void): Promise<void> {
  const events = new EventSource('/api/changes')
  events.addEventListener('change', ({ data }: MessageEvent<string>) => tell(JSON.parse(data) as Change))
  return new Promise((done) =>
    signal.addEventListener('abort', () => {
      events.close()
      done()
    }),
  )
}

async function* changesIn(body: ReadableStream<Uint8Array>): AsyncGenerator<Change> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader()
  let rest = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    const blocks = (rest + value).split('\n\n')
    rest = blocks.pop()!
    for (const block of blocks) {
      const lines = block.split('\n')
      const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5).trimStart())
      if (lines.includes('event: change')) yield JSON.parse(data.join('\n')) as Change
    }
  }
}
