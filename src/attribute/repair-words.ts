/**
 * Mends two errors of tagger and tree that would hide a cue: a finite verb read as the noun or adjective that is spelt like it
 * ("L'état-major dément que", "Le groupe annonce de"), and an auxiliary parted from its participle ("a de son côté réclamé").
 * In: the words of a sentence. Out: the same array, or a mended copy; the words of other stages stay untouched.
 */
import type { Word } from '../model/tree.ts'
import type { LexiconRow } from '../packs/pack.ts'
import { copyWord } from '../text/copy-word.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { foldedLemma } from '../text/folded-form.ts'
import { bare, isNominal, joinVerb, looseAuxiliary, participleAfter, raiseVerb, takeOver } from './hang-words.ts'
import { articleBehind, beforeAgent, opensIncise, raiseIncise, takesInfinitive } from './hidden-verbs.ts'
import { mendPronounVerb, pronounInFront } from './pronoun-verbs.ts'
import {
  closesQuotation,
  followsAuxiliary,
  hidesVerb,
  isFinite,
  isPresent,
  pastByOrder,
  presentByOrder,
  secondVerb,
  sharedParticiple,
} from './verb-by-order.ts'

export function repairWords(words: readonly Word[], lexicon: CueLexicon): readonly Word[] {
  let mended: Word[] | null = null
  const edit = (): Word[] => (mended ??= words.map((word) => copyWord(word)))
  for (let i = 0; i < words.length; i++) {
    const current = mended ?? words
    // Marks written as two single ones are read as what they stand for.
    if (current[i].form === "''" || current[i].form === '``') Object.assign(edit()[i], { form: '"', upos: 'PUNCT' })
    const rows = rowsOf(current[i].form, lexicon)
    // "have never attacked": negates alone, whatever the tagger calls it.
    if (rows.negator?.value.full && current[i].feats.Polarity !== 'Neg' && current[i].upos === 'ADV')
      edit()[i].feats = { ...current[i].feats, Polarity: 'Neg' }
    if (rows.negator?.value.subject && isFinite(current[i + 1] ?? current[i])) negateNext(edit(), i)
    if (rows.negator && current[i].deprel === 'cc' && raisesBehind(current, i + 1, lexicon) > 0) {
      takeOver(edit(), i + 1, raisesBehind(current, i + 1, lexicon))
      continue
    }
    const { participle } = rows
    const first = participle && current[i].upos !== 'VERB' ? sharedParticiple(current, i) : -1
    if (participle && current[i].upos !== 'VERB' && (followsAuxiliary(current, i) || first >= 0)) {
      Object.assign(edit()[i], { upos: 'VERB', lemma: participle.value.of ?? current[i].lemma })
      if (first >= 0) Object.assign(edit()[i], { head: first, deprel: 'conj' })
      edit()[i].feats = { Gender: 'Masc', Number: 'Sing', Tense: 'Past', VerbForm: 'Part' }
      continue
    }
    if (current[i].upos === 'VERB' && current[i].deprel.startsWith('aux') && lexicon.has('auxiliary', current[i].lemma))
      edit()[i].upos = 'AUX'
    const { made } = rows
    if (
      made &&
      made.value.form === current[i].form &&
      current[i].upos !== 'VERB' &&
      current[i].upos !== 'AUX' &&
      beforeAgent(current, i, lexicon)
    ) {
      Object.assign(edit()[i], { upos: 'VERB', lemma: made.value.of ?? current[i].lemma, deprel: 'acl' })
      edit()[i].feats = { ...current[i].feats, Tense: 'Past', VerbForm: 'Part' }
      continue
    }
    const { listed } = rows
    // Folded alike is not enough: "dénonce" is no "dénoncé".
    const form = listed && (listed.value.form ?? listed.lemma) === current[i].form.toLowerCase() ? listed : undefined
    if (form && (current[i].upos !== 'VERB' || current[i].feats.VerbForm === 'Part') && opensIncise(current, i)) {
      raiseIncise(edit(), i, form.value.of, form.value.number)
      continue
    }
    if (form && pronounInFront(current, i, lexicon)) {
      raiseVerb(edit(), i)
      mendPronounVerb(edit(), i, form.value.of)
      continue
    }
    if (current[i].upos === 'VERB' && takesInfinitive(current, i, lexicon)) {
      raiseVerb(edit(), i)
      edit()[i].feats = { Mood: 'Ind', Number: 'Sing', Person: '3', Tense: 'Pres', VerbForm: 'Fin' }
      continue
    }
    if (current[i].upos === 'VERB' && lexicon.verbs.has(foldedLemma(current[i])) && isPresent(current, i)) {
      edit()[i].feats = { Mood: 'Ind', Number: 'Sing', Person: '3', Tense: 'Pres', VerbForm: 'Fin' }
      continue
    }
    if (form && current[i].feats.VerbForm === 'Part' && closesQuotation(current, i)) {
      edit()[i].feats = { Mood: 'Ind', Number: 'Sing', Person: '3', Tense: 'Pres', VerbForm: 'Fin' }
      continue
    }
    const second = form ? secondVerb(current, i) : -1
    if (form && second >= 0) {
      joinVerb(edit(), i, second, form.value.of)
      continue
    }
    if (form && hidesVerb(current, i, form.value.as, lexicon)) {
      raiseVerb(edit(), i)
      const word = edit()[i]
      const article = edit()[i - 1]
      if (article.upos === 'DET') Object.assign(article, { upos: 'PRON', deprel: 'obj', head: i })
      word.lemma = form.value.of ?? word.lemma
      word.upos = 'VERB'
      articleBehind(edit(), i, lexicon)
      word.feats = {
        Mood: 'Ind',
        Number: form.value.number === 'plur' ? 'Plur' : 'Sing',
        Person: '3',
        Tense: 'Pres',
        VerbForm: 'Fin',
      }
      continue
    }
    if (
      current[i].upos === 'VERB' &&
      lexicon.has('auxiliary', current[i].lemma) &&
      isFinite(current[i]) &&
      /^(?:PUNCT|ADP|ADV)$/.test(current[i + 1]?.upos ?? '')
    ) {
      const participle = participleAfter(current, i)
      if (participle >= 0 && bare(current[participle])) {
        takeOver(edit(), i, participle)
        continue
      }
    }
    if (
      (current[i].upos === 'AUX' || current[i].deprel.startsWith('aux')) &&
      current[i].feats.VerbForm !== 'Inf' &&
      looseAuxiliary(current, i)
    ) {
      const participle = participleAfter(current, i)
      if (participle < 0) continue
      const all = edit()
      raiseVerb(all, participle, i)
      all[participle].upos = 'VERB'
      all[i].head = participle
      all[i].deprel = 'aux:tense'
    }
  }
  const present = presentByOrder(mended ?? words, lexicon)
  if (present >= 0) {
    const all = edit()
    const root = all.findIndex((item) => item.head < 0)
    if (root >= 0 && root < present && isNominal(all[root])) {
      Object.assign(all[present], { head: -1, deprel: 'root' })
      Object.assign(all[root], { head: present, deprel: 'nsubj' })
    } else raiseVerb(all, present)
    edit()[present].feats = { Mood: 'Ind', Number: 'Sing', Person: '3', Tense: 'Pres', VerbForm: 'Fin' }
  }
  if (lexicon.has('homograph', 'past-participle')) {
    const past = pastByOrder(mended ?? words, lexicon)
    if (past >= 0) {
      raiseVerb(edit(), past)
      edit()[past].feats = { Mood: 'Ind', Tense: 'Past', VerbForm: 'Fin' }
    }
  }
  for (let i = 0; i < words.length; i++) {
    const current = mended ?? words
    const { head, deprel } = current[i]
    // "The ministry urged …": no noun is part of a finite verb's name; right in front it is its subject.
    if (deprel === 'compound' && head > i && isFinite(current[head]) && current[head].upos === 'VERB') {
      const all = edit()
      all[i].deprel = 'nsubj'
      for (const word of all) if (word.head === head && word.index < i && word.deprel === 'det') word.head = i
      continue
    }
    // A subject hung on the auxiliary belongs to the verb; a second one behind the verb is then its object.
    if (deprel !== 'nsubj' || head <= i || current[head]?.upos !== 'AUX') continue
    const verb = current[head].head
    if (verb <= head || !current[head].deprel.startsWith('aux')) continue
    const all = edit()
    all[i].head = verb
    for (const word of all) if (word.head === verb && word.index > verb && word.deprel === 'nsubj') word.deprel = 'obj'
  }
  return mended ?? words
}

/** "The army neither confirmed …": no subject, but what negates the verb behind it; the noun in front is the subject. */
function negateNext(words: Word[], at: number): void {
  const [word, noun] = [words[at], words[at - 1]]
  if (noun === undefined || !isNominal(noun) || word.head !== at + 1 || !word.deprel.startsWith('nsubj')) return
  Object.assign(word, { upos: 'ADV', deprel: 'advmod' })
  for (const other of words) if (other.head === at && other.index < at) other.head = at - 1
  Object.assign(noun, { head: at + 1, deprel: 'nsubj' })
}

/** "Nor did the rebels claim it": an auxiliary before its subject, read as a verb of its own. Its verb, or -1. */
function raisesBehind(words: readonly Word[], at: number, lexicon: CueLexicon): number {
  const auxiliary = words[at]
  if (auxiliary === undefined || !lexicon.has('auxiliary', auxiliary.lemma)) return -1
  const verb = words.findIndex(
    ({ head, deprel, upos }, i) =>
      i > at + 1 && head === at && upos === 'VERB' && /^(?:parataxis|ccomp|xcomp)/.test(deprel),
  )
  return verb > 0 && words.some(({ head, deprel, index }) => head === verb && deprel === 'nsubj' && index > at)
    ? verb
    : -1
}

/** What the pack lists a form as. */
interface FormRows {
  participle?: LexiconRow
  made?: LexiconRow
  listed?: LexiconRow
  negator?: LexiconRow
}

const formRows = new WeakMap<CueLexicon, Map<string, FormRows>>()

const mostForms = 20_000

/** Asked of every word, and most forms are listed as nothing: one look-up answers all. */
function rowsOf(form: string, lexicon: CueLexicon): FormRows {
  let known = formRows.get(lexicon)
  if (!known) formRows.set(lexicon, (known = new Map()))
  let rows = known.get(form)
  if (!rows) {
    rows = {
      participle: lexicon.row('cue-participle', form),
      made: lexicon.row('cue-participle-form', form),
      listed: lexicon.row('cue-form', form),
      negator: lexicon.row('negator', form),
    }
    if (known.size >= mostForms) known.clear()
    if (form.length < 80) known.set(form, rows)
  }
  return rows
}
