/** Auxiliaries and voice of a verb; coordinated participles share those of the first. */
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import { isVerbal, relation, type SentenceView } from './sentence-view.ts'

const auxiliaries = new Set(['aux', 'cop'])

/** The verb whose auxiliaries a coordinated participle shares ("ont détruit deux chars et tué onze soldats"). */
export function ownerOf(view: SentenceView, verb: number): number {
  let at = verb
  for (let steps = 0; steps < 6; steps++) {
    const word = view.words[at]
    if (hasAuxiliary(view, at) || word.feats.VerbForm !== 'Part' || relation(word) !== 'conj' || word.head < 0)
      return at
    if (!isVerbal(view.words[word.head]) && view.words[word.head].upos !== 'ADJ') return at
    at = word.head
  }
  return at
}

export function hasAuxiliary(view: SentenceView, at: number): boolean {
  return view.kids[at].some((kid) => auxiliaries.has(relation(view.words[kid])))
}

export function isPassive(view: SentenceView, owner: number, lexicon: EventLexicon): boolean {
  let being = false
  const auxiliariesOf = view.kids[owner].filter((kid) => relation(view.words[kid]) === 'aux')
  // "a été passé à tabac": "être" itself in the perfect makes a passive of any verb.
  const had = auxiliariesOf.some((kid) => hasWord(lexicon, 'having', view.lemmas[kid]))
  const been = auxiliariesOf.some(
    (kid) => hasWord(lexicon, 'being', view.lemmas[kid]) && view.words[kid].feats.VerbForm === 'Part',
  )
  if (had && been) return true
  // "was wounded" with the participle for an adjective.
  const described =
    view.words[owner].upos === 'ADJ' &&
    lexicon.participles.has(view.forms[owner]) &&
    view.kids[owner].some((kid) => relation(view.words[kid]) === 'cop')
  if (described) return true
  if (
    hasWord(lexicon, 'being-verb', view.lemmas[owner]) ||
    (lexicon.participles.get(view.forms[owner]) ?? []).some((verb) => hasWord(lexicon, 'being-verb', verb))
  )
    return false
  for (const kid of view.kids[owner]) {
    const { deprel } = view.words[kid]
    if (deprel === 'aux:pass' || deprel === 'nsubj:pass') return true
    if (relation(view.words[kid]) === 'aux' && hasWord(lexicon, 'being', view.lemmas[kid])) being = true
  }
  return being
}

/** The finite word of the verb's group: its first auxiliary, else itself. */
export function clauseVerb(view: SentenceView, verb: number): SentenceView['words'][number] {
  const owner = ownerOf(view, verb)
  const auxiliary = view.kids[owner].filter((kid) => auxiliaries.has(relation(view.words[kid])) && kid < owner)
  return view.words[auxiliary.length > 0 ? Math.min(...auxiliary) : owner]
}
