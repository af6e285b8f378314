import { sourceIdentity } from '../corroborate/source-identity.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import { attributedSentence } from '../export/attributed-notes.ts'
import type { ExportProfile } from '../export/export-profile.ts'
import type { ExportedIncident } from '../export/exported-incident.ts'
import type { StoredCapture } from '../ledger/captures.ts'
import type { StoredDocument } from '../ledger/read-documents.ts'
import type { Reading } from '../model/reading.ts'
import { paragraph, list } from './note-block.ts'
import { noteMarkdown } from './note-markdown.ts'
import type { UiWords } from './ui-words.ts'

export const exhibitColumns = [
  'exhibit',
  'document',
  'outlet',
  'title',
  'published',
  'retrieved',
  'address',
  'withdrawn',
  'text_sha256',
  'came_from',
  'format',
  'retrieved_by',
  'raw_sha256',
  'engine',
  'pack',
  'contents',
  'file',
  'file_sha256',
  'licence',
]

interface ExhibitInput {
  number: number
  document: StoredDocument
  reading: Reading | null
  /** How it came in last. */
  capture?: StoredCapture
  sealed: boolean
  statements: readonly StatementRecord[]
  exported: ExportedIncident
  profile: ExportProfile
  words: UiWords
}

/**
 * A text as an exhibit. The dossier's own people get it byte for byte, so that its digest can be checked; others get short
 * quotations with their source, since full texts of others are not republished (ethics A8). Sealed words are in neither.
 */
export function exhibitOf(input: ExhibitInput): { path: string; text: string; row: (string | null)[] } {
  const { number, document, reading, capture, sealed, exported, profile } = input
  const inside = profile === 'internal'
  const { mask, addressOf } = exported
  const name = exhibitName(number)
  const contents = sealed ? 'sealed' : profile === 'internal' && reading ? 'full-text' : 'quotations'
  const time = (instant: string | null) => (profile === 'public' ? (instant?.slice(0, 10) ?? null) : instant)
  return {
    path: `exhibits/${name}.${contents === 'full-text' ? 'txt' : 'md'}`,
    text: contents === 'full-text' ? reading!.text : quotations(name, contents === 'sealed', input),
    row: [
      name,
      document.id,
      document.outlet,
      sealed ? null : mask(document.title),
      time(document.publishedAt),
      time(document.retrievedAt),
      addressOf(document.id, document.url),
      document.withdrawn === null ? null : mask(document.withdrawn),
      reading?.document.textSha256 ?? null,
      // Names of files and of who collected them stay with the dossier's people.
      inside && !sealed ? (capture?.source ?? null) : null,
      capture?.format ?? null,
      inside ? (capture?.retrievedBy ?? null) : null,
      capture?.rawSha256 ?? null,
      reading ? `${reading.engine.name} ${reading.engine.version}` : null,
      reading?.engine.pack ?? null,
      contents,
    ],
  }
}

export function exhibitName(number: number): string {
  return `E${String(number).padStart(4, '0')}`
}

function quotations(name: string, sealed: boolean, { document, statements, exported, words }: ExhibitInput): string {
  const { mask } = exported
  const said = statements.map((record) => {
    const source = sourceIdentity(record, statements)
    const who =
      source.kind === 'outlet'
        ? `${record.outlet ?? record.document} (${words('incident.own-voice')})`
        : mask(source.actor?.displayName ?? source.shown) || words('incident.unnamed')
    return attributedSentence(who, record, words, mask)
  })
  return noteMarkdown([
    { kind: 'title', text: `${name} — ${document.outlet ?? document.id}` },
    sealed ? paragraph(words('annex.sealed')) : list(said),
    paragraph(words('export.licence')),
  ])
}
