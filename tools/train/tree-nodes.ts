// Trees that can be cut and put together: words point at their heads. In and out: sentences of the parser's trainer.
import type { ParsedToken } from '../../src/parse/parser-vocabulary.ts'
import { goldTree } from './oracle.ts'
import { type ParserSentence, tagLabel } from './parser-data.ts'

/** A word of a tree under construction. */
export interface Node {
  token: ParsedToken
  head: Node | null
  relation: string
}

export function nodesOf(sentence: ParserSentence): Node[] {
  const nodes: Node[] = sentence.words.map((token, index) => ({
    token,
    head: null,
    relation: sentence.relations[index],
  }))
  sentence.heads.forEach((head, index) => {
    nodes[index].head = head < 0 ? null : nodes[head]
  })
  return nodes
}

export function sentenceOf(nodes: Node[], treebank: number): ParserSentence {
  const heads = nodes.map((node) => (node.head ? nodes.indexOf(node.head) : -1))
  return {
    words: nodes.map((node) => node.token),
    relations: nodes.map((node) => node.relation),
    heads,
    gold: goldTree(heads),
    treebank,
  }
}

export function newNode(
  form: string,
  lemma: string,
  upos: string,
  feats: string,
  head: Node | null,
  relation: string,
): Node {
  return { token: { form, lemma, ...tagLabel(upos, feats) }, head, relation }
}

export function fragment(text: string): Node[] {
  const cells = text.split(' ').map((word) => word.split('/'))
  const nodes = cells.map(([form, lemma, upos, feats, , relation]) =>
    newNode(form, lemma, upos, feats.replaceAll(',', '|'), null, relation),
  )
  cells.forEach(([, , , , head], index) => {
    nodes[index].head = head === '0' ? null : nodes[Number(head) - 1]
  })
  return nodes
}

export function dominates(above: Node, node: Node): boolean {
  for (let at: Node | null = node; at; at = at.head) if (at === above) return true
  return false
}
