/** People by what they are: "le porte-parole du Front", "Le procureur de Bréaux, Yves Tarnier", "une source sécuritaire". */
import type { LexiconRow } from '../../packs/pack.ts'
import type { ActorMention } from '../../model/proposals.ts'
import { foldedForm, foldedLemma } from '../../text/folded-form.ts'
import { isCapital } from '../places/find-toponym.ts'
import {
  definiteness,
  isPlural,
  nounInside,
  runOf,
  withDeterminer,
  type ActorReader,
  type ActorScan,
} from './actor-parts.ts'
import { typeOf } from './actor-lexicon.ts'
import { frontModifiers } from './front-modifiers.ts'
import { modifiers } from './modifiers.ts'
import type { RawActor } from './raw-actor.ts'

/** "le porte-parole du Front", "le préfet du district", "Le procureur de Bréaux, Yves Tarnier", "un responsable". */
export function roleActor(
  scan: ActorScan,
  read: ActorReader,
  at: number,
  length: number,
  row: LexiconRow,
  depth: number,
): RawActor {
  const { words } = scan
  const tail = modifiers(scan, read, at + length, true, depth)
  const last = apposedPerson(scan, tail.last)
  const front = scan.lexicon.nameFirst ? frontModifiers(scan, read, at, depth) : null
  if (front?.country) tail.country ??= front.country
  if (front?.local) tail.local ??= front.local
  const holder =
    front?.principal ??
    (front ? organInFront(scan, read, front.first, at, depth) : undefined) ??
    (front?.name ? shortName(scan, front, at) : undefined)
  if (holder) tail.principal ??= holder
  const definite = front ? front.definite : definiteness(scan, at)
  const hasName = last > tail.last || tail.person
  const head = front ? nounInside(words, at, at + length - 1) : at
  const plural = isPlural(words[head])
  const own = row.value.named as ActorMention['named']
  return {
    sentence: scan.sentence.index,
    first: front ? front.first : withDeterminer(scan, at),
    last,
    head,
    type: tail.principal && row.value.principal ? tail.principal.type : typeOf(row),
    named: hasName
      ? 'named'
      : plural
        ? 'collective'
        : definite === 'indefinite' || own === 'anonymous'
          ? 'anonymous'
          : 'role',
    kind: 'role',
    name: scan.text.slice(words[at].start, words[tail.last].end),
    actor: null,
    row,
    ...(tail.country && { country: tail.country }),
    ...(tail.local && { local: tail.local }),
    ...(tail.principal && { principal: tail.principal }),
  }
}

export function sourceActor(
  scan: ActorScan,
  read: ActorReader,
  at: number,
  length: number,
  row: LexiconRow,
): RawActor | null {
  const { words } = scan
  const tail = modifiers(scan, read, at + length, true)
  const front = scan.lexicon.nameFirst ? frontModifiers(scan, read, at, 0) : null
  if (
    row.stance === 'weak' &&
    ((front ? front.definite : definiteness(scan, at)) !== 'indefinite' || isPlural(words[at]))
  )
    return null
  // "la source du fleuve": a source that speaks has an adjective, a principal, or no complement at all.
  return {
    sentence: scan.sentence.index,
    first: front ? front.first : withDeterminer(scan, at),
    last: tail.last,
    head: at,
    type: 'anonymous',
    named: isPlural(words[at]) ? 'collective' : 'anonymous',
    kind: 'source',
    name: scan.text.slice(words[at].start, words[tail.last].end),
    actor: null,
    row,
    ...(tail.country && { country: tail.country }),
  }
}

/** ", Yves Tarnier" and ", le colonel Aurèle Stanic" behind a role. */
function apposedPerson(scan: ActorScan, last: number): number {
  const { words, actors } = scan
  if (words[last + 1]?.form !== ',') return last
  let i = last + 2
  if (words[i]?.upos === 'DET') i++
  if (words[i] && (actors.titles.has(foldedForm(words[i])) || actors.titles.has(foldedLemma(words[i])))) i++
  else if (i !== last + 2) return last
  if (!words[i] || !isCapital(words[i]) || words[i].upos === 'PUNCT' || scan.taken.has(i)) return last
  const end = runOf(scan, i)
  const after = words[end + 1]?.form
  return after === undefined || after === ',' || after === '.' || after === ')' || after === '»' || i > last + 2
    ? end
    : last
}

/** "the Karvenian interior ministry spokesman": the organ between article and role is the one spoken for. */
function organInFront(
  scan: ActorScan,
  read: ActorReader,
  first: number,
  at: number,
  depth: number,
): RawActor | undefined {
  if (depth >= 3) return undefined
  for (let i = first; i < at; i++) {
    const organ = scan.actors.organisations.at(scan.words, i)
    if (!organ || i + organ.length !== at) continue
    const actor = read(scan, i, depth + 1)
    if (actor && actor.kind !== 'role') return actor
  }
  return undefined
}

/** "a Covenant spokesman": a name in front that the text may have given in full before. */
function shortName({ sentence }: ActorScan, { name, first }: { name?: string; first: number }, at: number): RawActor {
  return {
    sentence: sentence.index,
    first,
    last: at - 1,
    head: at - 1,
    type: 'other',
    named: 'named',
    kind: 'person',
    name: name ?? '',
    actor: null,
  }
}
