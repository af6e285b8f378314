/** "De violents combats opposent l'armée aux milices": "de" before an adjective and a plural noun is an article, the noun the subject. */
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import { base, lower, verbAbove, type Draft, type Tree } from './mend-tree.ts'

export function mendPartitive({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'NOUN' || (base(word) !== 'obl' && base(word) !== 'nmod') || word.head <= word.index) return false
  const own = kids[word.index]
  const of = own.find((kid) => base(kid) === 'case' && hasWord(lexicon, 'partitive', kid.lemma) && !kid.multiword)
  const adjective = own.find((kid) => base(kid) === 'amod' && kid.index < word.index)
  if (!of || !adjective || of.index >= adjective.index || own.some((kid) => base(kid) === 'det')) return false
  if (!opensClause(words, of.index)) return false
  const verb = words[word.head]
  if (verb.upos !== 'VERB' || verb.feats.VerbForm === 'Inf') return false
  for (const kid of kids[verb.index]) {
    if (base(kid) !== 'nsubj') continue
    if (kid.index < verb.index) return false
    kid.deprel = 'obj'
  }
  of.deprel = 'det'
  word.deprel = 'nsubj'
  return true
}

/** "ont essuyé mardi des tirs": "de" with the plural article behind a verb without object is an article, the noun the object. */
export function mendPartitiveObject({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'NOUN' || !['obl', 'nmod'].includes(base(word)) || word.head < 0 || word.head > word.index)
    return false
  const of = kids[word.index].find((kid) => base(kid) === 'case')
  if (!of || !hasWord(lexicon, 'partitive', of.lemma)) return false
  const verb = verbAbove(words, word.head)
  if (!verb || verb.index > word.index || word.index - verb.index > 10) return false
  if (verb.index !== word.head && !isTimeUnder(words[word.head], verb, lexicon)) return false
  const own = kids[verb.index]
  // "des tirs", or, in a negative clause, "de tirs".
  const denied = own.some((kid) => hasWord(lexicon, 'negation', lower(kid)))
  const article = of.multiword === true && (word.feats.Number === 'Plur' || isDemanded(lexicon, verb, word))
  const none = denied && !of.multiword && !kids[word.index].some((kid) => base(kid) === 'det')
  if (!article && !none) return false
  if (
    own.some(
      (kid) =>
        base(kid) === 'obj' ||
        kid.deprel === 'aux:pass' ||
        (base(kid) === 'expl' && hasWord(lexicon, 'reflexive', lower(kid))),
    )
  )
    return false
  if (words.slice(verb.index + 1, of.index).some((other) => other.form === ',' || other.upos === 'VERB')) return false
  if (!takesObject(lexicon, verb.lemma.toLowerCase(), word.lemma.toLowerCase())) return false
  word.head = verb.index
  word.deprel = 'obj'
  of.deprel = 'det'
  return true
}

/** "saisi 15 kg d'explosifs": what stands right behind a measure is what is measured, whatever the tree hung it on. */
export function mendMeasured({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'NOUN' || !['obl', 'nmod'].includes(base(word)) || word.head < 0) return false
  const of = kids[word.index].find((kid) => base(kid) === 'case' && hasWord(lexicon, 'of', kid.lemma))
  const measure = of && words[of.index - 1]
  if (!measure || measure.index === word.head || measure.upos !== 'NOUN' || measure.head === word.index) return false
  if (!hasWord(lexicon, 'group-noun', measure.lemma.toLowerCase())) return false
  if (!kids[measure.index].some((kid) => base(kid) === 'nummod')) return false
  word.head = measure.index
  word.deprel = 'nmod'
  return true
}

/** "a utilisé du chlore": the verb asks for such a thing as its object. */
function isDemanded(lexicon: EventLexicon, verb: Draft, noun: Draft): boolean {
  const classes = (lexicon.classes.get(noun.lemma.toLowerCase()) ?? []).map(({ name }) => name)
  return (lexicon.triggers.get(verb.lemma.toLowerCase()) ?? []).some((row) =>
    row.frame.some(({ slots }) =>
      slots.some((slot) => slot.preposition === '' && slot.classes.some((name) => classes.includes(name))),
    ),
  )
}

function isTimeUnder(noun: Draft, verb: Draft, lexicon: EventLexicon): boolean {
  return noun.head === verb.index && ['time-noun', 'times-noun'].some((list) => hasWord(lexicon, list, noun.lemma))
}

/** Verbs that state an event noun as their object, and verbs of events with an object and no complement with "de". */
function takesObject(lexicon: EventLexicon, verb: string, noun: string): boolean {
  const isEvent = (lexicon.triggers.get(noun) ?? []).some(({ kind }) => kind === 'noun')
  const light = (lexicon.support.get(verb) ?? []).filter(({ words, preposition }) => words.length === 1 && !preposition)
  if (isEvent && light.some(({ value }) => value.with !== undefined || objectKinds.has(value.light ?? ''))) return true
  const rows = (lexicon.triggers.get(verb) ?? []).filter((row) => row.kind === 'verb' && row.words.length === 1)
  const slots = rows.flatMap((row) => row.frame).flatMap((frame) => frame.slots)
  return (
    slots.some((slot) => slot.preposition === '') &&
    !rows.some((row) => row.preposition) &&
    !slots.some(({ preposition }) => hasWord(lexicon, 'of', preposition))
  )
}

const objectKinds: ReadonlySet<string> = new Set(['agent', 'target', 'place', 'ongoing', 'end', 'foil', 'repel'])

function opensClause(words: readonly Draft[], at: number): boolean {
  const before = words[at - 1]
  return before === undefined || before.upos === 'PUNCT' || before.upos === 'SCONJ' || before.upos === 'CCONJ'
}
