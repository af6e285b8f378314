import type { Web } from '../intake/fetch/web.ts'
import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'

/** More than this a site would take for an attack. */
const fastest = 10

/** What a command fetches with, opened when the first address is met. @throws SelonError usage for a rate that is none */
export function webOf({ options, io, words }: CommandCall): { open(): Promise<Web>; close(): Promise<void> } {
  const { rate = '1' } = options as { rate?: string }
  const perSecond = Number(rate)
  if (!/^\d+(?:\.\d+)?$/u.test(rate) || perSecond <= 0 || perSecond > fastest)
    throw new SelonError('usage', words('usage.rate', { value: rate, most: fastest }))
  let web: Promise<Web> | undefined
  return {
    open: () => (web ??= io.openWeb({ perSecond })),
    close: async () => void (await (await web)?.close()),
  }
}
