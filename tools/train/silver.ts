// Sentences of news made from phrases and verbs that we wrote (silver-<language>.tsv), with tags and trees: treebanks of the
// web hold few clashes, raids and gunmen, and take them for verbs. In: a language and a number. Out: as many gold sentences.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GoldSentence } from './conllu.ts'
import { randomNumbers } from './random.ts'
import { asSentence, bare, finite, have, headOf, isPlural, node, period, type Node, type Verb } from './silver-nodes.ts'

type Lists = ReadonlyMap<string, readonly string[]>

export function silverSentences(language: string, count: number, seed: number): GoldSentence[] {
  if (count === 0) return []
  const lists = readLists(join(import.meta.dirname, `silver-${language}.tsv`))
  const maker = new Maker(lists, randomNumbers(seed))
  return Array.from({ length: count }, (_, index) => asSentence(maker.sentence(), `silver-${index}`))
}

class Maker {
  readonly #lists: Lists
  readonly #random: () => number

  constructor(lists: Lists, random: () => number) {
    this.#lists = lists
    this.#random = random
  }

  sentence(): Node[] {
    const kinds = [
      () => this.#active(),
      () => this.#active(),
      () => this.#active(),
      () => this.#passive(),
      () => this.#passive(),
      () => this.#eventLeaves(),
      () => this.#eventLeaves(),
      () => this.#eventHappens(),
      () => this.#eventHappens(),
      () => this.#headline(),
      () => this.#relative(),
      () => this.#casualties(),
    ]
    const nodes = this.#pick(kinds)()
    const [first] = nodes
    first.word.form = first.word.form.charAt(0).toUpperCase() + first.word.form.slice(1)
    return nodes
  }

  /** "Gunmen assassinated the mayor of Tolek on Monday(, killing two guards)." */
  #active(): Node[] {
    const verb = this.#verb('transitive')
    const root = finite(verb)
    const subject = this.phrase('doer', root, 'nsubj')
    const object = this.phrase(this.#chance(0.6) ? 'person' : 'thing', root, 'obj')
    const particle = verb.particle ? [node(verb.particle, verb.particle, 'ADP', '_', root, 'compound:prt')] : []
    const perfect = this.#chance(0.2)
    const auxiliary = perfect ? [have(root, subject)] : []
    if (perfect) root.word = { ...root.word, form: verb.participle, feats: 'Tense=Past|VerbForm=Part' }
    const end = this.#chance(0.3) ? this.#doing(root) : []
    return [...subject, ...auxiliary, root, ...particle, ...object, ...this.#circumstances(root), ...end, period(root)]
  }

  /** "Three peasants were kidnapped by rebels near Tolek." */
  #passive(): Node[] {
    const verb = this.#verb('transitive')
    const root = node(verb.participle, verb.lemma, 'VERB', 'Tense=Past|VerbForm=Part', null, 'root')
    const subject = this.phrase(this.#chance(0.6) ? 'person' : 'thing', root, 'nsubj:pass')
    const plural = isPlural(subject)
    const past = `Mood=Ind|Number=${plural ? 'Plur' : 'Sing'}|Person=3|Tense=Past|VerbForm=Fin`
    const auxiliary = this.#chance(0.8)
      ? [node(plural ? 'were' : 'was', 'be', 'AUX', past, root, 'aux:pass')]
      : [have(root, subject), node('been', 'be', 'AUX', 'Tense=Past|VerbForm=Part', root, 'aux:pass')]
    const particle = verb.particle ? [node(verb.particle, verb.particle, 'ADP', '_', root, 'compound:prt')] : []
    const agent = this.#chance(0.5) ? this.#prepositional('by', this.phrase('doer', root, 'obl:agent')) : []
    return [...subject, ...auxiliary, root, ...particle, ...agent, ...this.#circumstances(root), period(root)]
  }

  /** "Drone strikes on the port left at least nine workers dead." */
  #eventLeaves(): Node[] {
    const verb = this.#verb('causing')
    const root = finite(verb)
    const subject = this.phrase('event', root, 'nsubj')
    const head = headOf(subject, root)
    if (this.#chance(0.7))
      subject.push(
        ...this.#prepositional(this.#pick(['on', 'in', 'against', 'near']), this.phrase('thing', head, 'nmod')),
      )
    const object = this.phrase('victims', root, 'obj')
    const dead =
      verb.lemma === 'leave'
        ? [node(this.#pick(['dead', 'wounded', 'homeless']), 'dead', 'ADJ', 'Degree=Pos', root, 'xcomp')]
        : []
    for (const each of dead) each.word.lemma = each.word.form
    return [...subject, root, ...object, ...dead, ...this.#circumstances(root), period(root)]
  }

  /** "Clashes broke out in Tolek between the army and rebels." */
  #eventHappens(): Node[] {
    const verb = this.#verb('happening')
    const root = finite(verb)
    const subject = this.phrase('event', root, 'nsubj')
    const particle = verb.particle ? [node(verb.particle, verb.particle, 'ADP', '_', root, 'compound:prt')] : []
    const rest = this.#circumstances(root)
    if (this.#chance(0.3)) {
      const first = this.phrase('doer', root, 'obl')
      const head = headOf(first, root)
      const second = this.phrase('doer', head, 'conj')
      const and = node('and', 'and', 'CCONJ', '_', headOf(second, head), 'cc')
      rest.push(node('between', 'between', 'ADP', '_', head, 'case'), ...first, and, ...second)
    }
    return [...subject, root, ...particle, ...rest, period(root)]
  }

  /** "Rebels kill three soldiers in ambush near Tolek". */
  #headline(): Node[] {
    const verb = this.#verb('transitive')
    const root = node(
      verb.base,
      verb.lemma,
      'VERB',
      'Mood=Ind|Number=Plur|Person=3|Tense=Pres|VerbForm=Fin',
      null,
      'root',
    )
    const subject = bare(this.phrase('doer', root, 'nsubj'))
    if (!isPlural(subject))
      root.word = { ...root.word, form: verb.third, feats: root.word.feats.replace('Plur', 'Sing') }
    const particle = verb.particle ? [node(verb.particle, verb.particle, 'ADP', '_', root, 'compound:prt')] : []
    const object = bare(this.phrase(this.#chance(0.6) ? 'person' : 'thing', root, 'obj'))
    const rest = this.#chance(0.5)
      ? this.#prepositional(this.#pick(['in', 'after', 'during']), bare(this.phrase('event', root, 'obl')))
      : this.#circumstances(root)
    return [...subject, root, ...particle, ...object, ...rest]
  }

  /** "The soldiers who shelled the town withdrew on Monday." */
  #relative(): Node[] {
    const verb = this.#verb('happening-person')
    const root = finite(verb)
    const subject = this.phrase('doer', root, 'nsubj')
    const head = headOf(subject, root)
    const inner = this.#verb('transitive')
    const clause = finite(inner)
    clause.head = head
    clause.word.deprel = 'acl:relcl'
    const who = node('who', 'who', 'PRON', 'PronType=Rel', clause, 'nsubj')
    const object = this.phrase('thing', clause, 'obj')
    const particle = inner.particle ? [node(inner.particle, inner.particle, 'ADP', '_', clause, 'compound:prt')] : []
    const after = verb.particle ? [node(verb.particle, verb.particle, 'ADP', '_', root, 'compound:prt')] : []
    return [...subject, who, clause, ...particle, ...object, root, ...after, ...this.#circumstances(root), period(root)]
  }

  /** "Two policemen were killed and five wounded when a bomb exploded near the school." */
  #casualties(): Node[] {
    const verb = this.#verb('harming')
    const root = node(verb.participle, verb.lemma, 'VERB', 'Tense=Past|VerbForm=Part', null, 'root')
    const subject = this.phrase('victims', root, 'nsubj:pass')
    const were = node('were', 'be', 'AUX', 'Mood=Ind|Number=Plur|Person=3|Tense=Past|VerbForm=Fin', root, 'aux:pass')
    const other = this.#verb('harming')
    const second: Node[] = []
    if (this.#chance(0.4)) {
      const also = node(other.participle, other.lemma, 'VERB', 'Tense=Past|VerbForm=Part', root, 'conj')
      const number = this.#pick(['five', 'three', 'eleven', 'four'])
      second.push(
        node('and', 'and', 'CCONJ', '_', also, 'cc'),
        node(number, number, 'NUM', 'NumForm=Word|NumType=Card', also, 'nsubj:pass'),
        also,
      )
    }
    const happening = this.#verb('happening')
    const clause = finite(happening)
    clause.head = root
    clause.word.deprel = 'advcl'
    const when = node('when', 'when', 'SCONJ', '_', clause, 'mark')
    const cause = this.phrase('event', clause, 'nsubj')
    const particle = happening.particle
      ? [node(happening.particle, happening.particle, 'ADP', '_', clause, 'compound:prt')]
      : []
    return [
      ...subject,
      were,
      root,
      ...second,
      when,
      ...cause,
      clause,
      ...particle,
      ...this.#circumstances(clause),
      period(root),
    ]
  }

  /** ", killing two guards" */
  #doing(root: Node): Node[] {
    const verb = this.#verb('harming')
    const doing = node(verb.gerund, verb.lemma, 'VERB', 'Tense=Pres|VerbForm=Part', root, 'advcl')
    return [node(',', ',', 'PUNCT', '_', doing, 'punct'), doing, ...this.phrase('victims', doing, 'obj')]
  }

  #circumstances(root: Node): Node[] {
    const nodes: Node[] = []
    if (this.#chance(0.55))
      nodes.push(...this.#prepositional(this.#pick(['in', 'near', 'outside', 'at']), this.phrase('place', root, 'obl')))
    if (this.#chance(0.4)) nodes.push(...this.phrase('time', root, 'obl'))
    return nodes
  }

  /** A phrase of the lists; its head (0) hangs on `head`, unless the list gives it a relation of its own. */
  phrase(kind: string, head: Node, relation: string): Node[] {
    const cells = this.#pick(this.#lists.get(kind) ?? [])
      .split(' ')
      .map((cell) => cell.split('/'))
    const nodes = cells.map(([form, lemma, upos, feats]) =>
      node(form, lemma, upos, feats.replaceAll(',', '|'), null, ''),
    )
    cells.forEach(([, , , , at, deprel], index) => {
      nodes[index].head = at === '0' ? head : nodes[Number(at) - 1]
      nodes[index].word.deprel = at === '0' && deprel === '-' ? relation : deprel
    })
    return nodes
  }

  #prepositional(preposition: string, nodes: Node[]): Node[] {
    const head = nodes.find(({ head: above }) => !above || !nodes.includes(above))!
    return [node(preposition, preposition, 'ADP', '_', head, 'case'), ...nodes]
  }

  #verb(kind: string): Verb {
    const [lemma, past, participle, third, base, gerund, particle = ''] = this.#pick(this.#lists.get(kind) ?? []).split(
      ' ',
    )
    return { lemma, past, participle, third, base, gerund, particle }
  }

  #chance(share: number): boolean {
    return this.#random() < share
  }

  #pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.#random() * list.length)]
  }
}

function readLists(file: string): Lists {
  const lists = new Map<string, string[]>()
  for (const line of readFileSync(file, 'utf8').trimEnd().split('\n').slice(1)) {
    const [kind, entry] = line.split('\t')
    lists.set(kind, [...(lists.get(kind) ?? []), entry])
  }
  return lists
}
