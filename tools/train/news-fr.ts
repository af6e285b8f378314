// French constructions of news, out of treebank sentences and the fragments of train-parser-news-fr.tsv: inverted speech
// ("« S », a déclaré X"), "selon X", "X a déclaré que S", scare quotes.
import {
  type Construction,
  type Fragments,
  lowerFirst,
  partBySpeech,
  pick,
  quote,
  type QuoteStyle,
  type Random,
  scareQuotes,
  upperFirst,
  withoutComma,
} from './news-tools.ts'
import { dominates, fragment, newNode, type Node } from './tree-nodes.ts'

const quoteStyles: QuoteStyle[] = [['«', '»'], ['«', '»'], ['"', '"'], ['“', '”'], null]

/** Each with its share. */
export const frenchNews: [number, Construction][] = [
  [0.44, speechAfter],
  [0.12, speechInside],
  [0.12, accordingTo],
  [0.1, reported],
  [0.12, perfectInfinitive],
  [0.1, (nodes, _fragments, random) => scareQuotes(nodes, quoteStyles, random)],
]

/** « S », a déclaré X (le jour). */
function speechAfter(nodes: Node[], fragments: Fragments, random: Random): Node[] {
  const root = nodes.find((node) => node.head === null)!
  const period = nodes.pop()!
  const quoted = quote(nodes, root, quoteStyles, random)
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
  const parted = partBySpeech(nodes, root, () => inverted(fragments, random), random)
  if (parted === null) return null
  const { before, aside, after, period } = parted
  const style = pick(quoteStyles, random)
  if (style === null) return [...before, ...aside, ...after, period]
  const mark = (form: string) => newNode(form, form, 'PUNCT', '_', root, 'punct')
  if (random() < 0.5) return [mark(style[0]), ...before, ...aside, ...after, mark(style[1]), period]
  return [mark(style[0]), ...before, mark(style[1]), ...aside, mark(style[0]), ...after, mark(style[1]), period]
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
    return [...start, ...auxiliaries, verb, ...rest, colon, ...quote(nodes, root, quoteStyles, random), period]
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
