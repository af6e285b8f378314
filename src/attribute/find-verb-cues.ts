/** Verbs of a sentence that may be cues: in a lexicon row, with the row's other words, reflexive and negated as the row wants. */
import { foldedLemma } from '../text/folded-form.ts'
import type { Context } from './context.ts'
import type { Cue, CueLexicon } from './cue-lexicon.ts'
import { formOf, matchSequence, surfaceOf } from './match-sequence.ts'
import { isNegator, verbGroup, type VerbGroup } from './verb-group.ts'
import type { View } from './view.ts'

export interface CueVerb {
  group: VerbGroup
  /** Rows that fit the words, most specific first; their slots decide. */
  cues: Cue[]
  /** Last word of the cue ("fait état", "mis en cause"). */
  last: number
  /** "quoted X as saying that": the object speaks, the subject passes it on. */
  relays?: boolean
}

const gap = 7
/** A label behind the person ("tenir X pour responsable") may stand farther off. */
const innerGap = 16

export function findVerbCues(ctx: Context, sentence: number): CueVerb[] {
  const view = ctx.views[sentence]
  const found: CueVerb[] = []
  const taken = wordsOfPhrases(ctx, view)
  for (let i = 0; i < view.words.length; i++) {
    if (taken.has(i)) continue
    const word = view.words[i]
    if (word.upos !== 'VERB' && word.upos !== 'AUX' && word.upos !== 'ADJ') continue
    const rows = ctx.lexicon.verbs.get(foldedLemma(word))
    if (!rows) continue
    // A bare adjective reading of a participle ("revendiquée") stays a candidate; a bare auxiliary does not.
    const group = verbGroup(view, i, ctx.lexicon)
    let last = i
    const cues: Cue[] = []
    for (const cue of rows) {
      const end = matchRest(view, group, cue, ctx.lexicon)
      if (end < 0 || !fits(group, cue) || missesParticle(view, i, cue)) continue
      if (cues.length && cues[0].rest.length > cue.rest.length) continue
      // "put the toll at 23 dead": of two rows with words of their own, the nearer words are the cue's.
      const rival =
        cues.length > 0 && !cue.value.inner && cue.rest.length > 0 && cues[0].rest.length === cue.rest.length
      if (rival && cues[0].rest.join() !== cue.rest.join()) {
        if (end > last) continue
        if (end < last) {
          cues.length = 0
          last = i
        }
      }
      cues.push(cue)
      if (!cue.value.inner) last = Math.max(last, end)
    }
    if (cues.length === 0) continue
    // "was quoted as saying that": the passive's subject speaks, as an active verb's does.
    const relays = cues[0].value.passive === 'speaks' && group.form !== 'passive'
    if (cues[0].value.passive === 'speaks' && !relays) group.form = 'finite'
    if (word.upos === 'ADJ' && word.feats.VerbForm === undefined && group.form === 'finite')
      group.form = 'past-participle'
    for (let j = i + 1; j <= last; j++) taken.add(j)
    if (cues[0].rest.length > 0 && !cues[0].value.inner) group.b = Math.max(group.b, last)
    found.push(relays ? { group, cues, last, relays } : { group, cues, last })
  }
  return found
}

/** "À entendre le maire, S": the verb of a phrase that opens its clause is no verb of anybody else. */
function wordsOfPhrases(ctx: Context, view: View): Set<number> {
  const words = new Set<number>()
  for (let i = 0; i < view.words.length; i++) {
    if (i > 0 && !/^[,;(«]$/.test(view.words[i - 1].form)) continue
    const match = matchSequence(view, i, ctx.lexicon.sequences, 'preposition')
    for (let at = i; match && at <= match.last; at++) words.add(at)
  }
  return words
}

/** "carry out" is not "carry": a particle of the verb must be in the row. */
function missesParticle(view: View, at: number, cue: Cue): boolean {
  return view.kids[at].some((kid) => view.words[kid].deprel === 'compound:prt' && !cue.rest.includes(view.forms[kid]))
}

function fits(group: VerbGroup, cue: Cue): boolean {
  if (cue.reflexive !== group.reflexive) return false
  if (cue.value.passive === 'speaks' && group.form !== 'passive' && group.form !== 'finite') return false
  return !cue.negated || group.negated
}

/** Index of the last word of a multiword cue, the head's own index for one word, -1 where its words are not there. */
function matchRest(view: View, group: VerbGroup, cue: Cue, lexicon: CueLexicon): number {
  let at = Math.max(group.head, group.inverted)
  // A copula's predicate stands right behind it ("est formel").
  // "estime à trois cents": a preposition that opens what is said stands right behind the verb.
  const reach =
    cue.value.content === 'rest'
      ? 1
      : cue.value.inner || cue.value.passive === 'speaks'
        ? innerGap
        : view.words[group.head].upos === 'AUX'
          ? 3
          : gap
  for (const [order, word] of cue.rest.entries()) {
    // Negation particles of the row ("ni … ni") may stand before the verb.
    let found = -1
    let commas = 0
    for (let i = at + 1; i <= Math.min(at + reach, view.words.length - 1); i++) {
      // A word behind a single comma belongs to another frame; an insertion has two.
      if (view.words[i].form === ',') commas++
      if (sameWord(view, i, word) && (cue.value.inner !== undefined || commas % 2 === 0)) {
        found = i
        break
      }
    }
    if (found < 0) {
      if (order === 0 && group.a < group.head && isNegator(lexicon, word)) {
        for (let i = group.a; i < group.head; i++) if (sameWord(view, i, word)) found = group.head
      }
      if (found < 0) return -1
    }
    at = found
  }
  return at
}

function sameWord(view: View, at: number, word: string): boolean {
  // "a échoué" is no "à".
  if (word.length < 3 && (view.words[at].upos === 'AUX' || view.words[at].upos === 'VERB')) return false
  // "montre du doigt": a contraction counts as it is written.
  return formOf(view, at) === word || foldedLemma(view.words[at]) === word || surfaceOf(view, at) === word
}
