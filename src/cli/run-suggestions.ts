import { SelonError } from '../model/selon-error.ts'
import { queueStates, reviewQueue, type QueuedQuestion, type QueueState } from '../review/review-queue.ts'
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
  const { incident: id, limit, format, state, to } = options as unknown as SuggestionsOptions
  if (!/^[1-9]\d{0,6}$/u.test(limit))
    throw new SelonError('usage', words('usage.number', { option: 'limit', value: limit }))
  const write = createWriter(io.stdout)
  await withDossier(call, {}, async (ledger) => {
    const incident = id === undefined ? undefined : await ledger.incident(id)
    if (incident === null) throw new SelonError('usage', words('usage.no-incident', { id: id! }))
    const states = statesOf(state, words)
    const { questions } = await reviewQueue(ledger, {
      states,
      limit: Number(limit),
      ...(incident && { incident }),
      ...(to !== undefined && { to }),
    })
    // What waits for something is told last.
    questions.sort((a, b) => Number(a.state === 'waiting') - Number(b.state === 'waiting'))
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

interface SuggestionsOptions {
  incident?: string
  limit: string
  format: string
  state?: string
  to?: string
}

/** Everything that is left to do, unless asked otherwise: what waits for a second person is told, too. */
function statesOf(state: string | undefined, words: UiWords): readonly QueueState[] {
  if (state === undefined) return ['open', 'assigned', 'waiting']
  const asked = state.split(',')
  const unknown = asked.find((one) => !(queueStates as readonly string[]).includes(one))
  if (unknown !== undefined) throw new SelonError('usage', words('usage.state', { states: queueStates.join(', ') }))
  return asked as QueueState[]
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

function incidentsOf(question: QueuedQuestion): string[] {
  if (question.kind === 'merge') return question.incidents
  if (question.kind === 'task') return question.incidents ?? []
  if (question.kind === 'statement') return [question.incident]
  if (question.kind === 'read' || question.kind === 'name') return []
  return question.target.startsWith('inc:') ? [question.target] : []
}

/** What is asked, how much hangs on it, and where it stands. */
function lineOf(question: QueuedQuestion, titles: readonly string[], words: UiWords): string {
  const { effect, state, to, said } = question
  const parts = [asked(question, titles, words)]
  if (effect > 0) parts.push(words.count('question.effect', effect))
  if (to) parts.push(words('question.to', { to }))
  if (said && question.kind !== 'second')
    parts.push(`${words(`question.state.${state}`, { by: said.by })}${said.reason ? ` (${said.reason})` : ''}`)
  return parts.join(' · ')
}

function asked(question: QueuedQuestion, [a, b]: readonly string[], words: UiWords): string {
  switch (question.kind) {
    case 'second': {
      const { review, action, target, by, why } = question
      return words('question.second', { review, action, target: a ?? target, by, why })
    }
    case 'merge':
      return words('question.merge', { a, b, why: words(`question.${question.why}`) })
    case 'read': {
      const { document, title, outlet, lang } = question
      const language = languageName(lang, words)
      return words('question.read', { document, title: title || '–', outlet: outlet ?? '–', language })
    }
    case 'name': {
      const { name, why, candidates } = question
      const others = candidates.map((one) => one.name).join(', ')
      return words(`question.${why}`, { name, others })
    }
    case 'task':
      return [question.name, question.title, a, b].filter(Boolean).join(' / ') || question.target
    case 'statement': {
      const { statement, id } = question.statement
      const content = statement.content.exact.replace(/\s+/gu, ' ')
      const told = {
        statement: id,
        source: question.source,
        verb: words.verb(statement.act),
        words: words('quote', { words: content.length > 120 ? `${content.slice(0, 118).trimEnd()} […]` : content }),
        why: question.why.map((why) => (words.has(`review.${why}`) ? words(`review.${why}`) : why)).join(', '),
      }
      return `${words('question.in', { incident: a })} ${words('question.statement', told)}`
    }
  }
}
