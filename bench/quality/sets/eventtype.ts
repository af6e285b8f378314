import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reading } from '../../../src/model/reading.ts'
import { loadPack } from '../../../src/packs/load-pack.ts'
import type { BenchmarkSet } from '../benchmark-set.ts'
import { percent } from '../percent.ts'

interface Score {
  micro: [number, number, number]
  macro_f1: number
  weighted_f1: number
}

/** Types that the shared task added to ACLED's 25; their snippets are left out here. */
const added = new Set(['ORG_CRIME', 'NATURAL_DISASTER', 'MAN_MADE_DISASTER', 'ATTRIB', 'DIPLO'])

/** Type of a snippet's main event, among ACLED's 25. Nothing was trained on it. */
export const eventtype: BenchmarkSet = {
  name: 'eventtype',
  splits: ['dev'],
  languages: ['en'],
  scorer: 'eventtype/score.py',
  keeps: (_doc, gold) => !added.has(String(gold.type)),
  predict: (reading, { id }) => ({ id, type: mainType(reading) }),
  figures: ({ macro_f1: macro, weighted_f1: weighted }: Score) => ({
    "weighted F1, ACLED's 25": percent(weighted),
    "macro F1, ACLED's 25": percent(macro),
  }),
}

type Told = NonNullable<Reading['statements'][number]['event']>

/** The most telling event of the snippet: by the rank of its type, then the first in the text. */
function mainType(reading: Reading): string | null {
  const events = reading.statements
    .flatMap(({ event, real }) => (event ? [{ event, done: real === 'occurred' || real === 'ongoing' }] : []))
    .map(({ event, done }) => ({ label: labels().get(typeOf(event)), at: event.trigger.start, done }))
    .filter(({ label }) => label !== undefined)
  events.sort((a, b) => Number(b.done) - Number(a.done) || a.label!.rank - b.label!.rank || a.at - b.at)
  return events[0]?.label?.name ?? null
}

/** ACLED asks whom violence meets: attacks on those without arms are violence against civilians, deaths of fighters a clash. */
function typeOf({ type, roles }: Told): string {
  const struck = roles.filter(({ role }) => role === 'target' || role === 'victim').map(({ span }) => span.exact)
  if (type === 'attack-unspecified' && roles.some(({ role }) => role === 'victim') && !struck.some(bearsArms))
    return 'attack-civilians'
  return type === 'killing' && struck.some(bearsArms) ? 'armed-clash' : type
}

const armedClasses: ReadonlySet<string> = new Set([
  'armed',
  'soldier',
  'police',
  'troops',
  'state',
  'insurgent',
  'base',
])
let armedNouns: Set<string> | undefined

/** Whether a word of the phrase is, by the class lists of the pack, one for people under arms or their places. */
function bearsArms(phrase: string): boolean {
  if (!armedNouns) {
    const pack = loadPack('en')!
    const classed = pack.lexicon('classes').filter(({ stance }) => armedClasses.has(stance))
    const places = pack.lexicon('targets').filter(({ stance }) => stance === 'military' || stance === 'security')
    armedNouns = new Set([...classed, ...places].map(({ lemma }) => lemma))
  }
  const words = phrase.toLowerCase().split(/[^\p{L}]+/u)
  return words.some((word) => armedNouns!.has(word) || (word.endsWith('s') && armedNouns!.has(word.slice(0, -1))))
}

interface Label {
  name: string
  rank: number
}

let known: Map<string, Label> | undefined

function labels(): Map<string, Label> {
  if (known) return known
  const rows = readFileSync(join(import.meta.dirname, '..', 'eventtype-labels.tsv'), 'utf8')
    .split('\n')
    .slice(1)
  known = new Map(
    rows.filter(Boolean).map((row) => {
      const [type, name, rank] = row.split('\t')
      return [type, { name, rank: Number(rank) }]
    }),
  )
  return known
}
