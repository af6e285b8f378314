/**
 * The words with which a language locates: the pack's lexicons `places`, `facilities`, `targets`, `demonyms`, `organisations` and
 * `roles`, compiled once a pack.
 */
import type { Place } from '../../model/place.ts'
import type { LexiconRow, Pack } from '../../packs/pack.ts'
import { foldWord } from '../../text/fold-word.ts'
import { compilePhrases, contractionsOf, type Phrases } from '../phrases.ts'

export interface Demonym {
  /** ISO codes; two where the adjective is shared ("congolais"). */
  countries: string[]
  /** Id of a region that is no country. */
  place?: string
}

export interface PlaceLexicon {
  locatives: Phrases
  placeNouns: Phrases
  facilities: Phrases
  anaphorPhrases: Phrases
  actorPrepositions: Phrases
  anaphorNouns: ReadonlySet<string>
  compass: ReadonlySet<string>
  /** "northern" of "northern Vorkan", where a language says a part by an adjective. */
  compassAdjectives: ReadonlySet<string>
  /** Names stand in front of the noun they specify ("Solmar market", "the Vorkan army"). */
  nameFirst: boolean
  /** Endings of adjectives of origin that no list knows ("Karvenian"). */
  originEndings: readonly string[]
  /** What may stand between a distance and the place it is measured from, where no preposition opens the distance. */
  distanceFrom: ReadonlySet<string>
  units: ReadonlySet<string>
  /** The preposition of belonging ("de"). */
  of: ReadonlySet<string>
  between: ReadonlySet<string>
  roadVerbs: ReadonlySet<string>
  notToponyms: ReadonlySet<string>
  /** Nouns after which "de + place" names whose they are ("le soutien de …", "le préfet de …"). */
  actorNouns: ReadonlySet<string>
  actorVerbs: ReadonlySet<string>
  /** Verbs whose object or inverted subject is somebody, never a place. */
  speechVerbs: ReadonlySet<string>
  betweenActors: ReadonlySet<string>
  stayWithTo: ReadonlySet<string>
  titles: ReadonlySet<string>
  /** First words of the names of groups ("front", "brigade"). */
  nameHeads: ReadonlyMap<string, LexiconRow>
  demonyms: ReadonlyMap<string, Demonym>
  /** First halves of compounds ("jordano" in "jordano-syrien"). */
  prefixes: ReadonlyMap<string, Demonym>
  contractions: ReadonlyMap<string, string>
  /** Short forms of units by their letters ("Ill" → adm:US.IL); `alone`: also without a comma before them. */
  givenNames: ReadonlySet<string>
  /** Whose an organisation's name says it is without naming anybody ("People's Front"). */
  nameOwners: ReadonlySet<string>
  /** Nouns for people ("resident", "woman"). */
  peopleNouns: ReadonlySet<string>
  shortUnits: ReadonlyMap<string, { place: string; alone: boolean }>
}

const compiled = new WeakMap<Pack, PlaceLexicon>()

export function placeLexicon(pack: Pack): PlaceLexicon {
  let lexicon = compiled.get(pack)
  if (!lexicon) compiled.set(pack, (lexicon = compile(pack)))
  return lexicon
}

/** Precision that a lexicon row gives its phrase. */
export function precisionOf(row: LexiconRow | undefined): Place['precision'] | undefined {
  return row?.value.precision as Place['precision'] | undefined
}

function compile(pack: Pack): PlaceLexicon {
  const rows = pack.lexicon('places')
  const contractions = contractionsOf(rows)
  const of = (category: string) => rows.filter((row) => row.category === category)
  const set = (category: string) => new Set(of(category).map((row) => foldWord(row.lemma)))
  const organisations = pack.lexicon('organisations')
  const placeNouns = of('place-noun')
  const placeNounLemmas = new Set(placeNouns.map((row) => row.lemma))
  const facilities = [
    ...pack.lexicon('facilities').filter((row) => row.category === 'facility'),
    ...pack
      .lexicon('targets')
      .filter((row) => row.category === 'noun' && row.frame.startsWith('~ de N') && !placeNounLemmas.has(row.lemma))
      .filter((row) => /^(?:S|L\.PRT|L\.MILB|L\.INDS|P\.PPL,L\.PRT)/.test(row.value.geo ?? '')),
  ]
  const { demonyms, prefixes } = readDemonyms(pack.lexicon('demonyms'))
  return {
    locatives: compilePhrases(of('locative'), contractions),
    placeNouns: compilePhrases(placeNouns, contractions),
    facilities: compilePhrases(unique(facilities), contractions),
    anaphorPhrases: compilePhrases(of('place-anaphor-phrase'), contractions),
    actorPrepositions: compilePhrases(of('actor-preposition'), contractions),
    anaphorNouns: set('place-anaphor'),
    compass: set('compass'),
    compassAdjectives: set('compass-adjective'),
    nameFirst: of('noun-order').length > 0,
    originEndings: pack
      .lexicon('stand-ins')
      .filter((row) => row.category === 'origin-ending')
      .map((row) => row.lemma),
    distanceFrom: set('distance-from'),
    units: set('distance-unit'),
    of: set('of'),
    between: set('between'),
    roadVerbs: set('road-verb'),
    notToponyms: set('not-toponym'),
    actorNouns: new Set([
      ...set('actor-noun'),
      ...organisations.filter((row) => row.category === 'organisation').map((row) => foldWord(row.lemma)),
      ...pack
        .lexicon('roles')
        .filter((row) => row.category === 'role')
        .map((row) => foldWord(row.lemma)),
    ]),
    actorVerbs: set('actor-verb'),
    speechVerbs: set('speech-verb'),
    betweenActors: set('between-actors'),
    stayWithTo: set('country-with-à'),
    titles: new Set(
      pack
        .lexicon('roles')
        .filter((row) => row.category === 'title')
        .map((row) => foldWord(row.lemma)),
    ),
    nameHeads: new Map(
      organisations.filter((row) => row.category === 'name-head').map((row) => [foldWord(row.lemma), row]),
    ),
    demonyms,
    prefixes,
    contractions,
    peopleNouns: new Set(
      pack
        .lexicon('persons')
        .filter((row) => row.category === 'person')
        .map((row) => foldWord(row.lemma)),
    ),
    nameOwners: new Set(organisations.filter((row) => row.category === 'name-owner').map((row) => foldWord(row.lemma))),
    givenNames: new Set(
      pack
        .lexicon('persons')
        .filter((row) => row.category === 'given-name')
        .map((row) => foldWord(row.lemma)),
    ),
    shortUnits: new Map(
      of('short-unit').map(({ lemma, value }) => [lemma, { place: value.place, alone: value.alone !== undefined }]),
    ),
  }
}

/** The first row of a lemma wins: the place lexicons go before the list of targets. */
function unique(rows: readonly LexiconRow[]): LexiconRow[] {
  const seen = new Set<string>()
  return rows.filter((row) => !seen.has(row.lemma) && seen.add(row.lemma))
}

function readDemonyms(rows: readonly LexiconRow[]) {
  const demonyms = new Map<string, Demonym>()
  const prefixes = new Map<string, Demonym>()
  for (const row of rows) {
    const { country, prefix, people, f } = row.value
    // Adjectives of peoples without a state ("kurde") name whose army it is just as others do; they locate nothing.
    const place = row.value.place ?? (people && `people:${people}`)
    if (!country && !place) continue
    const demonym: Demonym = { countries: (country ?? '').split(',').filter(Boolean), ...(place && { place }) }
    for (const form of formsOf(row.lemma, f)) if (!demonyms.has(form)) demonyms.set(form, demonym)
    if (prefix) prefixes.set(foldWord(prefix), demonym)
  }
  return { demonyms, prefixes }
}

/**
 * Forms under which an adjective of origin may stand: the feminine that the row gives or, by the endings of the lemma, the
 * doubled consonant and the mute e; plurals of both. More forms than exist do no harm: they are never asked for.
 */
function formsOf(lemma: string, feminine: string | undefined): Set<string> {
  const forms = new Set<string>()
  const last = lemma.at(-1) ?? ''
  for (const base of [lemma, feminine ?? `${lemma}e`, ...(feminine ? [] : [`${lemma}${last}e`])]) {
    const fold = foldWord(base)
    forms.add(fold).add(`${fold}s`)
    if (fold.endsWith('al')) forms.add(`${fold.slice(0, -2)}aux`)
  }
  return forms
}
