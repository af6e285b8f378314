/**
 * The pack's cues compiled once: by lemma of their first word, with slots instead of frame text. Everything that is a word of
 * a language stands in the pack (cues, hedges, channels, anaphora); this file knows only categories.
 */
import type { Act } from '../model/statement.ts'
import type { LexiconRow, Pack } from '../packs/pack.ts'
import { foldWord } from './fold-once.ts'
import { readFrame, type Slot } from './frames.ts'

export interface Cue {
  lemma: string
  category: string
  act: Act | ''
  slots: Slot[]
  /** Folded words after the first, in order; a few words may stand between them. */
  rest: string[]
  /** "se rétracter": only with a reflexive pronoun; "ne pas exclure": only negated. */
  reflexive: boolean
  negated: boolean
  value: Readonly<Record<string, string>>
}

export interface CueLexicon {
  verbs: ReadonlyMap<string, Cue[]>
  nouns: ReadonlyMap<string, Cue[]>
  artefacts: ReadonlyMap<string, Cue>
  /** Sequences of words by first folded word, longest first: prepositions and adverbials, motives, conditions … */
  sequences: ReadonlyMap<string, Sequence[]>
  /** Folded lemmas of one-word categories. */
  has(category: string, word: string): boolean
  row(category: string, word: string): LexiconRow | undefined
  channels: ReadonlyMap<string, Sequence[]>
}

export interface Sequence {
  words: string[]
  row: LexiconRow
}

const compiled = new WeakMap<Pack, CueLexicon>()
const reflexives = new Set(['se', "s'"])
const verbCategory = 'verb'

export function cueLexiconOf(pack: Pack): CueLexicon {
  let lexicon = compiled.get(pack)
  if (!lexicon) compiled.set(pack, (lexicon = compile(pack)))
  return lexicon
}

function compile(pack: Pack): CueLexicon {
  const cues = [...pack.lexicon('cues'), ...pack.lexicon('frames')]
  const negators = new Set(
    pack
      .lexicon('hedges')
      .filter((row) => row.category === 'negator')
      .map((row) => foldWord(row.lemma)),
  )
  const words = new Map<string, Map<string, LexiconRow>>()
  const sequences = new Map<string, Sequence[]>()
  const channels = new Map<string, Sequence[]>()
  const verbs = new Map<string, Cue[]>()
  const nouns = new Map<string, Cue[]>()
  const artefacts = new Map<string, Cue>()
  for (const row of cues) {
    if (row.category === verbCategory) push(verbs, ...compileVerb(row, negators))
    else if (row.category === 'noun') push(nouns, ...compileVerb(row, negators))
    else if (row.category === 'artefact') artefacts.set(foldWord(row.lemma), compileVerb(row, negators)[1])
    else pushSequence(sequences, row)
  }
  for (const row of pack.lexicon('anaphora')) if (row.category.startsWith('relative-')) pushSequence(sequences, row)
  for (const row of pack.lexicon('channels')) pushSequence(row.category === 'channel' ? channels : sequences, row)
  for (const row of [...cues, ...pack.lexicon('anaphora'), ...pack.lexicon('hedges'), ...pack.lexicon('channels')]) {
    let category = words.get(row.category)
    if (!category) words.set(row.category, (category = new Map()))
    category.set(foldWord(row.lemma), row)
  }
  for (const row of pack.lexicon('triggers')) {
    if (row.value.light) {
      const light = words.get('light-verb') ?? new Map<string, LexiconRow>()
      words.set('light-verb', light.set(foldWord(row.lemma), row))
    }
    if (row.category !== 'noun') continue
    let category = words.get('trigger-noun')
    if (!category) words.set('trigger-noun', (category = new Map()))
    category.set(foldWord(row.lemma), row)
  }
  const notDone = pack
    .lexicon('governors')
    .filter((row) => row.category === verbCategory && row.stance === 'not-occurred')
  words.set('not-done', new Map(notDone.map((row) => [foldWord(row.lemma), row])))
  addForms(words, verbs)
  const persons = new Map<string, LexiconRow>()
  for (const row of pack.lexicon('persons')) if (row.category === 'person') persons.set(foldWord(row.lemma), row)
  words.set('person-noun', persons)
  words.set('weapon-first', new Map(pack.lexicon('weapons').map((row) => [splitWords(row.lemma)[0], row])))
  words.set('weapon-noun', new Map(pack.lexicon('weapons').map((row) => [foldWord(row.lemma), row])))
  for (const list of [...verbs.values(), ...nouns.values()]) list.sort((x, y) => weight(y) - weight(x))
  for (const list of [...sequences.values(), ...channels.values()]) list.sort((x, y) => y.words.length - x.words.length)
  return {
    verbs,
    nouns,
    artefacts,
    sequences,
    channels,
    has: (category, word) => words.get(category)?.has(foldWord(word)) ?? false,
    row: (category, word) => words.get(category)?.get(foldWord(word)),
  }
}

/** Forms of cue verbs that a tagger may read as another word, built from the pack's endings ("-er": "juge", "avancé par"). */
function addForms(words: Map<string, Map<string, LexiconRow>>, verbs: ReadonlyMap<string, Cue[]>): void {
  const forms = words.get('cue-form') ?? new Map<string, LexiconRow>()
  const participles = new Map<string, LexiconRow>()
  words.set('cue-form', forms).set('cue-participle-form', participles)
  for (const row of words.get('cue-ending')?.values() ?? []) {
    const ending = row.lemma.slice(1)
    for (const [key, cues] of verbs) {
      const lemma = cues
        .find((item) => item.slots.length > 0)
        ?.lemma.split(' ')
        .find((word) => foldWord(word) === key)
      if (!lemma?.endsWith(ending)) continue
      const stem = lemma.slice(0, -ending.length)
      const { category, stance, frame, note, line } = row
      const made = (form: string, value: Record<string, string>): LexiconRow => {
        return { lemma: row.lemma, category, stance, frame, note, line, value: { of: lemma, ...value, form } }
      }
      const set = (map: Map<string, LexiconRow>, form: string, value: Record<string, string>): void => {
        if (!map.has(foldWord(form))) map.set(foldWord(form), made(form, value))
      }
      set(forms, stem + row.value.sing, { as: 'NOUN', incise: 'yes' })
      set(forms, stem + row.value.plur, { as: 'NOUN', incise: 'yes', number: 'plur' })
      for (const part of (row.value.part ?? '').split('|')) if (part) set(participles, stem + part, {})
    }
  }
}

function weight(cue: Cue): number {
  // A row that takes only certain nouns is asked before one that takes any.
  const picky = cue.slots.length > 0 && cue.slots.every((slot) => slot.kind !== 'noun' || slot.noun !== 'any')
  return cue.rest.length * 4 + (cue.negated ? 2 : 0) + (cue.reflexive ? 1 : 0) + (picky ? 0.5 : 0)
}

function push(map: Map<string, Cue[]>, key: string, cue: Cue): void {
  const list = map.get(key)
  if (list) list.push(cue)
  else map.set(key, [cue])
}

function compileVerb(row: LexiconRow, negators: ReadonlySet<string>): [string, Cue] {
  let words = splitWords(row.lemma)
  let reflexive = false
  let negated = false
  // "ne", then "pas" or "ni": marks of negation in front of the verb, "se" of reflexivity.
  while (words.length > 1 && (negators.has(words[0]) || reflexives.has(words[0]))) {
    if (reflexives.has(words[0])) reflexive = true
    else negated = true
    words = words.slice(1)
  }
  const slots = readFrame(row.frame)
  return [
    words[0],
    {
      lemma: row.lemma,
      category: row.category,
      act: row.stance as Act | '',
      slots,
      rest: words.slice(1),
      reflexive,
      negated,
      value: row.value,
    },
  ]
}

function pushSequence(map: Map<string, Sequence[]>, row: LexiconRow): void {
  const words = splitWords(row.lemma)
  if (words.length === 0) return
  const list = map.get(words[0])
  if (list) list.push({ words, row })
  else map.set(words[0], [{ words, row }])
}

/** Folded words; an elided article or preposition is a word of its own. */
function splitWords(text: string): string[] {
  return foldWord(text).replace(/'/g, "' ").split(/\s+/).filter(Boolean)
}
