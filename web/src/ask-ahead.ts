import { asShown } from './profile.svelte.ts'
import { tokenHeader } from './token.ts'

const asked = new Map<string, Promise<Response | null>>()

/** Asks now for what the page that is opening asks for once its script is there; each answer is for whoever asks first. */
export function askAhead(paths: readonly string[]): void {
  for (const path of paths.map(asShown)) {
    const answer = fetch(path, { headers: tokenHeader() })
    // What went wrong is told to who asks again.
    asked.set(
      path,
      answer.then((one) => (one.ok ? one : null)).catch(() => null),
    )
    // A page that comes later shows what holds by then.
    setTimeout(() => asked.delete(path), 5000)
  }
}

/** An answer that is on its way already, or null. */
export async function askedAhead(path: string): Promise<Response | null> {
  const answer = asked.get(path) ?? null
  asked.delete(path)
  return answer
}
