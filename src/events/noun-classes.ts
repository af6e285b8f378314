/**
 * Semantic classes of a noun phrase's head, from the class lexicons, the places and actors found, and the word itself.
 * A name nobody knows has no class but may be anything a name can be; `couldBe` says so.
 */
import type { ActorMention, PlaceMention } from '../model/proposals.ts'
import type { EventLexicon } from './event-lexicon.ts'
import { headOf, matchesAt } from './match-phrase.ts'
import { relation, type SentenceView } from './sentence-view.ts'

export interface NounClasses {
  /** Classes of the word and whatever they imply. */
  of(at: number): ReadonlySet<string>
  is(at: number, name: string): boolean
  /** True where the word has the class, or is a name or pronoun that may have it. */
  couldBe(at: number, names: readonly string[]): boolean
  /** True for a word of a longer name of a thing that is not its head ("fusil d'assaut" holds no assault). */
  isInside(at: number): boolean
}

const implied: Readonly<Record<string, readonly string[]>> = {
  civilian: ['person'],
  soldier: ['person', 'armed'],
  generic: ['person'],
  fallen: ['person'],
  detainee: ['person'],
  migrant: ['person', 'civilian'],
  crowd: ['person'],
  official: ['person'],
  diplomat: ['person', 'official'],
  state: ['armed'],
  police: ['armed', 'state'],
  troops: ['armed'],
  aviation: ['aircraft', 'armed'],
  armour: ['weapon', 'vehicle', 'armed'],
  'facility/military': ['facility', 'military'],
  'facility/protected': ['facility'],
  'facility/civil': ['facility'],
  'facility/critical-infra': ['facility'],
  'facility/dual': ['facility'],
  'facility/government': ['facility'],
  'facility/security': ['facility'],
}

const weapons = new Set([
  'uav',
  'usv',
  'missile',
  'rocket',
  'artillery',
  'bomb',
  'cluster',
  'incendiary',
  'chemical',
  'ied',
  'mine',
  'suicide',
  'grenade',
  'small-arms',
  'primitive',
  'naval',
  'crowd-control',
  'air-defence',
])

const classesOfActor: Readonly<Record<string, readonly string[]>> = {
  'state-military': ['armed', 'state'],
  'state-police': ['armed', 'state', 'police'],
  'state-government': ['state', 'government', 'official'],
  'state-intelligence': ['armed', 'state'],
  'state-judiciary': ['court'],
  court: ['court'],
  'armed-group': ['armed'],
  'political-militia': ['armed'],
  'identity-militia': ['armed'],
  'private-military': ['armed'],
  'unidentified-armed': ['armed'],
  coalition: ['armed'],
  peacekeeping: ['armed'],
  protesters: ['crowd', 'person'],
  rioters: ['crowd', 'person'],
  civilians: ['civilian', 'person'],
  person: ['person'],
  witness: ['person'],
  media: ['media'],
}

const none: ReadonlySet<string> = new Set()

export function nounClasses(
  view: SentenceView,
  lexicon: EventLexicon,
  places: readonly PlaceMention[],
  actors: readonly ActorMention[],
  named: ReadonlySet<number> = new Set(),
): NounClasses {
  const known: (Set<string> | undefined)[] = []
  const add = (at: number, name: string) => {
    const set = (known[at] ??= new Set())
    set.add(name)
    if (weapons.has(name)) set.add('weapon')
    for (const more of implied[name] ?? []) set.add(more)
  }
  const parts = new Set<number>()
  let inside = -1
  for (let at = 0; at < view.words.length; at++) {
    const { upos } = view.words[at]
    // "water cannon": the phrase has a class, its last word alone has none.
    if (at <= inside) continue
    // The common nouns in a name ("Front islamique", "Forces du Levant") say nothing of what bears it, but an air force flies.
    if (named.has(at)) {
      for (const match of matchesAt(view, at, 'classes', lexicon, 0))
        if (match.entry.name === 'aviation') add(headOf(match), 'aviation')
      continue
    }
    if (upos !== 'NOUN' && upos !== 'PROPN' && upos !== 'ADJ' && upos !== 'X') continue
    const matches = matchesAt(view, at, 'classes', lexicon, 0)
    if (matches.length === 0) {
      for (const name of classesOfParts(view, at, lexicon)) add(at, name)
      continue
    }
    const longest = Math.max(0, ...matches.map((match) => match.last - match.first))
    for (const match of matches) {
      if (match.last - match.first !== longest) continue
      const head = headOf(match)
      // "les Lions du Delta": a capital inside a sentence names somebody after a beast or a storm.
      if (match.entry.name === 'nature' && head > 0 && /^\p{Lu}/u.test(view.words[head].form)) continue
      add(head, match.entry.name)
      if (head > at) inside = match.last
      for (const part of match.parts ?? []) if (part !== head) parts.add(part)
    }
  }
  for (let at = 0; at < view.words.length; at++)
    if (known[at]?.has('troops') && !known[at]?.has('insurgent') && isOfState(view, lexicon, at, known))
      add(at, 'state')
  for (const place of places) if (place.locative && known[place.at.word] === undefined) add(place.at.word, 'place')
  for (const actor of actors) {
    for (const name of classesOfActor[actor.type] ?? []) add(actor.at.word, name)
    // A group that no list knows may bear arms as one that is known to, and so may those who stand for it.
    if (actor.type === 'other' && actor.actor !== null) add(actor.at.word, 'armed')
  }
  return {
    of: (at) => known[at] ?? none,
    is: (at, name) => known[at]?.has(name) ?? false,
    isInside: (at) => parts.has(at),
    couldBe(at, names) {
      const own = known[at]
      if (names.some((name) => own?.has(name))) return true
      if (own && own.size > 0) return false
      const { upos } = view.words[at]
      const counted = upos === 'ADJ' && view.kids[at].some((kid) => relation(view.words[kid]) === 'nummod')
      // "les a dispersés": a pronoun tagged as an article.
      const stray = upos === 'DET' && at < view.words.length - 1 && isStray(view, at)
      const open = stray
        ? pronounClasses
        : upos === 'PROPN'
          ? nameClasses
          : upos === 'PRON' || upos === 'NUM' || counted
            ? pronounClasses
            : none
      return (
        names.some((name) => open.has(name)) || (upos === 'PROPN' && isBareName(view, at) && names.includes('place'))
      )
    },
  }
}

/** "les": an object in the plural stands for persons as likely as "l'" for a thing. */
function isStray({ words }: SentenceView, at: number): boolean {
  return /^(obj|iobj)/.test(words[at].deprel) && words[at].form.length > 2
}

/** "Tarsenian troops", "the government's forces", "forces loyal to the government": armed people of a country or its government. */
function isOfState(
  view: SentenceView,
  lexicon: EventLexicon,
  at: number,
  known: readonly (ReadonlySet<string> | undefined)[],
): boolean {
  const isState = (word: number) =>
    lexicon.words.get('demonym')?.has(view.forms[word]) === true || known[word]?.has('government') === true
  return view.kids[at].some((kid) => {
    const name = relation(view.words[kid])
    if (['amod', 'compound', 'nmod'].includes(name) && isState(kid)) return true
    return name === 'amod' && kid > at && view.kids[kid].some((other) => other > kid && isState(other))
  })
}

/** International designations of crewed aircraft ("Mi-17", "C-130"). */
const designation = /^(?:mi|mig|su|tu|il|an|ka|f|c|b|a|ah|uh|ch|kc)-\d{1,3}[a-z]{0,3}$/

/** "ex-milicien", "vice-président": what the last part is; designations; endings of nouns that name persons. */
function classesOfParts(view: SentenceView, at: number, lexicon: EventLexicon): string[] {
  const lemma = view.lemmas[at]
  if (designation.test(view.forms[at])) return ['aircraft']
  const part = lemma.slice(lemma.lastIndexOf('-') + 1)
  if (part !== lemma && part.length > 2)
    return (lexicon.classes.get(part) ?? []).filter((entry) => entry.words.length === 1).map((entry) => entry.name)
  if (view.words[at].upos !== 'NOUN' || lemma.length < 6) return []
  for (const ending of lexicon.words.get('person-ending') ?? []) if (lemma.endsWith(ending)) return ['civilian']
  return []
}

const nameClasses: ReadonlySet<string> = new Set(['armed', 'state', 'person', 'official', 'civilian'])
const pronounClasses: ReadonlySet<string> = new Set(['armed', 'person', 'civilian', 'crowd', 'detainee', 'official'])

/** "de Brisane", not "du Front": a name without article and without further names is a place as likely as a person. */
export function isBareName(view: SentenceView, at: number): boolean {
  return (
    view.words[at].upos === 'PROPN' && !view.kids[at].some((kid) => ['det', 'flat'].includes(relation(view.words[kid])))
  )
}
