import { attributedSentence } from '../export/attributed-notes.ts'
import type { ExportProfile } from '../export/export-profile.ts'
import type { ExportedIncident } from '../export/exported-incident.ts'
import { groupedBy } from '../corroborate/group-by.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { StoredDocument } from '../ledger/read-documents.ts'
import type { Origin, TollSeries } from '../model/incident.ts'
import { notesOn } from './describe-statement.ts'
import { formatDay } from './format-date.ts'
import { incidentTitle, statusLines } from './incident-words.ts'
import { heading, list, paragraph, type NoteBlock, type NoteCell } from './note-block.ts'
import { differences } from './note-differences.ts'
import { notTold } from './note-not-told.ts'
import { asReading } from './render-incident.ts'
import type { UiWords } from './ui-words.ts'

export interface NoteInput {
  exported: ExportedIncident
  /** Texts of the incident with the digest of what was read there. */
  documents: readonly (StoredDocument & { textSha256: string | null; retrievedBy: string | null })[]
  profile: ExportProfile
  words: UiWords
}

/**
 * A note on one incident: status with its rule, who says what in their own words, where accounts differ, each counter's figures
 * over time, what no source read says, and the texts with their addresses. It never says who is right.
 */
export function incidentNote(input: NoteInput): NoteBlock[] {
  const { exported, documents, profile, words } = input
  const { records, mask, pairs } = exported
  const incident =
    profile === 'internal' || !exported.incident.when
      ? exported.incident
      : { ...exported.incident, when: { ...exported.incident.when, clock: [] } }
  const numbers = new Map(documents.map(({ id }, at) => [id, at + 1]))
  const differing = differences(exported, words)
  const open = notTold(incident, records, words)
  const owned = new Set(incident.origins.flatMap(({ statements }) => statements))
  const own = records.filter(({ id }) => !owned.has(id))
  const linked = pairs.filter(({ links }) => links.length > 0).length
  return [
    { kind: 'title', text: mask(incidentTitle(incident, words)) },
    heading(words('note.status')),
    list(statusLines(incident, words).map(mask)),
    paragraph(words.count('incident.from', incident.counts.reports, { ...incident.counts })),
    ...(pairs.length > 0 ? [paragraph(words('note.pairs', { linked, pairs: pairs.length }))] : []),
    heading(words('incident.who-says')),
    ...incident.origins.flatMap((origin) => originBlocks(origin, numbers, input)),
    ...(own.length > 0 ? ownBlocks(own, numbers, input) : []),
    ...(differing.length > 0 ? [heading(words('note.differ')), list(differing.map(mask))] : []),
    ...(incident.tollSeries.length > 0
      ? [heading(words('incident.tolls')), tollTable(incident.tollSeries, input)]
      : []),
    heading(words('note.not-told')),
    open.length > 0 ? list(open.map(mask)) : paragraph(words('note.all-told')),
    heading(words('note.texts')),
    textTable(input),
    ...(exported.withheld > 0 ? [paragraph(words.count('note.withheld', exported.withheld))] : []),
    paragraph(words('note.method')),
    paragraph(`${words('export.licence')} ${incident.id}`),
  ]
}

function originBlocks(origin: Origin, numbers: ReadonlyMap<string, number>, input: NoteInput): NoteBlock[] {
  const { exported, words } = input
  const side = origin.side === 'none' || origin.side === 'unknown' ? words(`side.${origin.side}`) : origin.side
  const name = exported.mask(origin.name) || words('incident.unnamed')
  const about = [side, words(`relation.${origin.relation}`), words(`independence.${origin.independence}`)]
  const wanted = new Set(origin.statements)
  const members = exported.records.filter(({ id }) => wanted.has(id))
  return [
    { kind: 'subheading', text: `${name} (${about.join(' · ')})` },
    list(sentences(members, () => name, numbers, input)),
  ]
}

function ownBlocks(
  own: readonly StatementRecord[],
  numbers: ReadonlyMap<string, number>,
  input: NoteInput,
): NoteBlock[] {
  const voice = input.words('incident.own-voice')
  return [
    { kind: 'subheading', text: voice },
    list(sentences(own, ({ outlet, document }) => `${outlet ?? document} (${voice})`, numbers, input)),
  ]
}

/** Each saying once, with its source in the sentence and the numbers of the texts that carry it. */
function sentences(
  records: readonly StatementRecord[],
  nameOf: (record: StatementRecord) => string,
  numbers: ReadonlyMap<string, number>,
  { exported: { mask }, words }: NoteInput,
): string[] {
  const said = groupedBy(
    records,
    ({ statement }) => `${statement.act} ${statement.content.exact.replace(/\s+/gu, ' ')}`,
  )
  return [...said.values()].map((members) => {
    const [first] = members
    const texts = [...new Set(members.map(({ document }) => numbers.get(document) ?? 0))].sort((a, b) => a - b)
    const notes = notesOn(asReading(first), first.statement, words).map(mask)
    const tail = notes.length > 0 ? ` — ${notes.join(' · ')}` : ''
    return `${attributedSentence(nameOf(first), first, words, mask)}${tail} [${texts.join(', ')}]`
  })
}

function tollTable(all: readonly TollSeries[], { exported: { mask }, words }: NoteInput): NoteBlock {
  return {
    kind: 'table',
    head: [words('note.counter'), words('note.measure'), words('note.figures')],
    rows: all.map(({ counterName, measure, scope, identifiedOnly, points }) => [
      mask(counterName) || words('incident.own-voice'),
      [
        words(`measure.${measure}`),
        scope === 'event' ? '' : words(`scope.${scope}`),
        identifiedOnly ? words('note.identified') : '',
      ]
        .filter(Boolean)
        .join(', '),
      points
        .filter(({ change }) => change !== 'same')
        .map(({ toll: { min, max }, asOf, reportedOn }) => {
          const figure = min === max ? String(min ?? '?') : max === null ? `≥ ${min}` : `${min ?? '?'}–${max}`
          const day = asOf ?? reportedOn
          return day ? `${figure} (${formatDay(day, words)})` : figure
        })
        .join(' → '),
    ]),
  }
}

function textTable({ exported: { mask, addressOf }, documents, profile, words }: NoteInput): NoteBlock {
  const time = (instant: string | null) =>
    instant === null ? words('basis.unknown') : profile === 'public' ? instant.slice(0, 10) : instant
  return {
    kind: 'table',
    head: [
      '#',
      ...['outlet', 'title', 'published', 'retrieved', 'address'].map((key) => words(`note.${key}`)),
      'SHA-256',
    ],
    rows: documents.map((document, at): NoteCell[] => {
      const address = addressOf(document.id, document.url)
      // Who collected it is for the dossier's own people.
      const by = profile === 'internal' ? document.retrievedBy : null
      const withdrawn = document.withdrawn === null ? '' : ` (${words('export.withdrawn')})`
      return [
        String(at + 1),
        document.outlet ?? document.id,
        mask(document.title) + withdrawn,
        time(document.publishedAt),
        time(document.retrievedAt) + (by === null ? '' : ` (${by})`),
        address === null ? words('note.no-address') : { address },
        (document.textSha256 ?? '').slice(0, 16),
      ]
    }),
  }
}
