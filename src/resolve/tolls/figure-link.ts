import type { CountedNoun } from './counted-noun.ts'
import { beforeFigure } from './around-figure.ts'
import { type Clauses, predicateOnLeft, predicateOnRight } from './find-predicate.ts'
import { realityOf } from './predicate-reality.ts'
import type { Context, Link } from './toll-context.ts'
import type { TollSentence } from './toll-sentence.ts'
import { isDirect } from './word-runs.ts'

export function linkOf(context: Context, counted: CountedNoun): Link {
  const { at, clauses } = context
  const onLeft = predicateOnLeft(at, counted, clauses)
  const left = 'other' in onLeft ? onLeft.other : null
  const link: Link = { predicate: null, left, released: false, feared: false, polarity: undefined }
  const direct = left !== null && isDirect(at, left.last, counted.first) && !isSubject(at, counted)
  if (direct && left.form !== 'bare' && at.entryAt(left.main, 'released') && !left.passive) link.released = true
  if (releasedNoun(at, counted) || releasedOnRight(at, counted, clauses, direct)) link.released = true
  if (direct && at.entryAt(left.main, 'feared')) link.feared = true
  if (fearedOnRight(at, counted, clauses)) link.feared = true
  const candidate = 'other' in onLeft ? null : onLeft
  if (candidate && candidate.measure === 'killed') link.released = false
  for (const predicate of [candidate, predicateOnRight(at, counted, clauses, direct && left.form !== 'bare')]) {
    if (!predicate || link.predicate) continue
    const reality = realityOf(at, predicate, clauses, context.denies)
    if (reality === 'no') continue
    link.predicate = predicate
    if (reality === 'feared') link.feared = true
    if (reality === 'denied') link.polarity = '-'
  }
  return link
}

/** "said 31 of his men had been wounded": the tree makes the figure the subject of a verb behind it, not the object of the one before. */
function isSubject(at: TollSentence, counted: CountedNoun): boolean {
  for (let i = counted.first; i <= counted.last; i++) {
    const { deprel, head } = at.words[i]
    if (deprel.startsWith('nsubj') && head > counted.last) return at.words[head].feats.VerbForm !== 'Inf'
  }
  return false
}

function releasedNoun(at: TollSentence, counted: CountedNoun): boolean {
  const before = beforeFigure(at, counted.first)
  if (before < 1 || !at.entryAt(before, 'of')) return false
  return at.words[before - 1].upos === 'NOUN' && at.entryAt(before - 1, 'released') !== null
}

function releasedOnRight(at: TollSentence, counted: CountedNoun, clauses: Clauses, asObject: boolean): boolean {
  let harmed = false
  for (let i = counted.last + 1; i < at.words.length && i < counted.last + 14; i++) {
    const group = clauses.byFirst.get(i)
    if (/^[;:]$/.test(at.words[i].form) || (harmed && at.words[i].form === ',')) return false
    if (!group) continue
    harmed ||= group.form === 'bare' && group.measure === 'killed'
    const joined = at.words[i - 1].upos === 'CCONJ'
    const subject = (group.form === 'bare' && !joined) || (!asObject && group.form === 'finite')
    if (subject && at.entryAt(group.main, 'released')) return !at.entryAt(group.main, 'verb')
    // "trois des personnes arrêtées ont été relâchées": a participle does not end the search.
    if (group.form !== 'bare') return false
  }
  return false
}

function fearedOnRight(at: TollSentence, counted: CountedNoun, clauses: Clauses): boolean {
  for (let i = counted.last + 1; i <= counted.last + 3 && i < at.words.length; i++) {
    const entry = at.entryAt(i, 'feared')
    if (entry && (entry.rest !== '' || clauses.byWord.get(i)?.form === 'bare' || clauses.byWord.get(i)?.passive))
      return true
    if (at.entryAt(i, 'be') === null && at.words[i].upos !== 'ADV')
      return entry !== null && at.words[i].upos !== 'CCONJ'
  }
  return false
}
