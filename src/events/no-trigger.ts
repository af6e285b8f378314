/** Words that are spelt like a trigger and tell no event: parts of names and dates, and what a figure counts. */
import type { EventContext, TriggerMatch } from './event-context.ts'
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import { headOf } from './match-phrase.ts'
import { relation, type SentenceView } from './sentence-view.ts'

/** "put the losses at nine killed and twenty wounded": the participle right behind a figure is what was counted. */
export function isCounted(view: SentenceView, at: number): boolean {
  const { words, kids } = view
  const { feats, index, head, deprel } = words[at]
  const figure = words[at - 1]
  if (figure?.upos !== 'NUM') return false
  if (deprel.startsWith('conj') && head >= 0 && head < at && isCounted(view, head)) return true
  if (feats.VerbForm !== 'Part') return false
  if (figure.head === index) return false
  return kids[figure.index].some((kid) => relation(words[kid]) === 'case')
}

/** "killed in March": a word of a date that the tagger knows for a name. */
export function isNameOfMonth({ view, dates }: EventContext, match: TriggerMatch): boolean {
  const { upos, start, end } = view.words[headOf(match)]
  return (
    upos === 'PROPN' && dates.some(({ mention }) => mention.date.span.start <= start && end <= mention.date.span.end)
  )
}

/** "the Plateau Liberation Army": a capitalised word before a capitalised noun that names bodies is part of a name. */
export function isInsideName({ words, lemmas, sentence }: SentenceView, at: number, lexicon: EventLexicon): boolean {
  if (!hasWord(lexicon, 'phrase-head', 'last') || sentence.segmentKind === 'headline' || !isCapital(words[at]))
    return false
  let last = at
  while (last + 1 < words.length && isCapital(words[last + 1]) && nominal.has(words[last + 1].upos)) last++
  if (last === at) return false
  const before = at > 0 && isCapital(words[at - 1])
  return before || lexicon.classes.has(lemmas[last])
}

const nominal: ReadonlySet<string> = new Set(['NOUN', 'PROPN', 'ADJ'])

function isCapital({ form }: { form: string }): boolean {
  return /^\p{Lu}\p{L}/u.test(form)
}
