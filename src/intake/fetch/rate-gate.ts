import { setTimeout as wait } from 'node:timers/promises'

/** Lets requests to one host through one after another, with a pause between them; hosts do not wait for each other. */
export function createRateGate(perSecond: number): (host: string, pause?: number) => Promise<void> {
  const free = new Map<string, number>()
  return async (host, pause = 0) => {
    const now = performance.now()
    const at = Math.max(now, free.get(host) ?? 0)
    free.set(host, at + Math.max(1000 / perSecond, pause))
    if (at > now) await wait(at - now)
  }
}
