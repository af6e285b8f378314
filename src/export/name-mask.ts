import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { PartyMember } from '../model/party.ts'
import type { ExportProfile } from './export-profile.ts'
import { privateNames, wordsPattern } from './private-names.ts'

const maskedWords = '[…]'

/** Takes out of a text what a profile does not show. */
export type Mask = (text: string) => string

/**
 * Takes the names of private persons out of what leaves the dossier, wherever they stand, also where the last name stands alone and
 * inside quotations. Their role stays ("a surgeon […]"). For the public also clock times (ethics H3, V1). The dossier itself keeps
 * every text as it was. `inPlace`: what stands for the words.
 */
export function nameMask(
  records: readonly StatementRecord[],
  profile: ExportProfile,
  parties: readonly PartyMember[] = [],
  inPlace: (words: string) => string = () => maskedWords,
): Mask {
  if (profile === 'internal') return (text) => text
  const names = privateNames(records, parties)
  const clocks = profile === 'public' ? records.flatMap(clockWords) : []
  // Full names in any letter case, since headlines and addresses change it; a single name may be a common word without its capital.
  const full = wordsPattern([...names.full, ...names.full.map(withoutMarks), ...clocks], 'giu')
  const single = wordsPattern([...names.single, ...names.single.map((name) => name.toUpperCase())], 'gu')
  const digits = profile === 'public' ? clockDigits : null
  return (text) =>
    [full, single, digits].reduce((shown, pattern) => (pattern ? shown.replace(pattern, inPlace) : shown), text)
}

/** An id that spells a masked name ("actor:ilo-marn") names nobody to others. */
export function maskedId(id: string | null, mask: Mask): string | null {
  if (id === null) return null
  return spellsName(id.replace(/[-_:.]+/gu, ' '), mask) ? null : id
}

/** Whether words of an id or an address, which have no capitals, spell a masked name. */
export function spellsName(words: string, mask: Mask): boolean {
  const capitals = words.replace(/(?<!\p{L})\p{L}/gu, (letter) => letter.toUpperCase())
  return mask(words) !== words || mask(capitals) !== capitals
}

/** A clock time that no event is dated by is in no statement's dates: "3:15", "3 h 15". */
const clockDigits = /(?<![\d:.,])\d{1,2}(?::|\s?h\s?)[0-5]\d(?![\d:])/gu

function clockWords({ dates }: StatementRecord): string[] {
  return dates.flatMap(({ clock, span }) => (clock === undefined ? [] : [span.exact]))
}

function withoutMarks(name: string): string {
  return name.normalize('NFD').replace(/\p{M}/gu, '')
}
