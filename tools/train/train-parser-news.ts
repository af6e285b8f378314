// Makes news constructions that treebanks hold too few of, out of treebank sentences and hand-written fragments:
// inverted speech ("« S », a déclaré X"), "selon X", "X a déclaré que S", scare quotes, « » for ", titles without a period.
// In: parser sentences (their predicted tags stay) and a file of fragments. Out: more sentences, trees included.
import { readFileSync } from 'node:fs'
import { goldTree } from './oracle.ts'
import type { ParserSentence } from './parser-data.ts'
import { randomNumbers } from './random.ts'
import { dominates, fragment, newNode, type Node, nodesOf, sentenceOf } from './tree-nodes.ts'

interface Fragments {
  singular: string[]
  plural: string[]
  oblique: string[]
  /** Lemma, participle, present singular and plural. */
  verbs: string[][]
  accusing: string[][]
  infinitive: string[][]
}

type Random = () => number

/** About `share` × the number of sentences. `file` has the columns kind, fragment (form/lemma/UPOS/feats/head/relation). */
export function newsSentences(
  sentences: readonly ParserSentence[],
  file: string,
  share: number,
  seed: number,
): ParserSentence[] {
  const random = randomNumbers(seed)
  const fragments = readFragments(file)
  const plain = sentences.filter(isStatement)
  const made: ParserSentence[] = []
  while (made.length < sentences.length * share) {
    const source = pick(plain, random)
    const nodes = nodesOf(source)
    const result = chosen(random)(nodes, fragments, random)
    if (result) made.push(sentenceOf(result, source.treebank))
  }
  return made
}

type Construction = (nodes: Node[], fragments: Fragments, random: Random) => Node[] | null

function chosen(random: Random): Construction {
  const constructions: [number, Construction][] = [
    [0.44, speechAfter],
    [0.12, speechInside],
    [0.12, accordingTo],
    [0.1, reported],
    [0.12, perfectInfinitive],
    [0.1, scareQuotes],
  ]
  let rest = random()
  for (const [share, construction] of constructions) {
    rest -= share
    if (rest < 0) return construction
  }
  return speechAfter
}

/** Quotation marks in the other fashion, apostrophes alike, now and then no final period. */
export function varyTypography(sentences: readonly ParserSentence[], seed: number): ParserSentence[] {
  const random = randomNumbers(seed)
  return sentences.map((sentence) => {
    const french = random() < 0.6
    let open = false
    const words = sentence.words.map((token) => {
      if (token.form !== '"' || !french) return token
      open = !open
      const form = open ? '«' : '»'
      return { ...token, form, lemma: form }
    })
    const last = words.length - 1
    const bare = random() < 0.06 && last > 2 && words[last].form === '.' && !sentence.heads.includes(last)
    const keep = bare ? last : words.length
    return {
      words: words.slice(0, keep),
      heads: sentence.heads.slice(0, keep),
      relations: sentence.relations.slice(0, keep),
      gold: goldTree(sentence.heads.slice(0, keep)),
      treebank: sentence.treebank,
    }
  })
}

/** « S », a déclaré X (le jour). */
function speechAfter(nodes: Node[], fragments: Fragments, random: Random): Node[] {
  const root = nodes.find((node) => node.head === null)!
  const period = nodes.pop()!
  const quoted = quote(nodes, root, random)
  const { words, verb } = inverted(fragments, random)
  verb.head = root
  verb.relation = 'parataxis:insert'
  const comma = newNode(',', ',', 'PUNCT', '_', verb, 'punct')
  const inside = random() < 0.1
  return [...quoted, ...(inside ? [] : [comma]), ...words, period]
}

/** « S, a déclaré X, S »: the insertion stands between two dependents of the root, or beside it. */
function speechInside(nodes: Node[], fragments: Fragments, random: Random): Node[] | null {
  const root = nodes.find((node) => node.head === null)!
  const gaps: number[] = []
  for (let gap = 3; gap < nodes.length - 3; gap++) {
    if (isTopLevel(nodes, root, gap) && nodes[gap].relation !== 'punct' && nodes[gap - 1].relation !== 'case')
      gaps.push(gap)
  }
  if (gaps.length === 0) return null
  const gap = pick(gaps, random)
  const { words, verb } = inverted(fragments, random)
  verb.head = root
  verb.relation = 'parataxis:insert'
  const commas = [0, 1].map(() => newNode(',', ',', 'PUNCT', '_', verb, 'punct'))
  const before = nodes.slice(0, gap)
  const after = nodes.slice(gap)
  const period = after.pop()!
  if (before.at(-1)!.token.form === ',') before.pop()
  const style = pick(quoteStyles, random)
  if (style === null) return [...before, commas[0], ...words, commas[1], ...after, period]
  const mark = (form: string) => newNode(form, form, 'PUNCT', '_', root, 'punct')
  if (random() < 0.5)
    return [mark(style[0]), ...before, commas[0], ...words, commas[1], ...after, mark(style[1]), period]
  return [
    mark(style[0]),
    ...before,
    mark(style[1]),
    commas[0],
    ...words,
    commas[1],
    mark(style[0]),
    ...after,
    mark(style[1]),
    period,
  ]
}

/** Selon X, S — or S, selon X. */
function accordingTo(nodes: Node[], fragments: Fragments, random: Random): Node[] {
  const root = nodes.find((node) => node.head === null)!
  const source = fragment(pick(random() < 0.7 ? fragments.singular : fragments.plural, random))
  const head = source.find((node) => node.relation === 'nsubj')!
  head.relation = 'obl:mod'
  head.head = root
  const comma = newNode(',', ',', 'PUNCT', '_', head, 'punct')
  if (source.at(-1)!.token.form === ',') source.pop()
  if (random() < 0.5) {
    const first = newNode('Selon', 'selon', 'ADP', '_', head, 'case')
    return [first, ...source, comma, ...lowerFirst(nodes)]
  }
  const period = nodes.pop()!
  return [...nodes, comma, newNode('selon', 'selon', 'ADP', '_', head, 'case'), ...source, period]
}

/** X a déclaré (le jour) que S — or X a déclaré : « S ». */
function reported(nodes: Node[], fragments: Fragments, random: Random): Node[] {
  const root = nodes.find((node) => node.head === null)!
  const period = nodes.pop()!
  const { words, verb, subject, rest } = inverted(fragments, random, true)
  const auxiliaries = words.filter((node) => node.head === verb && node.relation === 'aux:tense')
  verb.relation = 'root'
  root.head = verb
  root.relation = 'ccomp'
  period.head = verb
  const start = upperFirst(subject)
  if (random() < 0.3) {
    const colon = newNode(':', ':', 'PUNCT', '_', root, 'punct')
    return [...start, ...auxiliaries, verb, ...rest, colon, ...quote(nodes, root, random), period]
  }
  const que = newNode(/^[aeiouyéêh]/i.test(nodes[0].token.form) ? "qu'" : 'que', 'que', 'SCONJ', '_', root, 'mark')
  return [...start, ...auxiliaries, verb, ...rest, que, ...lowerFirst(nodes), period]
}

/** X accuse Y d'avoir fait S — or X affirme avoir fait S; of sentences whose subject, "a" and participle stand at the start. */
function perfectInfinitive(nodes: Node[], fragments: Fragments, random: Random): Node[] | null {
  const root = nodes.find((node) => node.head === null)!
  const rootAt = nodes.indexOf(root)
  const auxiliaryAt = nodes.findIndex((node) => node.head === root && node.token.lemma === 'avoir')
  const subject = nodes.find((node) => node.head === root && node.relation.startsWith('nsubj'))
  if (auxiliaryAt < 1 || auxiliaryAt > rootAt || !subject || subject.token.upos === 'PRON') return null
  const start = nodes.slice(0, auxiliaryAt)
  if (!start.every((node) => dominates(subject, node))) return null
  const accuses = random() < 0.5
  const period = nodes.pop()!
  const verbs = accuses ? fragments.accusing : fragments.infinitive
  const { words, verb, subject: speaker } = inverted({ ...fragments, verbs }, random, true)
  const auxiliaries = words.filter((node) => node.head === verb && node.relation === 'aux:tense')
  verb.relation = 'root'
  root.head = verb
  root.relation = 'xcomp'
  period.head = verb
  const have = newNode('avoir', 'avoir', 'AUX', 'VerbForm=Inf', root, 'aux:tense')
  const rest = [have, ...nodes.slice(auxiliaryAt + 1), period]
  if (!accuses) return [...upperFirst(speaker), ...auxiliaries, verb, ...rest]
  subject.head = verb
  subject.relation = 'obj'
  const mark = newNode("d'", 'de', 'ADP', '_', root, 'mark')
  return [...upperFirst(speaker), ...auxiliaries, verb, ...lowerFirst(start), mark, ...rest]
}

/** Puts the subtree of one noun phrase or clause between quotation marks. */
function scareQuotes(nodes: Node[], _fragments: Fragments, random: Random): Node[] | null {
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
  const style = pick(quoteStyles, random)
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

const quoteStyles: ([string, string] | null)[] = [['«', '»'], ['«', '»'], ['"', '"'], ['“', '”'], null]

function quote(nodes: Node[], head: Node, random: Random): Node[] {
  const style = pick(quoteStyles, random)
  if (style === null) return nodes
  const mark = (form: string) => newNode(form, form, 'PUNCT', '_', head, 'punct')
  return [mark(style[0]), ...nodes, mark(style[1])]
}

/** A speech verb with its subject behind it: "a déclaré mardi le ministre", "assure-t-elle", "ont indiqué des témoins". */
function inverted(fragments: Fragments, random: Random, needsNoun = false) {
  const plural = random() < 0.25
  const [lemma, participle, present, presents] = pick(fragments.verbs, random)
  const number = plural ? 'Plur' : 'Sing'
  const past = random() < 0.65
  const finite = `Mood=Ind|Number=${number}|Person=3|Tense=Pres|VerbForm=Fin`
  const verb = past
    ? newNode(participle, lemma, 'VERB', 'Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part', null, '')
    : newNode(plural ? presents : present, lemma, 'VERB', finite, null, '')
  const auxiliary = past ? [newNode(plural ? 'ont' : 'a', 'avoir', 'AUX', finite, verb, 'aux:tense')] : []
  const obliques: Node[] = random() < 0.5 ? fragment(pick(fragments.oblique, random)) : []
  for (const node of obliques) node.head ??= verb
  if (!needsNoun && random() < 0.15) {
    const form = plural ? '-ils' : past || /[ae]$/.test(present) ? '-t-il' : '-il'
    const feats = `Emph=No|Gender=Masc|Number=${number}|Person=3|PronType=Prs`
    const clitic = newNode(form, 'lui', 'PRON', feats, verb, 'nsubj')
    const words = past ? [...auxiliary, clitic, verb, ...obliques] : [verb, clitic, ...obliques]
    return { words, verb, subject: [clitic], rest: obliques }
  }
  const subject = fragment(pick(plural ? fragments.plural : fragments.singular, random))
  subject.find((node) => node.relation === 'nsubj')!.head = verb
  // A closing comma of an apposition only stands where something follows.
  const rest =
    random() < 0.35
      ? [...obliques, ...withoutComma(subject)]
      : obliques.length > 0
        ? [...subject, ...obliques]
        : withoutComma(subject)
  return { words: [...auxiliary, verb, ...rest], verb, subject, rest: obliques }
}

function withoutComma(nodes: Node[]): Node[] {
  return nodes.at(-1)!.token.form === ',' ? nodes.slice(0, -1) : nodes
}

function isStatement(sentence: ParserSentence): boolean {
  const { words, heads, relations } = sentence
  const root = heads.indexOf(-1)
  return (
    words.length >= 5 &&
    words.length <= 40 &&
    words.at(-1)!.form === '.' &&
    ['VERB', 'ADJ', 'NOUN'].includes(words[root].upos) &&
    relations.some((relation, index) => relation.startsWith('nsubj') && heads[index] === root) &&
    !relations.includes('parataxis:insert') &&
    !words.some((word) => ['"', '«', '»'].includes(word.form)) &&
    sentence.gold.heads.every((head, index) => head === (heads[index] < 0 ? words.length : heads[index]))
  )
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

function lowerFirst(nodes: Node[]): Node[] {
  const [first] = nodes
  if (first.token.upos !== 'PROPN')
    first.token = { ...first.token, form: first.token.form[0].toLowerCase() + first.token.form.slice(1) }
  return nodes
}

function upperFirst(nodes: Node[]): Node[] {
  const [first] = nodes
  first.token = { ...first.token, form: first.token.form[0].toUpperCase() + first.token.form.slice(1) }
  return nodes
}

function readFragments(file: string): Fragments {
  const rows = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
  const of = (kind: string) => rows.filter((row) => row[0] === kind).map((row) => row[1])
  return {
    singular: of('subject-singular'),
    plural: of('subject-plural'),
    oblique: of('oblique'),
    verbs: of('speech-verb').map((row) => row.split(' ')),
    accusing: of('accuse-verb').map((row) => row.split(' ')),
    infinitive: of('infinitive-verb').map((row) => row.split(' ')),
  }
}

function pick<T>(list: readonly T[], random: Random): T {
  return list[Math.floor(random() * list.length)]
}
