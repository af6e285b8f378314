// "treating sixteen wounded people": a figure, a participle and the noun it describes, which the tree read as "sixteen [were]
// wounded people". In: the words of a sentence with their tree. Out: the tree mended in place.
import type { Word } from '../model/tree.ts'

export function mendCounted(words: readonly Word[]): void {
  for (const participle of words) {
    const { index, upos, feats, head, deprel } = participle
    const figure = words[index - 1]
    const noun = words[index + 1]
    if (upos !== 'VERB' || feats.VerbForm !== 'Part' || head < 0 || head > index || !figure || noun?.upos !== 'NOUN')
      continue
    if (figure.upos !== 'NUM' || figure.head !== index || !figure.deprel.startsWith('nsubj')) continue
    if (noun.head !== index || noun.deprel !== 'obj') continue
    if (words.some((word) => word.head === index && word.deprel.startsWith('aux'))) continue
    for (const word of words) if (word.head === index) word.head = noun.index
    figure.deprel = 'nummod'
    noun.head = head
    noun.deprel = deprel === 'xcomp' || deprel === 'ccomp' ? 'obj' : deprel
    participle.head = noun.index
    participle.deprel = 'amod'
  }
}
