import pico from 'picocolors'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Incident, OriginPair } from '../model/incident.ts'
import type { Review } from '../model/review.ts'
import { verbOf } from './describe-statement.ts'
import { incidentTitle, statusLines } from './incident-words.ts'
import type { IncidentOptions } from './render-incident.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { wrapIndented } from './wrap-indented.ts'

/** Why something counts as it does. */
export interface Explanation {
  incident: Incident | null
  records: readonly StatementRecord[]
  pairs: readonly OriginPair[]
  decisions: readonly Pick<Review, 'id' | 'action' | 'target' | 'by' | 'at' | 'reason'>[]
  engines: readonly string[]
  packs: Readonly<Record<string, string>>
  kept: { name: string; digest: string } | null
}

/** Rules that fired with what they fired on, origin by origin and pair by pair, and every decision with who took it and why. */
export function renderExplanation(
  { incident, records, pairs, decisions, engines, packs, kept }: Explanation,
  id: string,
  options: IncidentOptions,
): string {
  const { words, width, colour } = options
  const style = pico.createColors(colour)
  const line = (text: string) => wrapIndented(plainForTerminal(text), width, '    ', '  ')
  const out: string[] = []
  if (kept)
    out.push(style.dim(plainForTerminal(words('explain.as-of', { name: kept.name, digest: kept.digest.slice(0, 16) }))))
  if (incident) {
    out.push(style.bold(`${plainForTerminal(incidentTitle(incident, words))}  ${incident.id}`))
    out.push(...statusLines(incident, words).map(line), '', style.bold(words('explain.inputs')))
    for (const { name, relation, side, independence, rules, statements, documents } of incident.origins) {
      const told = {
        name,
        relation: words(`relation.${relation}`),
        side: words.has(`side.${side}`) ? words(`side.${side}`) : side,
        independence: words(`independence.${independence}`),
        rules: rules.join(' ') || '–',
        n: statements.length,
        documents: documents.length,
      }
      out.push(line(words('explain.origin', told)))
    }
  }
  for (const record of records.filter((one) => one.id === id))
    out.push('', ...statementLines(record, options).map(line))
  if (pairs.length > 0) out.push('', style.bold(words('explain.pairs')))
  for (const { documents, rule, links, notFound } of pairs) {
    const [a, b] = documents
    const shown = links.map(({ kind, similarity }) =>
      similarity === undefined ? words(`link.${kind}`) : `${words(`link.${kind}`)} ${Math.round(similarity * 100)} %`,
    )
    const none = notFound.map((kind) => words(`link.${kind}`)).join(', ')
    out.push(
      line(
        words('explain.pair', {
          a,
          b,
          rule,
          none,
          links: [...new Set(shown)].join(', ') || words('explain.pair-none'),
        }),
      ),
    )
  }
  out.push('', style.bold(words('explain.decisions')))
  for (const { id: own, action, target, by, at, reason } of decisions)
    out.push(line(words('explain.decision', { id: own, action: `${action} ${target}`, by, at, reason })))
  if (decisions.length === 0) out.push(line(words('explain.no-decision')))
  if (engines.length > 0) out.push('', style.bold(words('explain.engines')), ...engines.map(line))
  const installed = Object.entries(packs)
  if (installed.length > 0)
    out.push('', style.bold(words('explain.packs')), ...installed.map(([code, digest]) => line(`${code} ${digest}`)))
  return out.join('\n')
}

function statementLines({ id, statement }: StatementRecord, { words }: IncidentOptions): string[] {
  const { reviewState, rules, needsReview, content } = statement
  return [
    words('explain.statement', { id, state: reviewState }),
    `${verbOf(statement, words)} ${words('quote', { words: content.exact.replace(/\s+/gu, ' ') })}`,
    words('explain.rules', { rules: rules.join(', ') || '–' }),
    ...(needsReview.length > 0 ? [words('explain.review', { what: needsReview.join(', ') })] : []),
  ]
}
