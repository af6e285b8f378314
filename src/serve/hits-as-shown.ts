import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { ExportProfile } from '../export/export-profile.ts'
import { maskedId, nameMask, type Mask } from '../export/name-mask.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { StoredDocument } from '../ledger/read-documents.ts'
import { fitsSearch, fitsWords, type Search } from '../ledger/search-statements.ts'

/**
 * Of statements that were found, those that are still found by what a profile shows of them: a hit on a name that is blotted out would
 * confirm the name (ethics H7, V1). Names known from any of the documents are hidden in all.
 */
export async function statementsAsShown(
  ledger: Ledger,
  found: readonly StatementRecord[],
  search: Search,
  profile: ExportProfile,
): Promise<StatementRecord[]> {
  if (profile === 'internal' || found.length === 0) return [...found]
  const mask = await maskOf(
    ledger,
    found.map(({ document }) => document),
    profile,
  )
  const fits = fitsSearch(search)
  return found.filter((record) => fits(shownRecord(record, mask)))
}

/** The same for documents: words have to stand in the text as it is shown; of the public's, in its statements. */
export async function documentsAsShown(
  ledger: Ledger,
  found: readonly StoredDocument[],
  words: string | undefined,
  profile: ExportProfile,
): Promise<StoredDocument[]> {
  if (profile === 'internal' || !words?.trim()) return [...found]
  const fits = fitsWords(words)
  const records = await ledger.statementsOfDocuments(found.map(({ id }) => id))
  const mask = nameMask(records, profile, await ledger.parties())
  const shown: StoredDocument[] = []
  for (const document of found) {
    const own = records.filter((record) => record.document === document.id)
    const text =
      profile === 'public'
        ? own.flatMap(({ statement }) => [statement.content.exact, ...mentionsOf(statement)]).join('\n')
        : ((await ledger.reading(document.version))?.text ?? '')
    if (fits(mask(`${document.title}\n${text}`))) shown.push(document)
  }
  return shown
}

async function maskOf(ledger: Ledger, documents: readonly string[], profile: ExportProfile): Promise<Mask> {
  const records = await ledger.statementsOfDocuments([...new Set(documents)])
  return nameMask(records, profile, await ledger.parties())
}

/** What is searched in of a statement, as it is shown. */
function shownRecord(record: StatementRecord, mask: Mask): StatementRecord {
  const { statement, actors } = record
  return {
    ...record,
    actors: actors.flatMap((actor) => {
      const id = maskedId(actor.id, mask)
      if (id === null || mask(actor.displayName) !== actor.displayName) return []
      return [{ ...actor, names: actor.names.filter(({ text }) => mask(text) === text) }]
    }),
    statement: {
      ...statement,
      content: { ...statement.content, exact: mask(statement.content.exact) },
      chain: statement.chain.map((link) =>
        link.mention ? { ...link, mention: { ...link.mention, exact: mask(link.mention.exact) } } : link,
      ),
    },
  }
}

function mentionsOf({ chain }: StatementRecord['statement']): string[] {
  return chain.flatMap(({ mention }) => mention?.exact ?? [])
}
