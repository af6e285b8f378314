import { SelonError } from '../model/selon-error.ts'
import { openQuestions, type OpenQuestion } from '../review/open-questions.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { dossierContext, sumUpIncident, type DossierContext } from '../ledger/sum-up-incident.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'
import { incidentTitle } from './incident-words.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { languageName } from './summarise-reading.ts'
import type { UiWords } from './ui-words.ts'
import { wrapIndented } from './wrap-indented.ts'

/** `selon suggestions`: each with the command that decides it, but for who and why. */
export async function runSuggestions(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  const { incident: id, limit, format } = options as { incident?: string; limit: string; format: string }
  if (!/^[1-9]\d{0,6}$/u.test(limit))
    throw new SelonError('usage', words('usage.number', { option: 'limit', value: limit }))
  const write = createWriter(io.stdout)
  await withDossier(call, {}, async (ledger) => {
    const incident = id === undefined ? undefined : await ledger.incident(id)
    if (incident === null) throw new SelonError('usage', words('usage.no-incident', { id: id! }))
    const questions = await openQuestions(ledger, { incident, limit: Number(limit) })
    const titleOf = titles(ledger, await dossierContext(ledger), words)
    if (format === 'json') await write(`${JSON.stringify(questions, null, 2)}\n`)
    else if (questions.length === 0) await write(`${words('question.none')}\n`)
    else
      for (const question of questions) {
        const ids = incidentsOf(question)
        const line = lineOf(question, await Promise.all(ids.map(titleOf)), words)
        await write(`${wrapIndented(plainForTerminal(line), io.columns ?? 80, '    ')}\n    ${question.command}\n`)
      }
  })
  return 0
}

/** What an incident is called, with its id; asked once each. */
function titles(ledger: Ledger, context: DossierContext, words: UiWords): (id: string) => Promise<string> {
  const known = new Map<string, Promise<string>>()
  const titleOf = async (id: string) => {
    const stored = await ledger.incident(id)
    return stored ? `${incidentTitle(await sumUpIncident(ledger, stored, context), words)} (${id})` : id
  }
  return (id) => {
    if (!known.has(id)) known.set(id, titleOf(id))
    return known.get(id)!
  }
}

function incidentsOf(question: OpenQuestion): string[] {
  if (question.kind === 'merge') return question.incidents
  if (question.kind === 'statement') return [question.incident]
  if (question.kind === 'read') return []
  return question.target.startsWith('inc:') ? [question.target] : []
}

function lineOf(question: OpenQuestion, [a, b]: readonly string[], words: UiWords): string {
  const effect = words.count('question.effect', question.effect)
  if (question.kind === 'second') {
    const { review, action, target, by, why } = question
    return `${words('question.second', { review, action, target: a ?? target, by, why })} · ${effect}`
  }
  if (question.kind === 'merge')
    return `${words('question.merge', { a, b, why: words(`question.${question.why}`) })} · ${effect}`
  if (question.kind === 'read') {
    const { document, title, outlet, lang } = question
    const language = languageName(lang, words)
    return `${words('question.read', { document, title: title || '–', outlet: outlet ?? '–', language })} · ${effect}`
  }
  const { statement } = question.statement
  const content = statement.content.exact.replace(/\s+/gu, ' ')
  const told = {
    statement: question.statement.id,
    source: question.source,
    verb: words.verb(statement.act),
    words: words('quote', { words: content.length > 120 ? `${content.slice(0, 118).trimEnd()} […]` : content }),
    why: question.why.map((why) => (words.has(`review.${why}`) ? words(`review.${why}`) : why)).join(', '),
  }
  return `${words('question.in', { incident: a })} ${words('question.statement', told)} · ${effect}`
}
