import type { Ledger } from '../ledger/ledger.ts'
import { exportedStatements, type StatementSource } from './exported-statements.ts'
import type { ExportOptions } from './exported-incidents.ts'
import type { ExportWords } from './export-words.ts'
import { statementNodes, textNodes } from './jsonld-nodes.ts'
import { positionedText } from './text-selectors.ts'

/** The nodes of a dossier's graph, text by text: the text and its reading, then each statement with its annotation and decisions. */
export async function* jsonldGraph(
  ledger: StatementSource & Pick<Ledger, 'reading'>,
  options: ExportOptions & { words: ExportWords },
): AsyncGenerator<object> {
  for await (const text of exportedStatements(ledger, options)) {
    const reading = await ledger.reading(text.document.version)
    yield* textNodes(text, reading, options)
    const positioned = reading && { ...positionedText(reading.text), sha256: reading.document.textSha256 }
    for (const one of text.statements) yield* statementNodes(one, text, positioned, options)
  }
}
