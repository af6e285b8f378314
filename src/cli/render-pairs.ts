import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { OriginPair } from '../model/incident.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import type { IncidentOptions } from './render-incident.ts'
import { textName } from './text-name.ts'
import { wrapIndented } from './wrap-indented.ts'

/** Links between the words of texts; a source that both name is said above, with what it says. */
const textual: ReadonlySet<string> = new Set([
  'forward',
  'copy',
  'near-duplicate',
  'shared-quotation',
  'citation',
  'reviewer',
])

/**
 * The pair table for a terminal: texts that their words link, as families with what links them, then how many pairs have nothing
 * but a source in common, and how many were looked at in vain. The whole table stands in the JSON.
 */
export function renderPairs(
  pairs: readonly OriginPair[],
  records: readonly StatementRecord[],
  { words, width }: IncidentOptions,
): string[] {
  const linked = pairs.filter(({ links }) => links.some(({ kind }) => textual.has(kind)))
  const names = new Map(records.map((record) => [record.document, textName(record, words)]))
  const lines = familiesOf(linked).map(({ documents, members }) => {
    const why = members.flatMap(({ links }) =>
      links.flatMap(({ kind }) => (textual.has(kind) ? [words(`link.${kind}`)] : [])),
    )
    const texts = documents.map((id) => names.get(id) ?? id).join(' = ')
    return wrapIndented(plainForTerminal(`${texts} (${[...new Set(why)].join(', ')})`), width, '      ', '    ')
  })
  const bySource = pairs.filter((pair) => !linked.includes(pair) && pair.links.length > 0).length
  const none = pairs.filter(({ links }) => links.length === 0).length
  if (bySource > 0) lines.push(`    ${words.count('incident.source-pairs', bySource)}`)
  if (none > 0) lines.push(`    ${words.count('incident.unlinked-pairs', none)}`)
  return lines
}

function familiesOf(pairs: readonly OriginPair[]): { documents: string[]; members: OriginPair[] }[] {
  let families: { documents: Set<string>; members: OriginPair[] }[] = []
  for (const pair of pairs) {
    const met = families.filter(({ documents }) => pair.documents.some((id) => documents.has(id)))
    const joined = {
      documents: new Set([...met.flatMap(({ documents }) => [...documents]), ...pair.documents]),
      members: [...met.flatMap(({ members }) => members), pair],
    }
    families = [...families.filter((family) => !met.includes(family)), joined]
  }
  return families.map(({ documents, members }) => ({ documents: [...documents].sort(), members }))
}
