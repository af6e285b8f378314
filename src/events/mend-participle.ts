/** "ont ensanglanté la ville", where the tagger took the participle for a noun or adjective: after "avoir" and without article it is a verb. */
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import { base, becomeAuxiliary, lower, type Draft, type Tree } from './mend-tree.ts'

export function mendTakenForNoun({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if ((word.upos !== 'NOUN' && word.upos !== 'ADJ') || !lexicon.participles.has(lower(word))) return false
  if (word.upos === 'NOUN' && base(word) === 'acl') {
    word.upos = 'VERB'
    word.feats = { ...word.feats, VerbForm: 'Part', Tense: 'Past' }
    return true
  }
  let at = word.index - 1
  while (at >= 0 && words[at].upos === 'ADV') at--
  const having = words[at]
  if (!having || !hasWord(lexicon, 'having', having.lemma)) return false
  if (having.head !== word.index && word.head !== having.index) return false
  if (kids[word.index].some((kid) => base(kid) === 'det' || base(kid) === 'case' || base(kid) === 'nummod'))
    return false
  becomeAuxiliary(having, word, kids)
  word.upos = 'VERB'
  word.feats = { ...word.feats, VerbForm: 'Part', Tense: 'Past' }
  const infinitive = lexicon.participles.get(lower(word))?.[0]
  if (infinitive) word.lemma = infinitive
  return true
}

/** "les quatre humanitaires": an adjective with an article or number of its own that fills a noun's place is one. */
export function mendTakenForAdjective({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'ADJ') return false
  const own = kids[word.index]
  if (['nsubj', 'obj', 'nmod', 'obl'].includes(base(word))) {
    if (!own.some((kid) => kid.index < word.index && (base(kid) === 'det' || base(kid) === 'nummod'))) return false
    if (own.some((kid) => base(kid) === 'amod' && kid.index > word.index && kid.upos === 'NOUN')) return false
    word.upos = 'NOUN'
    return true
  }
  // "vingt-trois marins" with the number for a noun.
  const number = words[word.head]
  if (base(word) !== 'amod' || number?.upos !== 'NOUN' || number.index !== word.index - 1) return false
  if (!isNumber(lower(number), lexicon)) return false
  for (const kid of kids[number.index]) if (kid !== word) kid.head = word.index
  word.head = number.head
  word.deprel = number.deprel
  word.upos = 'NOUN'
  number.head = word.index
  number.deprel = 'nummod'
  number.upos = 'NUM'
  return true
}

/** "Deux hommes ont été arrêtés et trois fusils saisis": the second participle shares the auxiliary of the first. */
export function mendGappedPassive({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'NOUN' || base(word) !== 'conj' || word.head < 0 || word.head > word.index) return false
  const verb = words[word.head]
  const passive =
    verb.upos === 'VERB' &&
    kids[verb.index].some((kid) => kid.deprel === 'aux:pass') &&
    kids[verb.index].some((kid) => base(kid) === 'nsubj' && kid.index < verb.index)
  if (!passive) return false
  const participle = words[word.index + 1]
  if (!participle || participle.head !== word.index || !['amod', 'acl'].includes(base(participle))) return false
  const known = lexicon.participles.get(lower(participle))
  if (!known) return false
  const joint = kids[word.index].find((kid) => base(kid) === 'cc')
  participle.head = verb.index
  participle.deprel = 'conj'
  participle.upos = 'VERB'
  participle.lemma = known[0]
  participle.feats = { ...participle.feats, VerbForm: 'Part', Tense: 'Past' }
  word.head = participle.index
  word.deprel = 'nsubj:pass'
  if (joint) joint.head = participle.index
  return true
}

/**
 * "l'attaque à la voiture piégée menée contre N": a participle that states events belongs to the event noun at the head of the
 * phrase, not to the means inside it.
 */
export function mendStatedEvent({ words, lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'VERB' || word.feats.VerbForm !== 'Part' || base(word) !== 'acl') return false
  if (!isOneWord(lexicon.support, word.lemma)) return false
  let at = word.head
  for (let steps = 0; at >= 0 && at < word.index && steps < 6; steps++) {
    const noun = words[at]
    if (noun.upos === 'NOUN' && isEventNoun(lexicon, noun.lemma)) {
      const agrees = agree(noun, word)
      if (agrees && at !== word.head) {
        word.head = at
        return true
      }
      if (agrees) return false
    }
    if (!['nmod', 'acl', 'amod'].includes(base(noun))) return false
    at = noun.head
  }
  return false
}

function isOneWord(rows: EventLexicon['support'], lemma: string): boolean {
  return rows.get(lemma.toLowerCase())?.some(({ words }) => words.length === 1) ?? false
}

function isEventNoun({ triggers }: EventLexicon, lemma: string): boolean {
  return triggers.get(lemma.toLowerCase())?.some(({ kind, words }) => kind === 'noun' && words.length === 1) ?? false
}

function agree(a: Draft, b: Draft): boolean {
  return ['Gender', 'Number'].every((name) => !a.feats[name] || !b.feats[name] || a.feats[name] === b.feats[name])
}

function isNumber(form: string, lexicon: EventLexicon): boolean {
  return form.split('-').every((part) => lexicon.numerals.has(part))
}
