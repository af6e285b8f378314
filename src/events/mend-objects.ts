/** Objects and subjects that the tree hung on a day, a noun of means, or on the wrong side of the verb. */
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import { base, verbAbove, type Draft, type Tree } from './mend-tree.ts'

/** "opposent depuis lundi l'armée aux milices": what the tree hung on the day belongs to the verb above it. */
export function mendAfterTime({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (word.head < 0 || word.head > word.index || !['NOUN', 'PROPN', 'NUM'].includes(word.upos)) return false
  const own = kids[word.index]
  const listed = base(word) === 'conj' && !own.some((kid) => base(kid) === 'cc')
  if (!listed && !['nsubj', 'obj', 'nmod', 'obl', 'appos'].includes(base(word))) return false
  const time = words[word.head]
  if (!isTime(kids, time, lexicon) || isTime(kids, word, lexicon)) return false
  const cased = own.some((kid) => base(kid) === 'case')
  const next = words[word.index + 1]
  const counted = word.upos === 'NUM' && next !== undefined && hasWord(lexicon, 'of', next.lemma)
  const determined = own.some(
    (kid) => kid.index < word.index && (base(kid) === 'det' || (listed && base(kid) === 'nummod')),
  )
  if (!cased && !counted && !determined) return false
  if (cased && own.some((kid) => base(kid) === 'case' && hasWord(lexicon, 'of', kid.lemma))) return false
  if (!listed && words.slice(time.index + 1, word.index).some((other) => other.form === ',')) return false
  const verb = verbAbove(words, time.head)
  if (!verb || verb.index > time.index) return false
  const object = kids[verb.index].some((other) => base(other) === 'obj')
  if (!cased && object) return false
  word.head = verb.index
  word.deprel = cased ? 'obl:arg' : 'obj'
  // "à 6 h 30 la gare": the minutes are none of the station's.
  for (const kid of own) if (kid.upos === 'NUM' && words[kid.index + 1]?.upos === 'DET') kid.head = time.index
  return true
}

/** "bombardé au mortier le camp": a noun with determiner and no preposition right after another noun is the verb's object. */
export function mendObject({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'NOUN' || base(word) !== 'nmod' || word.head < 0 || word.head > word.index) return false
  const own = kids[word.index]
  if (
    own.some((kid) => base(kid) === 'case') ||
    !own.some((kid) => kid.index < word.index && (base(kid) === 'det' || base(kid) === 'nummod'))
  )
    return false
  if (hasWord(lexicon, 'time-noun', word.lemma.toLowerCase())) return false
  const first = Math.min(word.index, ...own.map((kid) => kid.index))
  if (words[first - 1]?.upos === 'PUNCT') return false
  const verb = verbAbove(words, word.head)
  if (!verb) return false
  const object = kids[verb.index].find((other) => base(other) === 'obj')
  const stray =
    object &&
    (object.index < verb.index ? object.upos !== 'PRON' : hasWord(lexicon, 'time-noun', object.lemma.toLowerCase()))
  if (object && !stray) return false
  if (object) object.deprel = 'obl:mod'
  word.head = verb.index
  word.deprel = 'obj'
  return true
}

/** "capturé 38 autres": a bare nominal right after a verb without object. */
export function mendBareObject({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (base(word) !== 'obl' || word.head < 0 || word.head > word.index || word.index - word.head > 3) return false
  if (!['NUM', 'NOUN', 'PROPN'].includes(word.upos) || isTime(kids, word, lexicon)) return false
  const verb = words[word.head]
  if (verb.upos !== 'VERB' || kids[word.index].some((other) => base(other) === 'case')) return false
  if (words.slice(verb.index + 1, word.index).some((other) => other.upos === 'ADP')) return false
  if (kids[verb.index].some((other) => base(other) === 'obj')) return false
  word.deprel = 'obj'
  return true
}

/**
 * "enlevé un médecin": what follows a coordinated participle without auxiliary is its object, never its subject; so is a second
 * subject ("De violents combats ont opposé lundi l'armée à …").
 */
export function mendSubjectAfter({ words, kids }: Tree, word: Draft): boolean {
  if (base(word) !== 'nsubj' || word.head < 0 || word.head > word.index) return false
  const verb = words[word.head]
  if (verb.upos !== 'VERB') return false
  const own = kids[verb.index]
  const second = own.some((other) => other.deprel === 'nsubj' && other.index < verb.index && isNominal(other))
  if (!second && (base(verb) !== 'conj' || verb.feats.VerbForm !== 'Part')) return false
  if (own.some((other) => (base(other) === 'aux' && !second) || base(other) === 'obj' || other.deprel === 'aux:pass'))
    return false
  if (second && (!isNominal(word) || own.some((other) => base(other) === 'expl'))) return false
  if (kids[word.index].some((other) => base(other) === 'case')) return false
  word.deprel = 'obj'
  return true
}

/** "Une campagne vise les électeurs": a noun object before a finite verb without subject is the subject. */
export function mendObjectBefore({ words, kids }: Tree, word: Draft): boolean {
  if (base(word) !== 'obj' || word.upos === 'PRON' || word.head <= word.index) return false
  const verb = words[word.head]
  if (verb.upos !== 'VERB' || kids[verb.index].some((other) => base(other) === 'nsubj')) return false
  if (kids[word.index].some((other) => base(other) === 'case' && other.index < word.index)) return false
  if (
    verb.feats.VerbForm === 'Inf' ||
    words.slice(word.index + 1, verb.index).some((other) => other.feats.PronType === 'Rel')
  )
    return false
  word.deprel = 'nsubj'
  return true
}

/** A day, month or hour, or the number that heads a date ("le 14 février"). */
function isTime(kids: readonly Draft[][], word: Draft, lexicon: EventLexicon): boolean {
  if (hasWord(lexicon, 'time-noun', word.lemma.toLowerCase())) return true
  if (word.upos !== 'NUM' && word.upos !== 'ADJ') return false
  return kids[word.index].some((kid) => hasWord(lexicon, 'time-noun', kid.lemma.toLowerCase()))
}

/** "en réponse au massacre par X": the agent right after an event noun with its own determiner is that noun's. */
export function mendAgent({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (base(word) !== 'obl' || word.head < 0 || word.head > word.index) return false
  const by = kids[word.index].find((kid) => base(kid) === 'case')
  const noun = by && hasWord(lexicon, 'by', by.lemma) ? words[by.index - 1] : undefined
  if (!noun || noun.upos !== 'NOUN' || noun.index === word.head) return false
  if (!kids[noun.index].some((kid) => base(kid) === 'det')) return false
  if (
    !(lexicon.triggers.get(noun.lemma.toLowerCase()) ?? []).some(
      (row) => row.kind === 'noun' && row.value.instrument !== 'yes',
    )
  )
    return false
  word.head = noun.index
  word.deprel = 'nmod'
  return true
}

function isNominal({ upos }: Draft): boolean {
  return upos === 'NOUN' || upos === 'PROPN'
}
