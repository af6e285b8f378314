/**
 * Date expressions of an event's own clause, nearest first. A date of a verb of saying dates the saying (rule D4) and is left
 * out; a bare noun takes only the dates inside its phrase.
 */
import type { EventContext, EventDraft } from './event-context.ts'
import { hasWord } from './event-lexicon.ts'
import { isInsideNoun } from './event-place.ts'
import { phraseWords } from './noun-phrase.ts'
import { governorEffect } from './reality.ts'
import { isUnder, isVerbal, type SentenceView } from './sentence-view.ts'

export function datesOf(context: EventContext, draft: EventDraft, siblings: readonly EventDraft[]): number[] {
  const { view } = context
  const found: { index: number; distance: number }[] = []
  for (const { index, mention } of context.dates) {
    if (mention.date.notATime || mention.date.type === 'DURATION') continue
    const at = firstWordOf(view, mention.date.span.start, mention.at.word)
    if (
      siblings.some(
        (other) =>
          isInsideNoun(context, mention.at.word, other, draft) || (other !== draft && endsPhrase(context, at, other)),
      )
    )
      continue
    if (isSince(context, at)) continue
    const inPhrase =
      (isUnder(view, mention.at.word, draft.at) || isUnder(view, at, draft.at)) &&
      !isAside(context, mention.at.word, draft)
    const distance = Math.abs(at - draft.at)
    if (inPhrase) found.push({ index, distance: distance + (describes(context, mention.at.word, draft) ? 150 : 0) })
    else if (draft.predicate >= 0 && sameClause(context, mention.at.word, draft))
      found.push({ index, distance: 100 + distance })
    else if (
      draft.predicate >= 0 &&
      (relativeMoment(context, mention, draft) ||
        sameStretch(context, at, lastWordOf(view, mention.date.span.end, at), draft))
    ) {
      found.push({ index, distance: 200 + distance })
    } else if (draft.predicate < 0 && (endsPhrase(context, at, draft) || follows(context, at, draft)))
      found.push({ index, distance: 300 + distance })
  }
  return found.sort((a, b) => a.distance - b.distance).map(({ index }) => index)
}

/** "pour la première fois depuis décembre": the day of another time. */
function isSince({ view, lexicon }: EventContext, date: number): boolean {
  const { head } = view.words[date]
  return head >= 0 && head < date && hasWord(lexicon, 'times-noun', view.lemmas[head])
}

/** "Une femme enlevée en janvier a recouvré la liberté": what a participle or apposition says of somebody has a day of its own. */
function isAside({ view }: EventContext, date: number, draft: EventDraft): boolean {
  for (let at = date, steps = 0; at >= 0 && at !== draft.at && steps < 12; steps++) {
    const { head, deprel } = view.words[at]
    const inside = head >= draft.first && head <= draft.last
    if ((deprel === 'acl' || deprel === 'appos') && !inside && at > head && view.words[at].upos !== 'PROPN') return true
    at = head
  }
  return false
}

/** "Le couvre-feu, levé en janvier, a été rétabli jeudi": the day of the verb that states it comes before that of a description. */
function describes({ view }: EventContext, date: number, draft: EventDraft): boolean {
  if (draft.predicate < 0 || draft.row.kind !== 'noun') return false
  for (let at = view.words[date].head, steps = 0; at >= 0 && at !== draft.at && steps < 8; steps++) {
    const { head, deprel } = view.words[at]
    if (deprel === 'acl' && head === draft.at && at !== draft.predicate) return true
    at = head
  }
  return false
}

function sameClause(context: EventContext, date: number, draft: EventDraft): boolean {
  const { view, lexicon } = context
  let clause = view.clause[draft.predicate]
  // Infinitives under aspect and modal verbs share that verb's dates, never a saying's.
  for (let steps = 0; steps < 4; steps++) {
    if (view.clause[date] === clause) return true
    const { head, deprel } = view.words[clause]
    if (
      head < 0 ||
      !deprel.startsWith('xcomp') ||
      !isVerbal(view.words[head]) ||
      lexicon.speechVerbs.has(view.lemmas[head])
    )
      return false
    clause = view.clause[head]
  }
  return false
}

function firstWordOf(view: SentenceView, start: number, fallback: number): number {
  const word = view.words.find((candidate) => candidate.start >= start)
  return word?.index ?? fallback
}

/** Word order as second leg: no verb stands between the date and the predicate, and a comma only after a fronted date. */
function sameStretch(context: EventContext, date: number, end: number, draft: EventDraft): boolean {
  const { view } = context
  const verb = draft.predicate
  const [from, to] = date < verb ? [end, verb] : [verb, date]
  for (let i = from + 1; i < to; i++) {
    const word = view.words[i]
    if (/^[;:.»«()–—]$/.test(word.form) || word.feats.PronType === 'Rel') return false
    if (word.upos === 'VERB') return false
    if (word.form === ',' && date > verb) return false
  }
  if (date > verb) return true
  // Fronted: nothing but the date's own words before it.
  return view.words.slice(0, date).every((word) => word.upos !== 'VERB')
}

/** "le 2 février, jour où les chars ont franchi le fleuve": the relative clause hangs on the date. */
function relativeMoment(
  context: EventContext,
  mention: EventContext['dates'][number]['mention'],
  draft: EventDraft,
): boolean {
  const { view, lexicon } = context
  const clause = view.clause[draft.predicate]
  const { head, deprel } = view.words[clause]
  if (head < 0 || deprel !== 'acl:relcl' || !hasWord(lexicon, 'moment-noun', view.lemmas[head])) return false
  const gap = view.words[head].start - mention.date.span.end
  return gap >= -view.words[head].form.length && gap <= 3
}

/** A date right after the bare noun's phrase: set off by commas, or what an announcement announces. */
function follows(context: EventContext, date: number, draft: EventDraft): boolean {
  const { view, lexicon } = context
  const end = phraseWords(view, draft.at).last
  const between = view.words.slice(end + 1, date)
  if (
    date <= end ||
    between.length > 2 ||
    between.some((word) => word.upos !== 'PUNCT' && word.upos !== 'ADP' && word.upos !== 'DET')
  )
    return false
  const comma = between.some((word) => word.form === ',')
  const { head } = view.words[draft.at]
  const planned = head >= 0 && governorEffect(view, lexicon, head) === 'planned'
  return planned || (comma && draft.presupposed)
}

function lastWordOf(view: SentenceView, end: number, fallback: number): number {
  let last = fallback
  for (const word of view.words) if (word.end <= end) last = word.index
  return Math.max(last, fallback)
}

/** Right after a bare noun that no verb governs, or after its place ("l'exécution de X à Dembrou le 17 février"). */
function endsPhrase({ view }: EventContext, date: number, draft: EventDraft): boolean {
  const { head } = view.words[draft.at]
  if (draft.predicate >= 0 || draft.row.kind !== 'noun' || (head >= 0 && isVerbal(view.words[head]))) return false
  const ends = [phraseWords(view, draft.at).last]
  for (const role of draft.roles) if (role.role === 'place') ends.push(lastWordOf(view, role.end, role.at.word))
  return date > draft.at && ends.includes(date - 1)
}
