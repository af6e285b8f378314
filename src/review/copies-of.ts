import { documentLinks } from '../corroborate/document-links.ts'
import { nameKey } from '../corroborate/name-key.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Ledger } from '../ledger/ledger.ts'

/** The statements that say the same in the same words in copies of a statement's text, itself left out. */
export async function copiesOf(
  ledger: Ledger,
  { id, document, statement }: StatementRecord,
): Promise<StatementRecord[]> {
  const links = documentLinks(await ledger.texts(await ledger.documentsLike(document)))
  const copies = links
    .filter(({ kind, documents }) => kind !== 'shared-quotation' && documents.includes(document))
    .flatMap(({ documents }) => documents.filter((one) => one !== document))
  const records = await ledger.statementsOfDocuments([...new Set(copies)].sort())
  const words = nameKey(statement.content.exact)
  return records.filter(
    (record) =>
      record.id !== id && record.statement.act === statement.act && nameKey(record.statement.content.exact) === words,
  )
}
