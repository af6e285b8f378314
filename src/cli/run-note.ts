import { sealedWords } from '../corroborate/hide-sealed.ts'
import type { ExportProfile } from '../export/export-profile.ts'
import { exportedIncident, type ExportedIncident } from '../export/exported-incident.ts'
import { lastCapture } from '../ledger/captures.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { dossierContext } from '../ledger/sum-up-incident.ts'
import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { incidentNote, type NoteInput } from './incident-note.ts'
import type { NoteBlock } from './note-block.ts'
import { noteHtml } from './note-html.ts'
import { noteMarkdown } from './note-markdown.ts'
import { fileIn, openOutput } from './output.ts'
import type { UiWords } from './ui-words.ts'

/** `selon note ID`: one incident as a document to hand on. */
export async function runNote(call: CommandCall): Promise<number> {
  const { words, io } = call
  const { format, profile, output } = call.options as { format: NoteFormat; profile: ExportProfile; output?: string }
  const [id, ...more] = call.arguments
  if (!id || more.length > 0) throw new SelonError('usage', words('usage.one-incident'))
  await withDossier(call, { readOnly: true }, async (ledger) => {
    const note = await noteFile(ledger, id, { format, profile, words })
    if (!note) {
      const known = (await ledger.incident(id)) !== null
      throw new SelonError('usage', words(known ? 'usage.not-shown' : 'usage.no-incident', { id, profile }))
    }
    const target = openOutput({ output: fileIn(output, note.name), format: 'html' }, 1, io)
    await target.write(note.body, id, 0)
    await target.close()
  })
  return 0
}

export type NoteFormat = 'md' | 'html' | 'docx'

/** The note on an incident as a file; null where the dossier has no such incident, or none for this profile. */
export async function noteFile(
  ledger: Ledger,
  id: string,
  { format, profile, words }: { format: NoteFormat; profile: ExportProfile; words: UiWords },
): Promise<{ name: string; body: string | Uint8Array } | null> {
  const stored = await ledger.incident(id)
  const exported = stored && (await exportedIncident(ledger, stored, await dossierContext(ledger), profile))
  if (!exported) return null
  const blocks = incidentNote({ exported, documents: await textsOf(ledger, exported), profile, words })
  const body = await rendered(blocks, format, words.language)
  return { name: `note-${fileStem(exported.incident.id)}.${format}`, body }
}

async function rendered(
  blocks: readonly NoteBlock[],
  format: NoteFormat,
  language: string,
): Promise<string | Uint8Array> {
  if (format === 'md') return noteMarkdown(blocks)
  if (format === 'html') return noteHtml(blocks, language)
  return (await import('./note-docx.ts')).noteDocx(blocks, language)
}

/** An id as part of a file's name. */
export function fileStem(id: string): string {
  return id.replace(/[^\w.-]+/gu, '-')
}

/** The texts of an incident in the order of their publication, each with the digest of what was read. */
export async function textsOf(
  ledger: Pick<Ledger, 'documents' | 'versions' | 'captures'>,
  { incident, sealed }: ExportedIncident,
): Promise<NoteInput['documents']> {
  const documents = await ledger.documents(incident.documents)
  const dated = await Promise.all(
    documents.map(async (document) => {
      const current = (await ledger.versions(document.id)).find(({ id }) => id === document.version)
      const title = sealed.has(document.id) ? sealedWords : document.title
      const retrievedBy = (await lastCapture(ledger, document))?.retrievedBy ?? null
      return { ...document, title, textSha256: current?.textSha256 ?? null, retrievedBy }
    }),
  )
  return dated.sort((a, b) => {
    const [first, second] = [a.publishedAt ?? '9999', b.publishedAt ?? '9999']
    return first < second ? -1 : first > second ? 1 : a.seq - b.seq
  })
}
