import { documentsOfReview } from '../corroborate/review-names.ts'
import { lastCapture } from '../ledger/captures.ts'
import { csvText } from '../export/csv-text.ts'
import type { ExportProfile } from '../export/export-profile.ts'
import { exportedIncident, type ExportedIncident } from '../export/exported-incident.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { dossierContext, type DossierContext } from '../ledger/sum-up-incident.ts'
import { SelonError } from '../model/selon-error.ts'
import { annexFolder, type AnnexFolder } from './annex-folder.ts'
import { annexReadme } from './annex-readme.ts'
import { exhibitColumns, exhibitName, exhibitOf } from './annex-exhibit.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { incidentNote } from './incident-note.ts'
import { noteMarkdown } from './note-markdown.ts'
import { fileStem, textsOf } from './run-note.ts'
import type { UiWords } from './ui-words.ts'

interface Annex {
  ledger: Ledger
  context: DossierContext
  folder: AnnexFolder
  profile: ExportProfile
  words: UiWords
  /** Number of each text's exhibit, in the order in which they were first needed. */
  numbers: Map<string, number>
  incidents: Set<string>
}

/** `selon annex`: what a report's statements can be checked against, as a folder of numbered exhibits, tables and digests. */
export async function runAnnex(call: CommandCall): Promise<number> {
  const { words } = call
  const { incident, all, output, profile } = call.options as {
    incident?: string[]
    all?: boolean
    output?: string
    profile: ExportProfile
  }
  if (!output) throw new SelonError('usage', words('usage.annex-output'))
  if (Boolean(all) === Boolean(incident?.length)) throw new SelonError('usage', words('usage.annex-which'))
  await withDossier(call, { readOnly: true }, async (ledger) => {
    const wanted = incident ? await opened(ledger, incident, words) : ledger.walkIncidents()
    const folder = annexFolder(output, words)
    const context = await dossierContext(ledger)
    const annex = { ledger, context, folder, profile, words, numbers: new Map(), incidents: new Set<string>() }
    folder.append('exhibits.csv', csvText([exhibitColumns]))
    folder.append('pairs.csv', csvText([pairColumns]))
    for await (const stored of wanted) {
      const exported = await exportedIncident(ledger, stored, context, profile)
      if (exported) await addIncident(exported, annex)
    }
    await addReviews(annex, Boolean(all))
    folder.file('README.md', annexReadme(profile))
    folder.close()
  })
  return 0
}

async function opened(ledger: Ledger, ids: readonly string[], words: UiWords) {
  return Promise.all(
    ids.map(async (id) => {
      const stored = await ledger.incident(id)
      if (!stored) throw new SelonError('usage', words('usage.no-incident', { id }))
      return stored
    }),
  )
}

/** An incident's note, the exhibits that it needs and that are not there yet, and its table of pairs. */
async function addIncident(exported: ExportedIncident, annex: Annex): Promise<void> {
  const { ledger, folder, profile, words, numbers, incidents } = annex
  const { incident, pairs } = exported
  const documents = await textsOf(ledger, exported)
  incidents.add(incident.id)
  for (const document of documents) {
    if (numbers.has(document.id)) continue
    numbers.set(document.id, numbers.size + 1)
    const reading = await ledger.reading(document.version)
    const sealed = exported.sealed.has(document.id)
    const { path, text, row } = exhibitOf({
      number: numbers.size,
      document,
      reading,
      capture: await lastCapture(ledger, document),
      sealed,
      statements: await shownStatements(document.id, annex),
      exported,
      profile,
      words,
    })
    const digest = folder.file(path, text)
    folder.append('exhibits.csv', csvText([[...row, path, digest, words('export.licence')]]))
  }
  const inside = (ids: readonly string[]) => profile === 'internal' && !ids.some((id) => exported.sealed.has(id))
  const label = (id: string) => exhibitName(numbers.get(id) ?? 0)
  for (const { documents: both, rule, links, notFound } of pairs)
    folder.append(
      'pairs.csv',
      csvText([
        [
          incident.id,
          ...both.map(label),
          rule,
          links
            .map(({ kind, similarity, words: shared }) =>
              [words(`link.${kind}`), similarity?.toFixed(2), inside(both) && shared].filter(Boolean).join(' '),
            )
            .join('; '),
          notFound.map((kind) => (words.has(`link.${kind}`) ? words(`link.${kind}`) : kind)).join('; '),
        ],
      ]),
    )
  const note = noteMarkdown(incidentNote({ exported, documents, profile, words }))
  folder.file(`incidents/${fileStem(incident.id)}.md`, note)
}

const pairColumns = ['incident', 'first', 'second', 'rule', 'linked_by', 'looked_for_and_not_found']

/** The statements of a text that tell of an event or a toll, as people left them: quotations stay few. */
async function shownStatements(document: string, { ledger, context }: Annex) {
  const all = context.decisions.apply(await ledger.statementsOfDocuments([document]), document)
  return all.filter(({ statement }) => statement.event || statement.tolls?.length)
}

/** Decisions in their order, with the digests of their chain; who decided, and in which words, stays with the dossier's people. */
async function addReviews({ ledger, folder, profile, numbers, incidents }: Annex, all: boolean): Promise<void> {
  folder.append(
    'reviews.csv',
    csvText([['seq', 'at', 'by', 'action', 'target', 'reason', 'previous_digest', 'digest']]),
  )
  for (const review of await ledger.reviews()) {
    const { seq, at, by, action, target, reason, prevHash, hash } = review
    const about = documentsOfReview(review, (id) => id)
    if (!all && !incidents.has(target) && !numbers.has(target) && !about.some((id) => numbers.has(id))) continue
    const inside = profile === 'internal'
    const row = [
      seq,
      inside ? at : at.slice(0, 10),
      inside ? by : '',
      action,
      target,
      inside ? reason : '',
      prevHash,
      hash,
    ]
    folder.append('reviews.csv', csvText([row]))
  }
}
