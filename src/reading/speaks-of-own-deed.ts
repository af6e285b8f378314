import type { EventProposal, Proposition } from '../model/proposals.ts'
import type { Range } from '../model/span.ts'
import type { Sentence, Word } from '../model/tree.ts'

/** Acts whose infinitive content tells what the source itself did or will do ("nie avoir bombardé", "promet de frapper"). */
const controlled = new Set([
  'reports',
  'asserts',
  'announces',
  'acknowledges',
  'confirms',
  'denies',
  'disputes',
  'apologises',
  'pledges',
  'intends',
  'threatens',
  'warns',
  'claims-responsibility',
  'welcomes',
  'relays',
])

/** Deeds that whoever announces them in a noun has done or will do ("annonce la reprise du port", "annonce un cessez-le-feu"). */
const ofForces: ReadonlySet<string> = new Set([
  'state-regains-territory',
  'nonstate-takes-territory',
  'weapons-seizure',
  'arrest',
  'combatant-capture',
  'interception',
  'ceasefire-agreement',
  'withdrawal',
  'mobilisation',
  'release-exchange',
  'emergency-restriction',
  'sanction-rupture',
])

/**
 * True where the content leaves its doer out because it is the source: a claimed deed, an infinitive under the source's control,
 * or a first-person subject. A passive never makes its speaker the doer ("nos positions ont été bombardées").
 */
export function speaksOfOwnDeed(event: EventProposal, proposition: Proposition, sentence: Sentence): boolean {
  if (event.support === 'other') return false
  // Whoever decided these acts has seen that the deed is the source's own.
  if (proposition.act === 'claims-responsibility' || proposition.act === 'threatens') return true
  if (proposition.act === 'announces' && proposition.at.word === event.at.word && event.nominal)
    return ofForces.has(event.type)
  // "apologised for the shelling": whoever is sorry for a deed did it; a death alone may have many reasons.
  if (
    proposition.act === 'apologises' &&
    event.nominal &&
    event.at.word === proposition.at.word &&
    event.type !== 'killing'
  )
    return true
  const { words } = sentence
  const verb = predicateOf(words, event, proposition)
  if (verb === undefined) return false
  const below = words.filter((word) => word.head === verb.index)
  if (below.some((word) => /^(aux:pass|nsubj:pass)$/.test(word.deprel))) return false
  // "The shells must have come from the hills": an infinitive with a subject of its own is nobody else's deed.
  if (isSeenDone(verb, words)) return false
  const own = below.some((word) => word.deprel === 'nsubj' && word.index < verb.index)
  if (!own && isOwnGerund(verb, proposition)) return true
  if (!own && (isInfinitive(verb, below) || isJoinedToInfinitive(verb, words))) return controlled.has(proposition.act)
  if (
    controlled.has(proposition.act) &&
    event.roles.some((role) => role.role === 'instrument' && isOwnArm(role, words))
  )
    return true
  return below.some((word) => word.deprel === 'nsubj' && isFirstPerson(word, words))
}

/** "a reconnu qu'un de ses missiles avait dévié": the arm that did it is the speaker's. */
function isOwnArm({ start, end }: Range, words: readonly Word[]): boolean {
  return words.some(
    (word) => word.start >= start && word.end <= end && word.upos === 'DET' && word.feats.Poss === 'Yes',
  )
}

/** The verb that says the event: its own word, or the support verb of the event noun ("mené une attaque", not "condamnons l'attaque"). */
function predicateOf(words: readonly Word[], event: EventProposal, proposition: Proposition): Word | undefined {
  const own = words[event.at.word]
  if (own === undefined) return undefined
  if (own.upos === 'VERB') return own
  const governor = words[own.head]
  return event.support === 'own' && governor?.upos === 'VERB' && governor.index === proposition.at.word
    ? governor
    : undefined
}

function isInfinitive(verb: Word, below: readonly Word[]): boolean {
  return (
    verb.feats.VerbForm === 'Inf' ||
    below.some((word) => word.deprel.startsWith('aux') && word.feats.VerbForm === 'Inf')
  )
}

/** "denied abducting N", "admitted having fired": the deed of whoever denies or owns up to it. */
function isOwnGerund({ index, feats }: Word, { act, at, accused }: Proposition): boolean {
  const gerund = feats.VerbForm === 'Ger' || (feats.VerbForm === 'Part' && feats.Tense === 'Pres')
  return gerund && at.word === index && !accused && (act === 'denies' || act === 'acknowledges')
}

/** "avoir détruit deux blindés, tué onze soldats": the second participle shares the first one's auxiliary. */
function isJoinedToInfinitive(verb: Word, words: readonly Word[]): boolean {
  const first = verb.deprel === 'conj' ? words[verb.head] : undefined
  return (
    first !== undefined &&
    isInfinitive(
      first,
      words.filter((word) => word.head === first.index),
    ) &&
    !words.some((word) => word.head === verb.index && /^(nsubj|aux)/.test(word.deprel))
  )
}

/** "I saw a plane drop two bombs": the object of the verb above does it. */
function isSeenDone({ head, deprel, index }: Word, words: readonly Word[]): boolean {
  if (head < 0 || head > index || !/^(xcomp|ccomp)/.test(deprel)) return false
  return words.some(
    (word) =>
      word.head === head && word.index > head && word.index < index && word.deprel === 'obj' && word.upos !== 'PRON',
  )
}

function isFirstPerson(subject: Word, words: readonly Word[]): boolean {
  if (subject.feats.Person === '1') return true
  return words.some(
    (word) =>
      word.head === subject.index &&
      word.upos === 'DET' &&
      (word.feats.Person === '1' || word.feats['Person[psor]'] === '1'),
  )
}
