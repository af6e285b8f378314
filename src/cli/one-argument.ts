import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'

/** The one thing that a command is about. @throws SelonError usage where there is none, or more */
export function oneArgument({ arguments: given, words }: CommandCall, usage: string): string {
  const [only, ...more] = given
  if (!only || more.length > 0) throw new SelonError('usage', words(usage))
  return only
}

/** Who decides, why, and when: the machine's clock is asked only here, and only where nobody says it. */
export function decidedBy({ options, words }: CommandCall): { by: string; reason: string; at: string } {
  const { by, reason, at } = options as { by?: string; reason?: string; at?: string }
  if (!by || !reason) throw new SelonError('usage', words('usage.by-reason'))
  return { by, reason, at: at ?? `${new Date().toISOString().slice(0, 19)}Z` }
}
