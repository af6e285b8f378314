import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Incident } from '../model/incident.ts'
import type { ExportWords } from './export-words.ts'
import type { Mask } from './name-mask.ts'
import { shortQuote } from './short-quote.ts'

/**
 * What sources say of an incident, one sentence a source and act, each with its source in it: "Front de l'Aube says it did: “…”
 * (Orbia, 2024-05-14)". The words quoted are the text's own, less what the profile does not show.
 */
export function attributedNotes(
  { origins }: Pick<Incident, 'origins'>,
  records: readonly StatementRecord[],
  words: ExportWords,
  mask: Mask,
): string[] {
  const notes: string[] = []
  const told = new Set<string>()
  const byId = new Map(records.map((record) => [record.id, record]))
  for (const { name, statements } of origins)
    for (const id of statements) {
      const record = byId.get(id)
      if (!record || told.has(`${name} ${record.statement.act}`)) continue
      told.add(`${name} ${record.statement.act}`)
      notes.push(attributedSentence(mask(name) || words('incident.unnamed'), record, words, mask))
    }
  const owned = new Set(origins.flatMap(({ statements }) => statements))
  const own = records.find(({ id }) => !owned.has(id))
  if (own)
    notes.push(attributedSentence(`${own.outlet ?? own.document} (${words('incident.own-voice')})`, own, words, mask))
  return notes
}

/** One saying with its source in the same sentence (ethics N2). */
export function attributedSentence(
  source: string,
  { statement, outlet, document, publishedAt, translation }: StatementRecord,
  words: ExportWords,
  mask: Mask,
): string {
  const quote = words('quote', { words: shortQuote(mask(statement.content.exact)) })
  const where = [outlet ?? document, publishedAt?.slice(0, 10), translation && words('export.translated')]
    .filter(Boolean)
    .join(', ')
  return words('export.sentence', { source, verb: words.verb(statement.act), quote, where })
}
