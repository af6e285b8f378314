/** Changes to a mended tree: a verb raised to the head of its clause, a participle in the place of its auxiliary. In: a copy of the words, changed in place. */
import type { Word } from '../model/tree.ts'

/** Hangs a second finite verb on the first, with the noun phrase behind it as its object. */
export function joinVerb(words: Word[], at: number, first: number, lemma: string | undefined): void {
  const { Number } = words[first].feats
  Object.assign(words[at], { upos: 'VERB', lemma: lemma ?? words[at].lemma, head: first, deprel: 'conj' })
  words[at].feats = { Mood: 'Ind', Number: Number ?? 'Sing', Person: '3', Tense: 'Pres', VerbForm: 'Fin' }
  for (let i = at + 1; i < words.length && i < at + 5; i++) {
    if (words[i].upos !== 'NOUN' && words[i].upos !== 'PROPN') continue
    Object.assign(words[i], { head: at, deprel: 'obj' })
    break
  }
}

/** Agrees with nothing, as after "avoir". */
export function bare(word: Word): boolean {
  return word.feats.Gender !== 'Fem' && word.feats.Number !== 'Plur'
}

/** "a, de son côté, dénoncé": the participle takes the place the auxiliary had in the tree. */
export function takeOver(words: Word[], auxiliary: number, participle: number): void {
  const { head, deprel } = words[auxiliary]
  for (const word of words) if (word.head === auxiliary && word.index !== participle) word.head = participle
  Object.assign(words[participle], { upos: 'VERB', head, deprel })
  Object.assign(words[auxiliary], { upos: 'AUX', head: participle, deprel: 'aux:tense' })
}

/** An auxiliary that hangs on nothing it could serve: on a word before it, or on one that is no verb. */
export function looseAuxiliary(words: readonly Word[], at: number): boolean {
  const word = words[at]
  const head = words[word.head]
  if (!head) return true
  if (word.deprel.startsWith('cop')) return false
  return word.head < at || (head.upos !== 'VERB' && head.upos !== 'AUX' && head.upos !== 'ADJ')
}

export function participleAfter(words: readonly Word[], at: number): number {
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
export function raiseVerb(words: Word[], at: number, auxiliary = at): void {
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

export function isNominal(word: Word): boolean {
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
