/** Verb groups and main clauses that the tree cut in the wrong place. */
import { hasWord } from './event-lexicon.ts'
import { base, becomeAuxiliary, lower, type Draft, type Tree } from './mend-tree.ts'
import { isPastParticiple } from './sentence-view.ts'

/** "il n'y a pas eu de frappes": a participle hung on "avoir" as its complement is the verb, "avoir" its auxiliary. */
export function mendSplitPerfect({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'VERB' || base(word) !== 'xcomp' || word.head < 0 || !isPastParticiple(word)) return false
  const having = words[word.head]
  if (having.index > word.index || word.index - having.index > 4 || !hasWord(lexicon, 'having', having.lemma))
    return false
  if (words.slice(having.index + 1, word.index).some((between) => between.upos !== 'ADV')) return false
  if (kids[word.index].some((kid) => base(kid) === 'aux' || base(kid) === 'mark')) return false
  becomeAuxiliary(having, word, kids)
  return true
}

/**
 * "Deux hommes soupçonnés d'avoir posé la bombe ont été arrêtés", which trees read as "… posé: la bombe ont été arrêtés": a finite
 * verb right behind the infinitive of a reduced clause, with no conjunction, is the main verb of the noun before.
 */
export function mendGardenPath({ words, kids }: Tree, word: Draft): boolean {
  if (word.upos !== 'VERB' || base(word) !== 'ccomp' || word.head < 0 || word.head > word.index) return false
  const infinitive = words[word.head]
  const own = kids[word.index]
  const object = own.find((kid) => base(kid) === 'nsubj' && kid.index > infinitive.index && kid.index < word.index)
  const isFinite = [word, ...own].some(({ feats, index }) => feats.VerbForm === 'Fin' && index > infinitive.index)
  if (!object || !isFinite || own.some((kid) => base(kid) === 'mark')) return false
  if (words.slice(infinitive.index, word.index).some((between) => between.upos === 'PUNCT')) return false
  const reduced = words[infinitive.head]
  if (base(infinitive) !== 'xcomp' || !reduced || !isPastParticiple(reduced)) return false
  if (kids[reduced.index].some((kid) => base(kid) === 'aux')) return false
  const noun = base(reduced) === 'acl' ? words[reduced.head] : kids[reduced.index].find((kid) => base(kid) === 'nsubj')
  if (!noun || noun.index > reduced.index) return false
  const top = base(reduced) === 'acl' ? noun : reduced
  word.head = top.head
  word.deprel = top.deprel
  noun.head = word.index
  noun.deprel = own.some((kid) => kid.deprel === 'aux:pass') ? 'nsubj:pass' : 'nsubj'
  reduced.head = noun.index
  reduced.deprel = 'acl'
  object.head = infinitive.index
  object.deprel = 'obj'
  return true
}

/**
 * "Gunmen killed the mayor" with the past tense taken for its look-alike, the participle: with a subject of its own before it and
 * no auxiliary it is finite. Headlines leave auxiliaries out, so there it takes an object too. For packs that say so.
 */
export function mendPastTense({ kids, lexicon, headline }: Tree, word: Draft): boolean {
  if (word.upos !== 'VERB' || !isPastParticiple(word) || !hasWord(lexicon, 'past-participle', 'alike')) return false
  const own = kids[word.index]
  const subject = own.find((kid) => base(kid) === 'nsubj' && kid.index < word.index)
  if (!subject || own.some((kid) => base(kid) === 'aux' || kid.deprel === 'obl:agent')) return false
  if (headline && !own.some((kid) => base(kid) === 'obj')) return false
  const { Voice: _, ...feats } = word.feats
  word.feats = { ...feats, VerbForm: 'Fin', Tense: 'Past', Mood: 'Ind' }
  subject.deprel = 'nsubj'
  return true
}

/**
 * "Oil terminal hit by drones": a past tense without object but with an agent is its look-alike, the participle of a passive.
 * For packs that say so.
 */
export function mendReducedPassive(tree: Tree, word: Draft): boolean {
  const { words, kids, lexicon } = tree
  if (word.upos !== 'VERB' || !hasWord(lexicon, 'past-participle', 'alike')) return false
  if (!lexicon.participles.has(word.form.toLowerCase()) || word.feats.Voice === 'Pass') return false
  const own = kids[word.index]
  if (own.some((kid) => ['aux', 'cop'].includes(base(kid)) || (base(kid) === 'obj' && !isCased(kids, kid))))
    return false
  const agent = own.find((kid) => kid.deprel === 'obl:agent' && kid.index > word.index)
  if (agent ? !isSomebody(kids, agent) : !lacksItsObject(tree, word)) return false
  const before = words[word.index - 1]
  const subject =
    own.find((kid) => base(kid) === 'nsubj' && kid.index < word.index) ??
    own.find((kid) => kid === before && (base(kid) === 'compound' || base(kid) === 'amod') && isNoun(kid))
  if (!subject && base(word) !== 'root') return false
  if (subject) subject.deprel = 'nsubj:pass'
  const { Mood: _, ...feats } = word.feats
  word.feats = { ...feats, VerbForm: 'Part', Tense: 'Past', Voice: 'Pass' }
  return true
}

/** "Officer shot dead in Brisane": headlines tell what was done in the present, and its look-alike of the past wants an object. */
function lacksItsObject({ words, kids, lexicon, headline }: Tree, word: Draft): boolean {
  if (!headline || word.feats.VerbForm !== 'Fin' || word.feats.Tense !== 'Past') return false
  const own = kids[word.index]
  if (!own.some((kid) => base(kid) === 'nsubj' && kid.index === word.index - 1)) return false
  if (
    own.some(
      (kid) =>
        kid.index > word.index &&
        ['obl:unmarked', 'ccomp', 'xcomp', 'nsubj'].includes(kid.deprel) &&
        kid.upos !== 'ADJ',
    )
  )
    return false
  const rows = (lexicon.triggers.get(word.lemma) ?? []).filter(({ kind, value }) => kind === 'verb' && !value.light)
  const suffers = rows.some(({ frame }) =>
    frame.some(
      ({ subject, slots }) =>
        subject?.role === 'perpetrator' &&
        slots.some(({ role, preposition }) => preposition === '' && (role === 'victim' || role === 'target')),
    ),
  )
  const next = words.slice(word.index + 1, word.index + 3).find(({ upos }) => upos === 'ADP')
  const aims = rows.flatMap(({ words: entry, frame }) => [
    ...(entry.length === 2 ? entry.slice(1) : []),
    ...frame.flatMap(({ slots }) => slots.filter(({ role }) => role === 'target').map((slot) => slot.preposition)),
  ])
  return suffers && !(next && aims.includes(lower(next)))
}

function isSomebody(kids: readonly Draft[][], { index, upos, feats }: Draft): boolean {
  return upos === 'PROPN' || feats.Number === 'Plur' || kids[index].some((kid) => ['det', 'nummod'].includes(base(kid)))
}

/** "wounded as gunmen attack motorcade": a noun with a preposition, whatever the tree calls it. */
function isCased(kids: readonly Draft[][], { index }: Draft): boolean {
  const phrase = [index, ...kids[index].map((kid) => kid.index)]
  return phrase.some((at) => kids[at].some((kid) => base(kid) === 'case' && kid.upos === 'ADP' && kid.index < index))
}

function isNoun({ upos }: Draft): boolean {
  return upos === 'NOUN' || upos === 'PROPN'
}
