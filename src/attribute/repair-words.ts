/**
 * Mends two errors of tagger and tree that would hide a cue: a finite verb read as the noun or adjective that is spelt like it
 * ("L'état-major dément que", "Le groupe annonce de"), and an auxiliary parted from its participle ("a de son côté réclamé").
 * In: the words of a sentence. Out: the same array, or a mended copy; the words of other stages stay untouched.
 */
import type { Word } from '../model/tree.ts'
import type { LexiconRow } from '../packs/pack.ts'
import { foldWord } from './fold-once.ts'
import { copyWord } from '../text/copy-word.ts'
import type { CueLexicon } from './cue-lexicon.ts'
import { articleBehind, beforeAgent, opensIncise, raiseIncise, takesInfinitive } from './hidden-verbs.ts'
import { mendPronounVerb, pronounInFront } from './pronoun-verbs.ts'

export function repairWords(words: readonly Word[], lexicon: CueLexicon): readonly Word[] {
  let mended: Word[] | null = null
  const edit = (): Word[] => (mended ??= words.map((word) => copyWord(word)))
  for (let i = 0; i < words.length; i++) {
    const current = mended ?? words
    const rows = rowsOf(current[i].form, lexicon)
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
    if (current[i].upos === 'VERB' && lexicon.verbs.has(foldWord(current[i].lemma)) && isPresent(current, i)) {
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

/** What the pack lists a form as. */
interface FormRows {
  participle?: LexiconRow
  made?: LexiconRow
  listed?: LexiconRow
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
    }
    if (known.size >= mostForms) known.clear()
    if (form.length < 80) known.set(form, rows)
  }
  return rows
}

const verbal = new Set(['VERB', 'AUX', 'DET', 'PRON', 'PUNCT'])

/** A noun without determiner, or an adjective, where a verb must stand: behind a noun phrase and before its complement. */
function hidesVerb(words: readonly Word[], at: number, as: string | undefined, lexicon: CueLexicon): boolean {
  const word = words[at]
  if (verbal.has(word.upos)) return false
  if (closesQuotation(words, at)) return true
  let before = words[at - 1]
  const next = words[at + 1]
  if (!before || !next) return false
  // "Le gouvernement l'impute à …": the article is a pronoun.
  if (before.upos === 'DET' && lexicon.has('object-clitic', before.form)) before = words[at - 2] ?? before
  const subjectLike =
    before.upos === 'NOUN' ||
    before.upos === 'PROPN' ||
    before.upos === 'PRON' ||
    before.upos === 'ADV' ||
    (before.upos === 'ADJ' && as !== 'ADJ') ||
    (before.upos === 'PUNCT' && /^[»"”’)]$/.test(before.form)) ||
    before.upos === 'NUM'
  const commaSubject =
    before.form === ',' &&
    words.slice(0, at - 1).some((item) => item.upos === 'NOUN' || item.upos === 'PROPN') &&
    next.upos === 'SCONJ'
  const onlyVerb =
    before.form === ',' &&
    !words.some((item) => isFinite(item)) &&
    words.slice(0, at - 1).some((item) => item.upos === 'NOUN' || item.upos === 'PROPN')
  if (!subjectLike && !commaSubject && !onlyVerb) return false
  const complement =
    next.upos === 'SCONJ' ||
    next.upos === 'DET' ||
    next.upos === 'ADV' ||
    next.upos === 'ADP' ||
    next.upos === 'PRON' ||
    next.upos === 'AUX' ||
    (next.upos === 'PUNCT' && /^[«"“‘:,]$/.test(next.form)) ||
    (next.upos === 'ADJ' && as === 'NOUN')
  if (!complement) return false
  if (next.upos === 'ADP' || next.upos === 'PUNCT') {
    // "le groupe annonce de …" but "une mise en garde du groupe": no other finite verb may serve the clause.
    for (let i = at + 1; i < words.length && !/^[;.]$/.test(words[i].form); i++) {
      if (words[i].feats.VerbForm === 'Fin' && words[i].deprel !== 'acl:relcl' && !opensClauseBefore(words, at, i))
        return false
    }
    for (let i = at - 1; i >= 0 && !/^[;:,]$/.test(words[i].form); i--)
      if (words[i].feats.VerbForm === 'Fin') return false
  }
  return true
}

/** "conteste ce bilan et avance le chiffre": a bare noun behind a conjunction and before an object, where a finite verb stands in front. */
function secondVerb(words: readonly Word[], at: number): number {
  if (words[at - 1]?.upos !== 'CCONJ' || words[at].upos !== 'NOUN' || words[at + 1]?.upos !== 'DET') return -1
  for (let i = at - 2; i >= 0 && !/^[;:]$/.test(words[i].form); i--) {
    if (words[i].upos === 'SCONJ' || words[i].feats.PronType === 'Rel') return -1
    if (isFinite(words[i]) && words[i].upos === 'VERB') return i
  }
  return -1
}

/** Hangs a second finite verb on the first, with the noun phrase behind it as its object. */
function joinVerb(words: Word[], at: number, first: number, lemma: string | undefined): void {
  const { Number } = words[first].feats
  Object.assign(words[at], { upos: 'VERB', lemma: lemma ?? words[at].lemma, head: first, deprel: 'conj' })
  words[at].feats = { Mood: 'Ind', Number: Number ?? 'Sing', Person: '3', Tense: 'Pres', VerbForm: 'Fin' }
  for (let i = at + 1; i < words.length && i < at + 5; i++) {
    if (words[i].upos !== 'NOUN' && words[i].upos !== 'PROPN') continue
    Object.assign(words[i], { head: at, deprel: 'obj' })
    break
  }
}

function opensClauseBefore(words: readonly Word[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++)
    if (words[i].upos === 'SCONJ' || words[i].feats.PronType === 'Rel' || /^[«"“‘:;]$/.test(words[i].form)) return true
  return false
}

/** "a démenti": a noun by tag, right behind an auxiliary or adverbs after one. */
function followsAuxiliary(words: readonly Word[], at: number): boolean {
  let before = at - 1
  while (before > 0 && words[before].upos === 'ADV') before--
  return words[before]?.upos === 'AUX' && words[before].feats.VerbForm === 'Fin'
}

/** "a reconnu la mort …, mais démenti toute défaite": behind a conjunction, with an object, the participle of an auxiliary before. */
function sharedParticiple(words: readonly Word[], at: number): number {
  const next = words[at + 1]
  if (words[at - 1]?.upos !== 'CCONJ' || !next || !/^(?:DET|SCONJ|PROPN|ADV|VERB|AUX)$/.test(next.upos)) {
    // "démenti toute défaite": a determiner read as an adjective.
    if (words[at - 1]?.upos !== 'CCONJ' || next?.upos !== 'ADJ' || words[at + 2]?.upos !== 'NOUN') return -1
  }
  for (let i = at - 2; i > 0 && at - i < 30; i--) {
    const word = words[i]
    if (word.upos === 'SCONJ' || word.form === ';' || word.feats.PronType === 'Rel') return -1
    if (word.upos === 'VERB' && word.feats.VerbForm === 'Fin') return -1
    if (word.upos === 'VERB' && word.feats.VerbForm === 'Part' && followsAuxiliary(words, i)) return i
  }
  return -1
}

/** "Le Front décrit l'opération comme …": a participle by tag with subject and object and no auxiliary is the present spelt like it. */
function isPresent(words: readonly Word[], at: number): boolean {
  const { feats, deprel } = words[at]
  if (feats.VerbForm !== 'Part' || feats.Gender === 'Fem' || feats.Number === 'Plur' || /^(?:acl|amod)/.test(deprel))
    return false
  let subject = false
  let object = false
  for (const word of words) {
    if (word.head !== at) continue
    if (word.deprel.startsWith('aux') || word.deprel === 'nsubj:pass') return false
    if (word.deprel === 'nsubj' && word.index < at) subject = true
    if ((word.deprel === 'obj' || word.deprel === 'ccomp') && word.index > at) object = true
  }
  return subject && object
}

/** "Le ministère, cité par X, fait état de N.": a sentence without a finite verb, and a form that is present and participle alike. */
function presentByOrder(words: readonly Word[], lexicon: CueLexicon): number {
  if (words.at(-1)?.form !== '.' || words.some((word) => isFinite(word))) return -1
  const at = words.findIndex((word) => word.upos === 'VERB' && lexicon.has('present-form', word.form))
  if (at < 1 || !/^(?:NOUN|PROPN|PUNCT|PRON)$/.test(words[at - 1].upos)) return -1
  const next = words[at + 1]
  if (!next || next.upos === 'PUNCT' || lexicon.has('agent-marker', next.form)) return -1
  return at
}

/** "The ministry blamed separatists for N.": a sentence without a finite verb, and a cue whose past is spelt like its participle behind a noun. */
function pastByOrder(words: readonly Word[], lexicon: CueLexicon): number {
  if (words.at(-1)?.form !== '.' || words.some((word) => isFinite(word))) return -1
  const at = words.findIndex(
    (word) => word.upos === 'VERB' && word.feats.VerbForm === 'Part' && word.feats.Tense === 'Past',
  )
  const before = words[at - 1]
  const next = words[at + 1]
  if (at < 1 || !next || (before.upos !== 'NOUN' && before.upos !== 'PROPN')) return -1
  if (next.upos === 'ADP' || next.upos === 'PUNCT' || lexicon.has('agent-marker', next.form)) return -1
  return lexicon.verbs.has(foldWord(words[at].lemma)) ? at : -1
}

/** « … », écrit le collectif: behind a closing mark and before a noun phrase. */
function closesQuotation(words: readonly Word[], at: number): boolean {
  const comma = words[at - 1]?.form === ',' ? at - 2 : at - 1
  return /^[»"”’]$/.test(words[comma]?.form ?? '') && /^(?:DET|PROPN|NOUN|PRON)$/.test(words[at + 1]?.upos ?? '')
}

function isFinite(word: Word): boolean {
  return word.feats.VerbForm === 'Fin'
}

/** Agrees with nothing, as after "avoir". */
function bare(word: Word): boolean {
  return word.feats.Gender !== 'Fem' && word.feats.Number !== 'Plur'
}

/** "a, de son côté, dénoncé": the participle takes the place the auxiliary had in the tree. */
function takeOver(words: Word[], auxiliary: number, participle: number): void {
  const { head, deprel } = words[auxiliary]
  for (const word of words) if (word.head === auxiliary && word.index !== participle) word.head = participle
  Object.assign(words[participle], { upos: 'VERB', head, deprel })
  Object.assign(words[auxiliary], { upos: 'AUX', head: participle, deprel: 'aux:tense' })
}

/** An auxiliary that hangs on nothing it could serve: on a word before it, or on one that is no verb. */
function looseAuxiliary(words: readonly Word[], at: number): boolean {
  const word = words[at]
  const head = words[word.head]
  if (!head) return true
  if (word.deprel.startsWith('cop')) return false
  return word.head < at || (head.upos !== 'VERB' && head.upos !== 'AUX' && head.upos !== 'ADJ')
}

function participleAfter(words: readonly Word[], at: number): number {
  let comma = false
  for (let i = at + 1; i < Math.min(words.length, at + 12); i++) {
    const word = words[i]
    if (word.form === ',') {
      comma = !comma
      continue
    }
    if (
      word.feats.VerbForm === 'Fin' ||
      word.upos === 'SCONJ' ||
      /^[;:.«»]$/.test(word.form) ||
      word.feats.PronType === 'Rel'
    )
      return -1
    if (comma) continue
    if (word.feats.VerbForm === 'Part' && word.feats.Tense === 'Past' && (word.upos === 'VERB' || word.upos === 'ADJ'))
      return i
    if (word.feats.VerbForm === 'Inf') return -1
  }
  return -1
}

/** Makes a word the head of its clause, with the noun it hung on (or the nominal root) as its subject. */
function raiseVerb(words: Word[], at: number, auxiliary = at): void {
  const word = words[at]
  const root = words.findIndex((item) => item.head < 0)
  let noun = word.head
  const usable = (index: number): boolean =>
    index >= 0 &&
    index < auxiliary &&
    words[index].deprel !== 'nsubj' &&
    !hasFinite(words, index) &&
    isNominal(words[index])
  for (let steps = 0; steps < 12 && noun >= 0; steps++) {
    const up = words[noun].head
    if (
      up < 0 ||
      up === at ||
      words[noun].deprel === 'nsubj' ||
      (noun < auxiliary && !(up < auxiliary && isNominal(words[up])))
    )
      break
    noun = up
  }
  if (!usable(noun)) noun = usable(root) ? root : -1
  if (noun < 0 || noun === at) {
    if (auxiliary !== at && word.deprel.startsWith('acl')) word.deprel = 'parataxis'
    return
  }
  const { head, deprel } = words[noun]
  word.head = head === at ? -1 : head
  word.deprel = word.head < 0 ? 'root' : deprel
  words[noun].head = at
  words[noun].deprel = 'nsubj'
  if (words[noun].upos === 'VERB') words[noun].upos = 'PROPN'
  for (const item of words) if (item.head === noun && item.index > auxiliary && item.index !== at) item.head = at
}

function isNominal(word: Word): boolean {
  return (
    word.upos === 'NOUN' ||
    word.upos === 'PROPN' ||
    word.upos === 'PRON' ||
    (word.upos === 'VERB' && /^\p{Lu}/u.test(word.form) && word.index === 0)
  )
}

function hasFinite(words: readonly Word[], at: number): boolean {
  return words[at].index !== 0 && words[at].feats.VerbForm === 'Fin'
}
