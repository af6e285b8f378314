import { groupWithinDocument } from '../../../src/corroborate/group-within-document.ts'
import type { Reading } from '../../../src/model/reading.ts'
import type { Statement } from '../../../src/model/statement.ts'
import { claimChoices } from './claim-status.ts'
import { dayCredit, placeCredit } from './key-credit.ts'
import type { Question } from './learn.ts'
import { organisationChoices } from './doers.ts'
import { type Candidate, relevanceFeatures } from './relevance.ts'
import { type Template, templateOf } from './templates.ts'
import { dateChoices } from './when.ts'
import { locationChoices } from './where.ts'

export interface Key {
  optional: boolean
  slots: Record<string, { alts: string[]; ref?: string[] }[]>
}

export type Asked = Record<'relevance' | 'date' | 'place' | 'claim' | 'organisation', Question[]>

/** What the key answers about one text: which groups of statements make templates, and what stands in their slots. */
export function questionsOf(reading: Reading, keys: readonly Key[]): Asked {
  const asked: Asked = { relevance: [], date: [], place: [], claim: [], organisation: [] }
  const groups = groupsOf(reading)
  const keyOf = paired(
    groups.map(({ template }) => template),
    keys,
  )
  const doc = reading.id
  groups.forEach(({ members, features }, at) => {
    const key = keyOf.get(at)
    asked.relevance.push({
      doc,
      options: [
        { features, credit: Number(key !== undefined) },
        { features: [], credit: Number(key === undefined) },
      ],
    })
    if (!key) return
    const ask = (
      model: 'date' | 'place',
      slot: string,
      choices: readonly { value: string; features: string[] }[],
      credit: (ours: string, key: string) => number,
    ): void => {
      const right = (key.slots[slot] ?? []).flatMap(({ alts }) => alts)
      if (right.length === 0 || choices.length === 0) return
      const options = choices.map(({ value, features: own }) => ({
        features: own,
        credit: Math.max(...right.map((one) => credit(value, one))),
      }))
      asked[model].push({ doc, options })
    }
    ask('date', 'date', dateChoices(members, reading), dayCredit)
    ask('place', 'location', locationChoices(members, reading), placeCredit)
    for (const { value, features: own } of organisationChoices(members, reading)) {
      const right = (key.slots.perp_org ?? []).some(({ alts }) => alts.some((alt) => isOne(alt, value.names)))
      asked.organisation.push({
        doc,
        options: [
          { features: own, credit: Number(right) },
          { features: [], credit: Number(!right) },
        ],
      })
      const status = (key.slots.perp_org_conf ?? []).find(({ ref }) => ref?.some((alt) => isOne(alt, value.names)))
      if (right && status)
        asked.claim.push({
          doc,
          options: claimChoices(value, members, reading).map((choice) => ({
            features: choice.features,
            credit: Number(status.alts.includes(choice.value)),
          })),
        })
    }
  })
  return asked
}

interface Group {
  template: Template
  members: Statement[]
  features: string[]
}

function groupsOf(reading: Reading): Group[] {
  const statements = new Map(reading.statements.map((statement) => [statement.id, statement]))
  const earlier: Candidate[] = []
  return groupWithinDocument(reading).flatMap((group) => {
    const members = group.statements.flatMap((id) => statements.get(id) ?? [])
    let features: string[] = []
    const template = templateOf(members, reading, earlier, (candidate) => {
      features = relevanceFeatures(candidate, reading)
      earlier.push(candidate)
      return true
    })
    return template ? [{ template, members, features }] : []
  })
}

/** Which key each template of ours is paired with: those that share most first. */
function paired(templates: readonly Template[], keys: readonly Key[]): Map<number, Key> {
  const pairs = templates
    .flatMap((template, at) => keys.map((key) => ({ at, key, shared: sharedOf(template, key) })))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared)
  const found = new Map<number, Key>()
  const taken = new Set<Key>()
  for (const { at, key } of pairs) {
    if (found.has(at) || taken.has(key)) continue
    found.set(at, key)
    taken.add(key)
  }
  return found
}

function sharedOf({ slots }: Template, key: Key): number {
  if (!key.slots.type?.some(({ alts }) => alts.includes(slots.type[0].alts[0]))) return 0
  const words = (fillers: { alts: string[] }[] = []): Set<string> =>
    new Set(
      fillers.flatMap(({ alts }) => alts.flatMap((alt) => alt.split(/[^A-Z0-9]+/).filter((word) => word.length > 3))),
    )
  let shared = 1
  for (const slot of ['hum_name', 'hum_desc', 'phys_id', 'location', 'perp_ind', 'perp_org']) {
    const theirs = words(key.slots[slot])
    if ([...words(slots[slot])].some((word) => theirs.has(word)))
      shared += slot.startsWith('p') || slot.startsWith('h') ? 2 : 1
  }
  return shared
}

function isOne(alt: string, names: readonly string[]): boolean {
  const plain = (words: string): string =>
    ` ${
      words
        .toUpperCase()
        .match(/[A-Z0-9]+/g)
        ?.join(' ') ?? ''
    } `
  return names.some((name) => plain(alt).includes(plain(name)) || (name.length > 3 && plain(name).includes(plain(alt))))
}
