// What the news constructions of all languages are built with. In and out: trees of words (tree-nodes.ts).
import { dominates, newNode, type Node } from './tree-nodes.ts'

export interface Fragments {
  singular: string[]
  plural: string[]
  oblique: string[]
  /** Lemma, participle, present singular and plural. */
  verbs: string[][]
  accusing: string[][]
  infinitive: string[][]
  /** Subjects of one word, and who is told something; empty where a language needs none. */
  pronoun: string[]
  told: string[]
}

export type Random = () => number

export type Construction = (nodes: Node[], fragments: Fragments, random: Random) => Node[] | null

/** Opening and closing mark; null for none. */
export type QuoteStyle = [string, string] | null

/** A clause cut in two by a verb of speech and its speaker, between commas. */
export interface Parted {
  before: Node[]
  /** Comma, the words of the saying, comma. */
  aside: Node[]
  after: Node[]
  period: Node
}

/** "S, X said, S": between two dependents of the root; null where there is no such place. `saying` makes the insertion. */
export function partBySpeech(
  nodes: Node[],
  root: Node,
  saying: () => { words: Node[]; verb: Node },
  random: Random,
): Parted | null {
  const gaps: number[] = []
  for (let gap = 3; gap < nodes.length - 3; gap++) {
    if (isTopLevel(nodes, root, gap) && nodes[gap].relation !== 'punct' && nodes[gap - 1].relation !== 'case')
      gaps.push(gap)
  }
  if (gaps.length === 0) return null
  const gap = pick(gaps, random)
  const { words, verb } = saying()
  verb.head = root
  verb.relation = 'parataxis:insert'
  const comma = () => newNode(',', ',', 'PUNCT', '_', verb, 'punct')
  const after = nodes.slice(gap)
  const period = after.pop()!
  return { before: withoutComma(nodes.slice(0, gap)), aside: [comma(), ...words, comma()], after, period }
}

/** Puts the subtree of one noun phrase or clause between quotation marks. */
export function scareQuotes(nodes: Node[], styles: readonly QuoteStyle[], random: Random): Node[] | null {
  const spans: [number, number, Node][] = []
  for (const node of nodes) {
    if (!['obj', 'nmod', 'xcomp', 'obl:arg', 'amod', 'acl'].includes(node.relation)) continue
    const inside = nodes.map((other, index) => (dominates(node, other) ? index : -1)).filter((index) => index >= 0)
    let first = inside[0]
    const last = inside.at(-1)!
    if (last - first + 1 !== inside.length || inside.length > 9) continue
    while (
      ['case', 'det', 'mark', 'punct'].includes(nodes[first].relation) &&
      nodes[first].head === node &&
      first < last
    )
      first++
    if (nodes.slice(first, last + 1).some((other) => other.relation === 'punct')) continue
    spans.push([first, last, node])
  }
  const style = pick(styles, random)
  if (spans.length === 0 || style === null) return null
  const [first, last, node] = pick(spans, random)
  const mark = (form: string) => newNode(form, form, 'PUNCT', '_', node, 'punct')
  return [
    ...nodes.slice(0, first),
    mark(style[0]),
    ...nodes.slice(first, last + 1),
    mark(style[1]),
    ...nodes.slice(last + 1),
  ]
}

export function quote(nodes: Node[], head: Node, styles: readonly QuoteStyle[], random: Random): Node[] {
  const style = pick(styles, random)
  if (style === null) return nodes
  const mark = (form: string) => newNode(form, form, 'PUNCT', '_', head, 'punct')
  return [mark(style[0]), ...nodes, mark(style[1])]
}

export function withoutComma(nodes: Node[]): Node[] {
  return nodes.at(-1)!.token.form === ',' ? nodes.slice(0, -1) : nodes
}

/** True where an insertion before `gap` can hang on the root without crossing an arc. */
function isTopLevel(nodes: Node[], root: Node, gap: number): boolean {
  const rootAt = nodes.indexOf(root)
  return nodes.every((node, index) => {
    if (node.head === null || node.head === root || node === root) return true
    const head = nodes.indexOf(node.head)
    const from = Math.min(index, head)
    const to = Math.max(index, head)
    return gap <= from || gap > to || (from < rootAt && rootAt < to)
  })
}

export function lowerFirst(nodes: Node[]): Node[] {
  const [first] = nodes
  if (first.token.upos !== 'PROPN')
    first.token = { ...first.token, form: first.token.form[0].toLowerCase() + first.token.form.slice(1) }
  return nodes
}

export function upperFirst(nodes: Node[]): Node[] {
  const [first] = nodes
  first.token = { ...first.token, form: first.token.form[0].toUpperCase() + first.token.form.slice(1) }
  return nodes
}

export function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)]
}
