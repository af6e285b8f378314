// A finite verb has a subject and no parts of a noun: what is hung on it as compound, adjective or article before it is a noun
// phrase that should have been its subject. In: the words of a sentence with their tree. Out: the tree mended in place.
import type { Word } from '../model/tree.ts'

const nounParts: ReadonlySet<string> = new Set(['compound', 'amod', 'det', 'flat', 'nummod'])

export function mendSubjects(words: readonly Word[]): void {
  mendObjects(words)
  mendParticiples(words)
  mendLabels(words)
  for (const verb of words) {
    if (verb.upos !== 'VERB' || verb.feats.VerbForm !== 'Fin') continue
    const parts = words.slice(0, verb.index).filter((word) => word.head === verb.index && isNounPart(word))
    const last = parts.at(-1)
    if (!last || !canHead(last)) continue
    const taken = words.some(({ head, deprel }) => head === verb.index && /^[nc]subj/.test(deprel))
    if (taken) continue
    last.deprel = 'nsubj'
    for (const part of parts) if (part !== last) part.head = last.index
  }
}

/** "La marche prévue samedi n'a pas eu lieu": the subject is the noun, and the participle behind it only describes it. */
function mendParticiples(words: readonly Word[]): void {
  for (const participle of words) {
    const { index, head, deprel, upos, feats } = participle
    if (upos !== 'VERB' || feats.VerbForm !== 'Part' || !/^[nc]subj/.test(deprel) || head < index) continue
    const noun = words[index - 1]
    if (noun === undefined || noun.head !== index || noun.deprel !== 'nsubj' || noun.upos !== 'NOUN') continue
    if (words.some((word) => word.head === index && word.deprel.startsWith('aux'))) continue
    noun.head = head
    noun.deprel = deprel
    participle.head = noun.index
    participle.deprel = 'acl'
  }
}

/**
 * "Lhéry bombardée dans la nuit, l'armée dément": a noun with its participle, then a comma, tells by itself what happened. It is no
 * subject of the verb that has its own right in front.
 */
function mendLabels(words: readonly Word[]): void {
  for (const own of words) {
    if (own.deprel !== 'nsubj' || own.head <= own.index) continue
    const label = words.find(({ index, head, deprel }) => index < own.index && head === own.head && deprel === 'nsubj')
    if (label === undefined || (label.upos !== 'NOUN' && label.upos !== 'PROPN')) continue
    const told = words.some(
      ({ head, deprel, upos, feats }) =>
        head === label.index &&
        deprel === 'acl' &&
        upos === 'VERB' &&
        feats.VerbForm === 'Part' &&
        feats.Tense === 'Past',
    )
    const parted = words.slice(label.index, own.index).some(({ form }) => form === ',')
    if (told && parted) label.deprel = 'parataxis'
  }
}

/** "a mis en cause l'armée": one subject in front, and what the tree calls another behind it, is the object. */
function mendObjects(words: readonly Word[]): void {
  for (const behind of words) {
    if (behind.deprel !== 'nsubj' || behind.head < 0 || behind.head > behind.index) continue
    if (behind.upos !== 'NOUN' && behind.upos !== 'PROPN') continue
    const verb = words[behind.head]
    if (verb.upos !== 'VERB') continue
    const others = words.filter(({ head }) => head === verb.index)
    const front = others.some(
      ({ index, deprel, upos }) => index < verb.index && deprel === 'nsubj' && upos !== 'VERB' && upos !== 'ADJ',
    )
    if (front && !others.some(({ deprel }) => deprel === 'obj')) behind.deprel = 'obj'
  }
}

function isNounPart({ deprel }: Word): boolean {
  const colon = deprel.indexOf(':')
  return nounParts.has(colon < 0 ? deprel : deprel.slice(0, colon)) && deprel !== 'compound:prt'
}

function canHead({ upos }: Word): boolean {
  return upos === 'NOUN' || upos === 'PROPN' || upos === 'ADJ' || upos === 'PRON' || upos === 'NUM'
}
