/**
 * "Trois gardes ont péri et deux autres ont été blessés": clauses that only count whom one event harmed are one statement. In: the
 * clauses of a stretch in order. Out: the same, with such clauses joined to the one before them.
 */
import type { TollProposal } from '../model/proposals.ts'
import type { Range } from '../model/span.ts'
import type { Measure } from '../model/toll.ts'
import type { Context } from './context.ts'
import type { Clause } from './split-clauses.ts'
import { isPunctuation, type Stretch, type View } from './view.ts'

const harms: ReadonlySet<Measure> = new Set([
  'killed',
  'injured',
  'hospitalised',
  'missing',
  'trapped',
  'casualties-unspecified',
])

/** A contrast ("tandis que") that only parts two counts of one event's harmed: the sentence goes on as one. */
export function isBetweenHarms(ctx: Context, sentence: number, before: Stretch, behind: Stretch): boolean {
  return (
    isDoubted(ctx, sentence, before) === isDoubted(ctx, sentence, behind) &&
    tollsIn(ctx, sentence, before).length > 0 &&
    onlyCounts(ctx, sentence, behind) &&
    !(isSituated(ctx, sentence, before) && isSituated(ctx, sentence, behind))
  )
}

export function joinHarms(ctx: Context, sentence: number, clauses: readonly Clause[]): Clause[] {
  const view = ctx.views[sentence]
  const out: Clause[] = []
  for (const clause of clauses) {
    const before = out.at(-1)
    const joined =
      before !== undefined && isJoined(view, before.b, clause.a) && isBetweenHarms(ctx, sentence, before, clause)
    if (joined) out[out.length - 1] = { ...before, b: clause.b }
    else out.push(clause)
  }
  return out
}

/** Nothing but a conjunction and commas between. */
function isJoined({ words }: View, from: number, to: number): boolean {
  const between = words.slice(from + 1, to)
  return (
    between.some(({ upos }) => upos === 'CCONJ' || upos === 'SCONJ') &&
    between.every(
      (word) => word.upos === 'CCONJ' || word.upos === 'SCONJ' || (isPunctuation(word) && word.form === ','),
    )
  )
}

/** "… mais une vingtaine seraient ensevelis": told in another mood. */
function isDoubted(ctx: Context, sentence: number, { a, b }: Stretch): boolean {
  return ctx.views[sentence].words.slice(a, b + 1).some(({ feats }) => feats.Mood === 'Cnd')
}

/** Its subject are the harmed, and no doer makes it another deed. */
function onlyCounts(ctx: Context, sentence: number, clause: Stretch): boolean {
  const { words } = ctx.views[sentence]
  const counted = tollsIn(ctx, sentence, clause).some(({ raw }) => raw.start <= words[clause.a].start + longestLead)
  if (!counted) return false
  return !ctx.events[sentence].some(
    ({ at, nominal, roles }) =>
      !nominal &&
      at.word >= clause.a &&
      at.word <= clause.b &&
      roles.some(({ role }) => role === 'perpetrator' || role === 'agent' || role === 'instrument'),
  )
}

/** A place or day stands in it; one behind the last clause belongs to all of them. */
function isSituated(ctx: Context, sentence: number, { a, b }: Stretch): boolean {
  const { words } = ctx.views[sentence]
  const holds = ({ start, end }: Range) => start >= words[a].start && end <= words[b].end
  return (
    ctx.places[sentence].some((place) => place.locative && holds(place)) ||
    ctx.dates[sentence].some((index) => holds(ctx.findings.dates[index].date.span))
  )
}

/** Room for "au moins", "plus de" before a figure. */
const longestLead = 12

/** Figures of harm whose predicate stands in the stretch; denied ones tell something of their own. */
function tollsIn(ctx: Context, sentence: number, { a, b }: Stretch): TollProposal[] {
  return ctx.tolls[sentence].filter(
    ({ measure, predicate, at, polarity, max, exactness }) =>
      harms.has(measure) &&
      predicate.word >= a &&
      predicate.word <= b &&
      at.word >= a &&
      at.word <= b &&
      polarity !== '-' &&
      exactness !== 'zero' &&
      max !== 0,
  )
}
