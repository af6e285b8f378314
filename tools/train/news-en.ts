// English constructions of news, out of treebank sentences and the fragments of train-parser-news-en.tsv: "“S,” X said",
// "said X", "according to X", "X accused Y of killing …", scare quotes, headlines without articles.
import {
  type Construction,
  type Fragments,
  lowerFirst,
  partBySpeech,
  pick,
  type QuoteStyle,
  type Random,
  scareQuotes,
  upperFirst,
  withoutComma,
} from './news-tools.ts'
import { dominates, fragment, newNode, type Node } from './tree-nodes.ts'

const quoteStyles: QuoteStyle[] = [['"', '"'], ['“', '”'], ['“', '”'], null]

/** Each with its share. */
export const englishNews: [number, Construction][] = [
  [0.34, speechAfter],
  [0.1, speechInside],
  [0.12, accordingTo],
  [0.14, reported],
  [0.14, accusation],
  [0.06, (nodes, _fragments, random) => scareQuotes(nodes, quoteStyles, random)],
  [0.1, headline],
]

/** "S," X said (on Monday). */
function speechAfter(nodes: Node[], fragments: Fragments, random: Random): Node[] {
  const root = rootOf(nodes)
  const period = nodes.pop()!
  const { words, verb } = saying(fragments, random)
  verb.head = root
  verb.relation = 'parataxis:insert'
  const comma = newNode(',', ',', 'PUNCT', '_', verb, 'punct')
  const style = pick(quoteStyles, random)
  if (style === null) return [...nodes, comma, ...words, period]
  const [open, close] = style.map((form) => newNode(form, form, 'PUNCT', '_', root, 'punct'))
  const closing = random() < 0.75 ? [comma, close] : [close, comma]
  return [open, ...nodes, ...closing, ...words, period]
}

/** "S," X said, "S": between two dependents of the root. */
function speechInside(nodes: Node[], fragments: Fragments, random: Random): Node[] | null {
  const root = rootOf(nodes)
  const parted = partBySpeech(nodes, root, () => saying(fragments, random), random)
  if (parted === null) return null
  const { before, aside, after, period } = parted
  const style = pick(quoteStyles, random)
  if (style === null) return [...before, ...aside, ...after, period]
  const mark = (form: string) => newNode(form, form, 'PUNCT', '_', root, 'punct')
  const [open, close] = style
  return [
    mark(open),
    ...before,
    aside[0],
    mark(close),
    ...aside.slice(1),
    mark(open),
    ...after,
    ...(random() < 0.5 ? [period, mark(close)] : [mark(close), period]),
  ]
}

/** According to X, S — or S, according to X. */
function accordingTo(nodes: Node[], fragments: Fragments, random: Random): Node[] {
  const root = rootOf(nodes)
  const source = withoutComma(fragment(pick(random() < 0.7 ? fragments.singular : fragments.plural, random)))
  const head = source.find((node) => node.relation === 'nsubj')!
  head.relation = 'obl'
  head.head = root
  const comma = newNode(',', ',', 'PUNCT', '_', head, 'punct')
  const first = random() < 0.5
  const feats = 'Tense=Pres|VerbForm=Part'
  const according = newNode(first ? 'According' : 'according', 'accord', 'VERB', feats, head, 'case')
  const to = newNode('to', 'to', 'ADP', '_', according, 'fixed')
  if (first) return [according, to, ...source, comma, ...lowerFirst(nodes)]
  const period = nodes.pop()!
  return [...nodes, comma, according, to, ...source, period]
}

/** X said (on Monday) (that) S — or X said: "S". */
function reported(nodes: Node[], fragments: Fragments, random: Random): Node[] {
  const root = rootOf(nodes)
  const period = nodes.pop()!
  const { verb, subject, rest } = saying(fragments, random, true)
  verb.relation = 'root'
  root.head = verb
  root.relation = 'ccomp'
  period.head = verb
  const start = [...upperFirst(subject), verb, ...rest]
  const choice = random()
  if (choice < 0.15) {
    const mark = (form: string) => newNode(form, form, 'PUNCT', '_', root, 'punct')
    const [open, close] = pick(quoteStyles, random) ?? ['"', '"']
    return [...start, mark(random() < 0.5 ? ':' : ','), mark(open), ...nodes, period, mark(close)]
  }
  const that = choice < 0.7 ? [newNode('that', 'that', 'SCONJ', '_', root, 'mark')] : []
  return [...start, ...that, ...lowerFirst(nodes), period]
}

/** X accused Y of doing S — or X denied doing S; of sentences with a subject and a simple past at their start. */
function accusation(nodes: Node[], fragments: Fragments, random: Random): Node[] | null {
  const root = rootOf(nodes)
  const at = nodes.indexOf(root)
  const subject = nodes.find((node) => node.head === root && node.relation === 'nsubj')
  const { token } = root
  if (!subject || token.upos !== 'VERB' || token.feats.Tense !== 'Past' || token.feats.VerbForm !== 'Fin') return null
  if (subject.token.upos === 'PRON' || !nodes.slice(0, at).every((node) => dominates(subject, node))) return null
  const having = random() < 0.25
  const accuses = random() < 0.6
  const verbs = accuses ? fragments.accusing : fragments.infinitive
  const { verb, subject: speaker, rest } = saying({ ...fragments, verbs }, random, true)
  verb.relation = 'root'
  root.head = verb
  root.relation = accuses ? 'advcl' : 'xcomp'
  nodes.at(-1)!.head = verb
  const auxiliary = newNode('having', 'have', 'AUX', 'Tense=Pres|VerbForm=Part', root, 'aux:tense')
  if (having) root.token = newNode(token.form, token.lemma, 'VERB', 'Tense=Past|VerbForm=Part', null, '').token
  else root.token = newNode(gerund(token.lemma), token.lemma, 'VERB', 'VerbForm=Ger', null, '').token
  const doing = [...(having ? [auxiliary] : []), ...nodes.slice(at)]
  const start = [...upperFirst(speaker), verb]
  if (!accuses) return [...start, ...doing]
  subject.head = verb
  subject.relation = 'obj'
  const of = newNode('of', 'of', 'SCONJ', '_', root, 'mark')
  return [...start, ...lowerFirst(nodes.slice(0, at)), ...rest, of, ...doing]
}

/** A headline: no articles, no full stop. */
function headline(nodes: Node[]): Node[] | null {
  nodes.pop()
  const kept = nodes.filter((node) => !['the', 'a', 'an'].includes(node.token.form.toLowerCase()))
  if (kept.length === nodes.length || kept.some((node) => node.head && !kept.includes(node.head))) return null
  return upperFirst(kept)
}

/** A verb of speech with its subject: "the minister said on Monday", "said Mira Dolen, a doctor". */
function saying(fragments: Fragments, random: Random, before = false) {
  const plural = random() < 0.3
  const [lemma, past, third, base, object] = pick(fragments.verbs, random)
  const number = `Number=${plural ? 'Plur' : 'Sing'}|Person=3`
  const present = random() < 0.12
  const verb = present
    ? newNode(plural ? base : third, lemma, 'VERB', `Mood=Ind|${number}|Tense=Pres|VerbForm=Fin`, null, '')
    : newNode(past, lemma, 'VERB', 'Mood=Ind|Tense=Past|VerbForm=Fin', null, '')
  const pronoun = random() < 0.2
  const subject = fragment(pick(pronoun ? fragments.pronoun : plural ? fragments.plural : fragments.singular, random))
  if (pronoun) verb.token = newNode(past, lemma, 'VERB', 'Mood=Ind|Tense=Past|VerbForm=Fin', null, '').token
  subject.find((node) => node.relation === 'nsubj')!.head = verb
  const objects = object === 'person' ? fragment(pick(fragments.told, random)) : []
  const obliques = random() < 0.45 ? fragment(pick(fragments.oblique, random)) : []
  const rest = [...objects, ...obliques]
  for (const node of rest) node.head ??= verb
  const inverted = !before && !pronoun && objects.length === 0 && random() < 0.25
  const words = inverted
    ? [verb, ...(obliques.length > 0 ? subject : withoutComma(subject)), ...obliques]
    : [...subject, verb, ...rest]
  return { words, verb, subject, rest }
}

function rootOf(nodes: readonly Node[]): Node {
  return nodes.find((node) => node.head === null)!
}

/** "kill" → "killing", "take" → "taking", "plan" → "planning". */
function gerund(lemma: string): string {
  if (lemma.endsWith('ie')) return `${lemma.slice(0, -2)}ying`
  if (/[^eoy]e$/.test(lemma)) return `${lemma.slice(0, -1)}ing`
  return `${/^[^aeiou]*[aeiou][bdgklmnprt]$/.test(lemma) ? lemma + lemma.at(-1) : lemma}ing`
}
