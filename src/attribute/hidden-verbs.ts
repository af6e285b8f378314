/** Cue verbs that a tagger read as other words: in an incise, before an infinitive or an agent; and what stands around them once they are verbs. */
import type { Word } from '../model/tree.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { foldedLemma } from '../text/folded-form.ts'

/** ", juge l'artificier.": behind a clause and a comma, before a noun phrase that ends the clause. */
export function opensIncise(words: readonly Word[], at: number): boolean {
  const next = words[at + 1]
  if (words[at - 1]?.form !== ',' || !next || !(next.upos === 'DET' || next.upos === 'PROPN')) return false
  if (!words.slice(0, at).some((word) => word.feats.VerbForm === 'Fin')) return false
  for (let i = at + 1; i < words.length && !/^[,;:.!?]$/.test(words[i].form); i++)
    if (words[i].feats.VerbForm === 'Fin' || words[i].upos === 'CCONJ') return false
  return true
}

/** The incise hangs on the clause in front; the noun behind it is its subject. */
export function raiseIncise(words: Word[], at: number, lemma: string | undefined, number: string | undefined): void {
  const root = words.findIndex((item) => item.head < 0)
  let noun = at + 1
  while (noun < words.length - 1 && words[noun].upos !== 'NOUN' && words[noun].upos !== 'PROPN') noun++
  for (const word of words)
    if (word.head === at && word.index !== noun && word.index < at) word.head = root === at ? 0 : root
  Object.assign(words[at], {
    upos: 'VERB',
    lemma: lemma ?? words[at].lemma,
    deprel: 'parataxis:insert',
    head: root === at ? -1 : root,
  })
  words[at].feats = {
    Mood: 'Ind',
    Number: number === 'plur' ? 'Plur' : 'Sing',
    Person: '3',
    Tense: 'Pres',
    VerbForm: 'Fin',
  }
  Object.assign(words[noun], { deprel: 'nsubj', head: at })
}

/** "Le Front dit n'avoir jamais …": a participle by tag without an auxiliary, before an infinitive. */
export function takesInfinitive(words: readonly Word[], at: number, lexicon: CueLexicon): boolean {
  const word = words[at]
  if (word.feats.VerbForm !== 'Part' || /^(?:AUX|PUNCT)$/.test(words[at - 1]?.upos ?? 'PUNCT')) return false
  if (
    !lexicon.verbs
      .get(foldedLemma(word))
      ?.some((cue) => cue.slots.some((slot) => slot.kind === 'infinitive' && slot.word === ''))
  )
    return false
  let i = at + 1
  while (words[i]?.upos === 'ADV' || words[i]?.upos === 'PRON') i++
  return words[i]?.feats.VerbForm === 'Inf'
}

export function beforeAgent(words: readonly Word[], at: number, lexicon: CueLexicon): boolean {
  const next = words[at + 1]
  return next !== undefined && next.upos === 'ADP' && lexicon.has('agent-marker', next.form)
}

/** "annonce de nouvelles frappes": the preposition before adjective and noun is an article once the word in front is a verb. */
export function articleBehind(words: Word[], at: number, lexicon: CueLexicon): void {
  const [article, adjective, noun] = [words[at + 1], words[at + 2], words[at + 3]]
  if (article?.upos !== 'ADP' || !lexicon.has('genitive', article.lemma)) return
  if (adjective?.upos !== 'ADJ' || noun?.upos !== 'NOUN' || noun.feats.Number !== 'Plur') return
  Object.assign(article, { upos: 'DET', deprel: 'det', head: noun.index })
  Object.assign(noun, { deprel: 'obj', head: at })
}
