/** Whether the server answers. A request that gets no answer says it does not; then it is asked every two seconds until it does. */
let reachable = $state(true)
let back = $state(0)
let waiting = 0

export function isReachable(): boolean {
  return reachable
}

/** Grows each time the server is back and a page had failed for want of it: that page is made anew. */
export function timesBack(): number {
  return back
}

/** A page shows that it failed for want of an answer; returns what takes it back. */
export function awaitServer(): () => void {
  waiting++
  return () => void waiting--
}

export function notAnswered(): void {
  if (!reachable) return
  reachable = false
  void tryAgain()
}

async function tryAgain(): Promise<void> {
  await new Promise((done) => setTimeout(done, 2000))
  try {
    // Any answer will do: also that a token is needed.
    await fetch('/api/dossier', { method: 'HEAD' })
  } catch {
    return tryAgain()
  }
  reachable = true
  if (waiting > 0) back++
}
