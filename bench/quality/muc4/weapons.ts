import type { Statement } from '../../../src/model/statement.ts'
import { phraseOf, withoutRepeats } from './fillers.ts'

const nouns =
  /\b(?:(?:car|time|high-powered|powerful|home-?made|dynamite|incendiary|explosive|fragmentation|hand|sub-?|automatic|fire|petrol|molotov|contact|land)[ -]?)?(?:bombs?|carbombs?|dynamite(?: charges?)?|explosives|explosive (?:devices?|charges?)|grenades?|machine-?guns?|submachine-?guns?|rifles?|pistols?|revolvers?|mortars?|rockets?|cocktails?|machetes?|mines|bazookas?)\b/giu
const kinds: readonly [RegExp, string][] = [
  [/machine-?gun/i, 'MACHINE GUN'],
  [/dynamit/i, 'DYNAMITE'],
  [/stab/i, 'CUTTING DEVICE'],
  [/\b(?:shot|shoot|gun|fired|riddled|bullet)/i, 'GUN'],
  [/\b(?:bomb|blew|blow)/i, 'BOMB'],
  [/explo|blast/i, 'EXPLOSIVE'],
]

/**
 * The weapons of an incident: those that the roles name, else those named in what its statements say; or only their kind, which the
 * deed itself tells ("was shot": a gun).
 */
export function weaponsOf(members: readonly Statement[], type: string): { named: string[]; kind: string | null } {
  const roles = members.flatMap(({ event }) => event?.roles.filter(({ role }) => role === 'instrument') ?? [])
  const own = withoutRepeats(roles.map(({ span }) => phraseOf(span.exact).whole))
  const triggers = members.flatMap(({ event }) => event?.trigger.exact ?? []).join(' ')
  const kind = kinds.find(([pattern]) => pattern.test(triggers))?.[1] ?? null
  if (own.length > 0 || type === 'KIDNAPPING' || type === 'ROBBERY') return { named: own, kind }
  const told = members.filter(({ event }) => event).flatMap(({ content }) => content.exact.match(nouns) ?? [])
  return { named: withoutRepeats(told.map((words) => words.toLowerCase())).slice(0, 2), kind }
}
