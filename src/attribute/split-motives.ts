/**
 * A motive stated with an act ("en représailles à …") is a statement of its own; where the clause says nothing else of an event named
 * before ("Cette opération vient en représailles aux …", "L'attaque répond à …"), the whole clause is the motive.
 */
import type { Content, Context } from './context.ts'
import { trimText } from './content-edges.ts'
import { isEventNoun } from './kinds-of-noun.ts'
import { matchSequence } from './match-sequence.ts'
import { base, subjectOf, wordsWithin, type View } from './view.ts'

export interface Motive {
  /** What is left of the clause, or null where all of it is the motive. */
  host: Content | null
  motive: Content
}

export function splitMotive(ctx: Context, content: Content): Motive | null {
  const view = ctx.views[content.sentence]
  const held = wordsWithin(view, content.range)
  if (!held) return null
  const about = subjectIsEvent(ctx, content.sentence, view, content.at)
  for (let i = held.a; i <= held.b; i++) {
    const phrase = matchSequence(view, i, ctx.lexicon.sequences, 'motive')
    if (phrase) {
      if (about) return { host: null, motive: content }
      // "…, en signe de protestation contre N": a tail of its clause, no statement of its own.
      if (i <= held.a || phrase.sequence.row.value.tail) continue
      const host = trimText(ctx.doc.text, { start: content.range.start, end: view.words[i - 1].end })
      if (host.end - host.start < 12 || content.at >= i) return { host: null, motive: content }
      const range = trimText(ctx.doc.text, { start: view.words[i].start, end: content.range.end })
      return {
        host: { ...content, range: host },
        motive: { ...content, range, at: Math.min(phrase.last + 1, held.b), nominal: true },
      }
    }
    if (about && i > held.a) {
      const noun = matchSequence(view, i, ctx.lexicon.sequences, 'motive-noun')
      if (noun && (i === content.at || base(view.words[i]) === 'root')) return { host: null, motive: content }
      if (i === content.at && ctx.lexicon.sequences.size && matchesLemma(ctx, view, i))
        return { host: null, motive: content }
    }
  }
  return null
}

function subjectIsEvent(ctx: Context, sentence: number, view: View, head: number): boolean {
  const subject = subjectOf(view, head)
  if (subject < 0) return false
  if (!isEventNoun(ctx, sentence, subject))
    return view.words[subject].upos === 'PRON' && view.words[subject].feats.PronType === 'Dem'
  return view.kids[subject].some((kid) => base(view.words[kid]) === 'det' && view.words[kid].feats.Definite !== 'Ind')
}

/** "répondre à N" and its like as the main verb. */
function matchesLemma(ctx: Context, view: View, at: number): boolean {
  const lemma = view.words[at].lemma.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  for (const sequence of ctx.lexicon.sequences.get(lemma) ?? []) {
    if (sequence.row.category !== 'motive-verb') continue
    if (sequence.words.length === 1) return true
    const rest = view.words
      .slice(at + 1, at + 4)
      .map((word) => word.lemma.toLowerCase().normalize('NFD').replace(/\p{M}/gu, ''))
    if (rest.includes(sequence.words[1])) return true
  }
  return false
}
