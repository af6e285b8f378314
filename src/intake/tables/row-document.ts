import { checkInput } from '../check-input.ts'
import { composeText } from '../compose-text.ts'
import type { IntakeInput } from '../document-from-input.ts'
import type { SaidOfAll } from '../intake-item.ts'
import { cellDate } from './cell-date.ts'
import type { TableColumns, TableField } from './table-columns.ts'

/**
 * One row of a table as a document: its title stands above its text, the rest beside it.
 * @param place what it is called where the row has no id and no address: "table.csv:12"
 * @throws SelonError input-empty | input-malformed | input-too-large
 */
export function rowDocument(
  cells: readonly string[],
  columns: TableColumns,
  said: SaidOfAll,
  place: string,
): IntakeInput {
  const { retrievedBy: _, ...fields } = said
  const cell = (field: TableField): string | undefined => cells[columns.get(field) ?? -1]?.trim() || undefined
  const provenance: string[] = []
  const date = (field: TableField): string | undefined => {
    const found = cell(field)
    const iso = found && cellDate(found)
    if (found && !iso)
      provenance.push(`${field} "${found.slice(0, 40)}" not used: it has more than one reading, or none`)
    return iso || undefined
  }
  const title = cell('title')
  const body = cell('text') ?? ''
  const { text, segments } = composeText([
    { kind: 'headline', text: title && !body.startsWith(title) ? title : '' },
    { kind: 'body', text: body },
  ])
  const outlet = cell('outlet')
  const isAddress = outlet !== undefined && /^https?:\/\/\S+$/iu.test(outlet)
  const url = cell('url') ?? (isAddress ? outlet : undefined)
  const author = cell('author')
  const input: IntakeInput = checkInput({
    id: cell('id') ?? url ?? place,
    url,
    title,
    outlet: isAddress ? undefined : outlet,
    language: languageCode(cell('language')),
    publishedAt: date('date'),
    retrievedAt: date('retrieved'),
    authors: author === undefined ? undefined : [author],
    ...fields,
    text,
  })
  // Where only the text was given its own lines may show a headline.
  if (segments.length > 1) input.told = segments
  return { ...input, provenance }
}

/** "fr", "fr-CA": a code; the name of a language is left to be found from the text. */
function languageCode(cell: string | undefined): string | undefined {
  return cell !== undefined && /^[A-Za-z]{2,3}(?:[-_]\w{2,8})*$/u.test(cell) ? cell : undefined
}
