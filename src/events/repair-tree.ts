/**
 * Mends what the trees of news get wrong most and word order tells for sure: coordinated participles ("détruit deux chars, tué
 * onze soldats") taken for adjectives, objects hung on the noun before them, quantities headed by their adverb. Out: the words
 * with new heads where needed; the input is not touched.
 */
import type { Sentence } from '../model/tree.ts'
import { copyWord } from '../text/copy-word.ts'
import { hasWord, type EventLexicon } from './event-lexicon.ts'
import {
  mendAgent,
  mendAfterTime,
  mendBareObject,
  mendObject,
  mendObjectBefore,
  mendSubjectAfter,
} from './mend-objects.ts'
import { mendHeadedPreposition } from './mend-headed-preposition.ts'
import { mendGappedPassive, mendStatedEvent, mendTakenForAdjective, mendTakenForNoun } from './mend-participle.ts'
import { mendMeasured, mendPartitive, mendPartitiveObject } from './mend-partitive.ts'
import { isPresentParticiple } from './sentence-view.ts'
import { mendCasedSubject, mendSharedSubject } from './mend-subjects.ts'
import { mendGardenPath, mendPastTense, mendReducedPassive, mendSplitPerfect } from './mend-verbs.ts'
import { base, lastBefore, lower, type Draft, type Tree } from './mend-tree.ts'

export function repairTree(sentence: Sentence, lexicon: EventLexicon): Sentence {
  const words: Draft[] = sentence.words.map((word) => copyWord(word))
  let changed = false
  for (const word of words) {
    if (word.head < words.length && word.head !== word.index) continue
    word.head = -1
    changed = true
  }
  const tree: Tree = { words, kids: kidsOf(words), lexicon, headline: sentence.segmentKind === 'headline' }
  for (const word of words) {
    if (!mendsFor(word).some((mend) => mend(tree, word))) continue
    tree.kids = kidsOf(words)
    changed = true
  }
  return changed ? { ...sentence, words } : sentence
}

/** "Seven of the eight drones": a number that opens the sentence is no name. */
function mendNumber({ lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'PROPN' || !lexicon.numerals.has(lower(word))) return false
  word.upos = 'NUM'
  return true
}

/** "allowed 22 aid | trucks": two bare nouns side by side are one, where the language puts the head last. */
function mendSplitCompound({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'NOUN' || base(word) !== 'obj' || !hasWord(lexicon, 'phrase-head', 'last')) return false
  const next = words[word.index + 1]
  if (!next || next.upos !== 'NOUN' || base(next) !== 'obj' || next.head !== word.head) return false
  if (kids[next.index].some((kid) => kid.index < next.index)) return false
  for (const kid of kids[word.index]) kid.head = next.index
  word.head = next.index
  word.deprel = 'compound'
  return true
}

/** "the university | rector": of two bare nouns the second heads, where the language puts the head last. */
function mendHeadLast({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'NOUN' || word.deprel !== 'nmod' || !hasWord(lexicon, 'phrase-head', 'last')) return false
  const first = words[word.index - 1]
  if (!first || first.upos !== 'NOUN' || first.head < 0 || first.deprel !== 'nmod') return false
  if (word.head !== first.index && word.head !== first.head) return false
  if (kids[first.index].some((kid) => kid !== word && kid.index > first.index)) return false
  if (kids[word.index].some((kid) => kid.index < word.index)) return false
  word.head = first.head
  word.deprel = first.deprel
  for (const kid of kids[first.index]) if (kid !== word) kid.head = word.index
  first.head = word.index
  first.deprel = 'compound'
  return true
}

type Mend = (tree: Tree, word: Draft) => boolean

/** In the order in which they are tried; each with the tags and relations of the words it may mend, none named for any. */
const mends: readonly { mend: Mend; tags?: string; relations?: string }[] = [
  { mend: mendNumber, tags: 'PROPN' },
  { mend: mendHeadedPreposition, tags: 'ADP' },
  { mend: mendTakenForNoun, tags: 'NOUN ADJ' },
  { mend: mendTakenForAdjective, tags: 'ADJ', relations: 'nsubj obj nmod obl amod' },
  { mend: mendGappedPassive, tags: 'NOUN', relations: 'conj' },
  { mend: mendStatedEvent, tags: 'VERB', relations: 'acl' },
  { mend: mendSplitPerfect, tags: 'VERB', relations: 'xcomp' },
  { mend: mendPastTense, tags: 'VERB' },
  { mend: mendReducedPassive, tags: 'VERB' },
  { mend: mendCasedSubject, tags: 'VERB' },
  { mend: mendSharedSubject, tags: 'VERB', relations: 'conj' },
  { mend: mendGardenPath, tags: 'VERB', relations: 'ccomp' },
  { mend: mendSplitCompound, tags: 'NOUN', relations: 'obj' },
  { mend: mendHeadLast, tags: 'NOUN', relations: 'nmod' },
  { mend: mendMeasured, tags: 'NOUN', relations: 'obl nmod' },
  { mend: mendPartitive, tags: 'NOUN', relations: 'obl nmod' },
  { mend: mendPartitiveObject, tags: 'NOUN', relations: 'obl nmod' },
  { mend: mendQuantity, tags: 'ADV' },
  { mend: mendNear, tags: 'ADV' },
  { mend: mendStrayOblique, relations: 'obl nmod' },
  { mend: mendGerund, relations: 'acl' },
  { mend: mendParticiple, tags: 'VERB ADJ NOUN', relations: 'acl amod conj appos nmod' },
  { mend: mendAfterTime, tags: 'NOUN PROPN NUM', relations: 'conj nsubj obj nmod obl appos' },
  { mend: mendObject, tags: 'NOUN', relations: 'nmod' },
  { mend: mendBareObject, tags: 'NUM NOUN PROPN', relations: 'obl' },
  { mend: mendInfinitive, relations: 'xcomp' },
  { mend: mendAgent, relations: 'obl' },
  { mend: mendSubjectAfter, relations: 'nsubj' },
  { mend: mendObjectBefore, relations: 'obj' },
]

/** By tag, then by relation: most words have few mends to ask. */
const mendsByTag = new Map<string, Map<string, readonly Mend[]>>()

function mendsFor(word: Draft): readonly Mend[] {
  let byRelation = mendsByTag.get(word.upos)
  if (!byRelation) mendsByTag.set(word.upos, (byRelation = new Map()))
  let found = byRelation.get(word.deprel)
  if (!found) byRelation.set(word.deprel, (found = chooseMends(word.upos, base(word))))
  return found
}

function chooseMends(tag: string, relation: string): Mend[] {
  const allows = (list: string | undefined, name: string) => list === undefined || list.split(' ').includes(name)
  return mends.filter(({ tags, relations }) => allows(tags, tag) && allows(relations, relation)).map(({ mend }) => mend)
}

function kidsOf(words: readonly Draft[]): Draft[][] {
  const kids: Draft[][] = words.map(() => [])
  for (const word of words) if (word.head >= 0 && word.head < words.length) kids[word.head].push(word)
  return kids
}

/** "près de 150 000 âmes": the noun heads, the adverb modifies. */
function mendQuantity({ words, lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'ADV' || !hasWord(lexicon, 'quantity-adverb', lower(word))) return false
  const of = words[word.index + 1]
  if (!of || !hasWord(lexicon, 'of', of.lemma)) return false
  const noun = words
    .slice(word.index + 2, word.index + 6)
    .find((other) => other.upos === 'NOUN' && (other.head === word.index || of.head === other.index))
  if (!noun || noun.head !== word.index || word.head < 0) return false
  const counted = words.slice(of.index + 1, noun.index).some((other) => other.upos === 'NUM' || /\d/.test(other.form))
  if (!counted) return false
  noun.head = word.head
  noun.deprel = word.deprel
  word.head = noun.index
  word.deprel = 'advmod'
  of.head = noun.index
  of.deprel = 'advmod'
  return true
}

/** "près de la gare": the adverb and "de" are the preposition of the noun, which stands where the adverb stood. */
function mendNear({ words, lexicon }: Tree, word: Draft): boolean {
  if (word.upos !== 'ADV' || !hasWord(lexicon, 'adverb-preposition', lower(word))) return false
  const of = words[word.index + 1]
  if (!of || !hasWord(lexicon, 'of', of.lemma) || of.head < 0) return false
  const noun = words[of.head]
  if (noun.index < of.index || noun.index > of.index + 5 || base(of) !== 'case') return false
  if (noun.head === word.index) {
    if (word.head < 0) return false
    noun.head = word.head
    noun.deprel = words[word.head].upos === 'VERB' ? 'obl:mod' : 'nmod'
  }
  word.head = noun.index
  word.deprel = 'case'
  of.head = word.index
  of.deprel = 'fixed'
  return true
}

/** "opposé l'armée moravine aux rebelles": a phrase hung on the object's adjective belongs to the verb. */
function mendStrayOblique({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if ((base(word) !== 'obl' && base(word) !== 'nmod') || word.head < 0 || word.head > word.index) return false
  const adjective = words[word.head]
  if (adjective.head < 0 || !['amod', 'acl'].includes(base(adjective))) return false
  // "des éléments armés contre …": a participle that says how somebody is takes no target.
  const state = (lexicon.triggers.get(adjective.lemma.toLowerCase()) ?? []).some(
    (row) => row.value.state === 'yes' && row.type === 'material-support',
  )
  if (adjective.upos !== 'ADJ' && !state) return false
  if (kids[word.index].some((other) => base(other) === 'case' && hasWord(lexicon, 'only-against', other.lemma))) {
    word.head = adjective.head
    word.deprel = 'nmod'
    return true
  }
  const verb = words[words[adjective.head].head]
  if (base(adjective) === 'acl' || base(word) !== 'obl' || verb?.upos !== 'VERB' || adjective.head < verb.index)
    return false
  word.head = verb.index
  return true
}

/** ", tuant neuf paysans": a present participle after a comma tells what the clause's verb led to. */
function mendGerund({ words }: Tree, word: Draft): boolean {
  if (!isPresentParticiple(word) || base(word) !== 'acl' || words[word.index - 1]?.form !== ',') return false
  const verb = lastBefore(
    words,
    word.index - 1,
    (other) =>
      (other.upos === 'VERB' && other.feats.Tense !== 'Pres') ||
      (other.upos === 'VERB' && other.feats.VerbForm === 'Fin'),
  )
  if (!verb) return false
  word.head = verb.index
  word.deprel = 'advcl'
  return true
}

/** A participle after a comma or "et", followed by its object, goes with the verb whose "avoir" it shares. */
function mendParticiple({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (!isParticiple(word, lexicon) || !['acl', 'amod', 'conj', 'appos', 'nmod'].includes(base(word)) || word.head < 0)
    return false
  const before = words[word.index - 1]
  const after = words[word.index + 1]
  if (!before || !after || !(before.form === ',' || before.upos === 'CCONJ')) return false
  if (
    !['DET', 'NUM', 'PROPN', 'NOUN', 'ADV'].includes(after.upos) &&
    !(after.upos === 'ADJ' && after.form !== word.form)
  )
    return false
  if (kids[word.index].some((other) => base(other) === 'aux')) return false
  const head = words[word.head]
  if (head.upos === 'VERB' && hasHaving(kids, head, lexicon)) return false
  const owner = lastBefore(words, word.index, (other) => other.upos === 'VERB' && hasHaving(kids, other, lexicon))
  if (!owner || crosses(words, owner.index, word.index)) return false
  word.head = owner.index
  word.deprel = 'conj'
  return true
}

/** "a accusé un État voisin, sans le nommer, d'armer": the infinitive after the aside belongs to the verb before it. */
function mendInfinitive({ words, kids, lexicon }: Tree, word: Draft): boolean {
  if (word.feats.VerbForm !== 'Inf' || base(word) !== 'xcomp' || word.head < 0) return false
  const aside = words[word.head]
  if (base(aside) !== 'advcl' || aside.head < 0 || aside.index > word.index) return false
  const mark = kids[word.index].find((other) => other.index < word.index && base(other) === 'mark')
  const governor = words[aside.head]
  if (!mark || words[mark.index - 1]?.form !== ',' || !hasWord(lexicon, 'object-control', governor.lemma.toLowerCase()))
    return false
  word.head = governor.index
  for (const other of words) {
    if (
      other.head === aside.index &&
      base(other) === 'conj' &&
      other.index > word.index &&
      other.feats.VerbForm === 'Inf'
    )
      other.head = word.index
  }
  return true
}

function isParticiple(word: Draft, lexicon: EventLexicon): boolean {
  if (word.upos !== 'VERB' && word.upos !== 'ADJ' && word.upos !== 'NOUN') return false
  return lexicon.participles.has(lower(word)) && word.feats.VerbForm !== 'Inf'
}

function hasHaving(kids: readonly Draft[][], verb: Draft, lexicon: EventLexicon): boolean {
  const own = kids[verb.index]
  return (
    own.some((other) => base(other) === 'aux' && hasWord(lexicon, 'having', other.lemma)) &&
    !own.some((other) => other.deprel === 'aux:pass')
  )
}

/** A clause boundary stands between. */
function crosses(words: readonly Draft[], from: number, to: number): boolean {
  return words
    .slice(from + 1, to)
    .some(
      (word) =>
        /^[;:]$/.test(word.form) ||
        ((word.upos === 'VERB' || word.upos === 'AUX') && word.feats.VerbForm === 'Fin') ||
        word.feats.PronType === 'Rel',
    )
}
