// The words that silver sentences are built of: each points at its head, so that phrases can be put together before anything
// is numbered. In: forms and tags. Out: a gold sentence.
import type { GoldSentence, GoldWord } from './conllu.ts'

export interface Node {
  word: GoldWord
  head: Node | null
}

export interface Verb {
  lemma: string
  past: string
  participle: string
  third: string
  base: string
  gerund: string
  particle: string
}

const finitePast = 'Mood=Ind|Tense=Past|VerbForm=Fin'

export function asSentence(nodes: readonly Node[], id: string): GoldSentence {
  const words = nodes.map(({ word, head }) => ({ ...word, head: head ? nodes.indexOf(head) : -1 }))
  const tight = (index: number) => /^[.,']/.test(nodes[index + 1]?.word.form ?? '.')
  const tokens = words.map(({ form }, index) => ({ form, first: index, last: index, spaceAfter: !tight(index) }))
  const text = tokens
    .map(({ form, spaceAfter }) => form + (spaceAfter ? ' ' : ''))
    .join('')
    .trimEnd()
  return { id, text, words, tokens, newParagraph: false }
}

export function finite(verb: Verb): Node {
  return node(verb.past, verb.lemma, 'VERB', finitePast, null, 'root')
}

export function have(root: Node, subject: readonly Node[]): Node {
  const plural = isPlural(subject)
  const feats = `Mood=Ind|Number=${plural ? 'Plur' : 'Sing'}|Person=3|Tense=Pres|VerbForm=Fin`
  return node(plural ? 'have' : 'has', 'have', 'AUX', feats, root, 'aux:tense')
}

export function period(root: Node): Node {
  return node('.', '.', 'PUNCT', '_', root, 'punct')
}

/** Without the articles, as in headlines. */
export function bare(nodes: readonly Node[]): Node[] {
  return nodes.filter(({ word }) => !['the', 'a', 'an'].includes(word.form))
}

export function headOf(nodes: readonly Node[], above: Node): Node {
  return nodes.find(({ head }) => head === above)!
}

export function isPlural(nodes: readonly Node[]): boolean {
  const head = nodes.find((each) => !each.head || !nodes.includes(each.head))!
  return (
    head.word.feats.includes('Number=Plur') ||
    nodes.some(({ word, head: above }) => above === head && word.deprel === 'nummod')
  )
}

export function node(
  form: string,
  lemma: string,
  upos: string,
  feats: string,
  head: Node | null,
  deprel: string,
): Node {
  return { word: { form, lemma, upos, feats, head: -1, deprel }, head }
}
