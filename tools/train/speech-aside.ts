// Brings trees to the conventions that all our parsers share, so that the rules of later stages need only one.
// "« S », said X": what is said is the root and the verb of speech hangs on it as `parataxis:insert`; some treebanks make it
// the object of the verb instead. Auxiliaries of tense are told from modals. In and out: a sentence; the words stay.
import type { GoldSentence, GoldWord } from './conllu.ts'

export function speechAside(
  sentence: GoldSentence,
  { speech, tense }: { speech: readonly string[]; tense: readonly string[] },
): GoldSentence {
  const words = sentence.words.map((word) => ({ ...word }))
  words.forEach((word, index) => {
    if (word.deprel === 'ccomp' && isAside(words, index)) swap(words, index)
    else if (word.deprel === 'parataxis' && speech.includes(word.lemma) && speaksBehind(words, index))
      word.deprel = 'parataxis:insert'
    else if (word.deprel === 'aux' && tense.includes(word.lemma)) word.deprel = 'aux:tense'
  })
  return { ...sentence, words }
}

/** What is said stands before the verb of speech and its subject, with a comma or a mark between. */
function isAside(words: readonly GoldWord[], said: number): boolean {
  const verb = words[said].head
  if (verb < said || verb < 0 || words[verb].upos !== 'VERB') return false
  const inside = (index: number) => {
    for (let at = index; at >= 0; at = words[at].head) if (at === said) return true
    return false
  }
  const rest = words.flatMap((word, index) => (word.head === verb && !inside(index) ? [index] : []))
  const subject = rest.find((index) => words[index].deprel.startsWith('nsubj'))
  if (subject === undefined || subject < said) return false
  return words.slice(said, Math.max(verb, subject)).some((word) => word.upos === 'PUNCT')
}

/** A verb of speech with its own subject, behind what it hangs on, without a clause of its own. */
function speaksBehind(words: readonly GoldWord[], verb: number): boolean {
  const { head, upos } = words[verb]
  if (upos !== 'VERB' || head > verb) return false
  const own = words.filter((word) => word.head === verb)
  return (
    own.some((word) => word.deprel === 'nsubj') && !own.some((word) => ['ccomp', 'xcomp', 'obj'].includes(word.deprel))
  )
}

function swap(words: GoldWord[], said: number): void {
  const verb = words[said].head
  words[said].head = words[verb].head
  words[said].deprel = words[verb].deprel
  words[verb].head = said
  words[verb].deprel = 'parataxis:insert'
  // The closing mark of the whole belongs to its root.
  const last = words.at(-1)!
  if (last.head === verb && last.upos === 'PUNCT' && words[said].head < 0) last.head = said
}
