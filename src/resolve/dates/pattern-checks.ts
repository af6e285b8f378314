/**
 * Conditions that a pattern names with `check=` and that its elements cannot say. In: the items, the match and its slots;
 * out: whether it holds.
 */
import type { Item } from './date-items.ts'
import type { DatePattern, Slots } from './date-pattern.ts'

export function passesCheck(items: Item[], at: number, end: number, slots: Slots, { value }: DatePattern): boolean {
  const next = items[end]
  switch (value.check) {
    case 'bare-day':
      return endsAlone(next)
    case 'year-alone':
      return ownTime(slots.year ?? (slots.x as Slots | undefined)?.year) && endsAlone(next)
    case 'short-year':
      // "4 Feb 90 --", not "4 February 90 men": a dash on its own closes too.
      return endsAlone(next) || (next!.mark && next!.start > items[end - 1].end)
    case 'singular':
      return slots.plural === undefined
    case 'year-before-word':
      // "the 1996 campaign"; round figures and what is counted ("the 1950 days") are numbers.
      return ownTime(slots.year) && (slots.year as number) % 50 !== 0 && isPlainWord(next)
    case 'stop':
      // "deux jours après" looks back in the text only where no event follows it.
      return !next || next.lineStart || next.mark
    case 'fraction':
      return !Number.isInteger(slots.n)
    case 'same-kind':
      return !bareYear(slots) || (bareYears(slots) && endsAlone(next))
    case 'small-letter':
      return !items[at].capital || (items[at].first && slots.cap !== 'no')
    case 'clock-span':
      // "de 9 à 12 heures" may be a length: only the hands of a clock decide.
      return (slots.a as Slots).minute !== undefined
    case 'capital':
      // "May" alone is a month only where its capital says so.
      return items[at].capital && (!items[at].first || slots.cap !== 'no')
    case 'no-capital':
      // "le Front de l'Aube": a capital inside makes a name.
      for (let i = at; i < end; i++) if (items[i].capital && !items[i].first) return false
      return true
    case 'night':
      return slots.part === 'NI'
    default:
      return true
  }
}

/** "le 20" is a day only where no counted thing follows ("le 20 heures", "le 7 de pique", "le 15 %"). */
function endsAlone(next: Item | undefined): boolean {
  if (!next || next.lineStart) return true
  if (next.mark) return next.key !== '-' && next.key !== '–' && next.key !== '%'
  return next.readings.some(({ category }) => category === 'after-day')
}

/** A word that neither counts nor is counted in dates. */
const isPlainWord = (next: Item | undefined): boolean =>
  next !== undefined && !next.lineStart && !next.mark && !/^\d/.test(next.key) && next.readings.every(isUncounted)

const isUncounted = ({ category }: Item['readings'][number]): boolean =>
  category !== 'unit' && category !== 'number' && category !== 'month'

/** A number without any other sign is taken for a year only near our own time. */
const ownTime = (year: unknown): boolean => typeof year === 'number' && year >= 1900 && year < 2100

const bareYear = ({ a, b }: Slots): boolean => [a, b].some((one) => (one as Slots).kind === 'year')

/** "de 2014 à 2018", not "de 1900 à 2100 soldats". */
const bareYears = ({ a, b }: Slots): boolean => [a, b].every((one) => ownTime((one as Slots).year))
