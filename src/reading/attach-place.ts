/**
 * The place of an event whose own phrase names none. In: the event in its statement's content, the places of the text. Out: one
 * place role or none. Only a place that nothing disputes is taken: located by its words, inside the content, outside the
 * phrases of the source and of the other roles, and outside what another event or a smaller statement says.
 */
import type { EventProposal, PlaceMention, RoleProposal } from '../model/proposals.ts'
import type { Range } from '../model/span.ts'
import type { Sentence, Word } from '../model/tree.ts'
import { isInside, overlaps } from './tree-distance.ts'

export interface Surroundings {
  sentence: Sentence
  /** Where the event is told: the content of its statement, or its own words when it is presupposed. */
  content: Range
  /** Contents and clauses inside it that say something else. */
  others: readonly Range[]
  /** Mentions of the chain. */
  sources: readonly Range[]
  /** Places sorted by start. */
  places: readonly PlaceMention[]
  /** Whether the noun at a word is one of buildings and sites. */
  isSite: (words: readonly Word[], at: number) => boolean
}

export function placeOf(event: EventProposal, around: Surroundings): RoleProposal | undefined {
  if (event.roles.some((role) => role.role === 'place')) return undefined
  return onlyLocated(event, around) ?? topicBefore(event, around) ?? siteHit(event, around)
}

/** The one located phrase of the content. */
function onlyLocated(event: EventProposal, around: Surroundings): RoleProposal | undefined {
  const { content, others, sources, sentence } = around
  const free = inSentence(around).filter(
    (place) =>
      isInside(place, content) &&
      isGoverned(place, sentence) &&
      !others.some((other) => isInside(place, other)) &&
      !sources.some((source) => overlaps(place, source)) &&
      // "s'est rendu au commissariat": whoever receives is there.
      !event.roles.some((role) => overlaps(place, role) && !(role.role === 'recipient' && isInside(role, place))),
  )
  return free.length === 1 ? roleOf(free[0]) : undefined
}

/** "Brisane : l'armée annonce la reprise du port": the name before the colon is where the headline happens. */
function topicBefore(event: EventProposal, around: Surroundings): RoleProposal | undefined {
  const { words, segmentKind } = around.sentence
  if (segmentKind !== 'headline' && segmentKind !== 'deck') return undefined
  const colon = words.findIndex((word) => word.form === ':')
  const topic = inSentence(around)[0]
  return topic && colon > 0 && colon <= 4 && topic.end <= words[colon].start && words[colon].end <= event.trigger.start
    ? roleOf(topic)
    : undefined
}

/** "ont pillé l'entrepôt": a definite building that is hit is where it happens, though no name says which. */
function siteHit(event: EventProposal, { sentence, isSite }: Surroundings): RoleProposal | undefined {
  const { words } = sentence
  for (const role of event.roles) {
    const head = words[role.at.word]
    if (role.role !== 'target' || head?.upos !== 'NOUN' || !isSite(words, head.index)) continue
    const determiner = words.find((word) => word.head === head.index && word.upos === 'DET')
    const definite = determiner?.feats.Definite === 'Def' || determiner?.feats.PronType === 'Dem'
    if (definite && head.feats.Number !== 'Plur') return { ...role, role: 'place' }
  }
  return undefined
}

function inSentence({ places, sentence }: Surroundings): PlaceMention[] {
  const found: PlaceMention[] = []
  for (let i = firstFrom(places, sentence.start); i < places.length && places[i].start < sentence.end; i++) {
    const place = places[i]
    if (place.locative && !place.dateline && !place.container && place.at.sentence === sentence.index) found.push(place)
  }
  return found
}

/** Its own words locate it: a preposition opens the phrase, and none of belonging, of origin or of destination. */
function isGoverned(place: PlaceMention, { words }: Sentence): boolean {
  const first = words.find((word) => word.end > place.start)
  const { relation, feature } = place.place
  // "a été tué rue de la Gare": streets and squares need no preposition.
  if (/^(R\.|L\.SQR)/.test(feature) && first?.upos === 'NOUN' && first.start === place.start) return true
  return first?.upos === 'ADP' && first.start === place.start && relation !== undefined && relation !== 'from-to'
}

function roleOf(place: PlaceMention): RoleProposal {
  return { role: 'place', start: place.start, end: place.end, at: place.at }
}

function firstFrom(places: readonly PlaceMention[], start: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle].start < start) low = middle + 1
    else high = middle
  }
  return low
}
