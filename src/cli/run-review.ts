import { randomBytes } from 'node:crypto'
import { chainInEffect } from '../corroborate/second-reviewer.ts'
import { reviewActions, type ReviewAction } from '../model/review.ts'
import { SelonError } from '../model/selon-error.ts'
import { decide } from '../review/decide.ts'
import type { ReviewOrder } from '../review/review-order.ts'
import { linesOf } from './batch-lines.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { exitStatus, reportError } from './report-error.ts'

interface ReviewOptions {
  by?: string
  reason?: string
  with?: string[]
  set?: string
  at?: string
  allCopies?: boolean
  jsonl?: string
}

/** `selon review`: one decision, or many from a file; of many, those that cannot be taken are told and stop nothing. */
export async function runReview(call: CommandCall): Promise<number> {
  const { io, words } = call
  const { jsonl } = call.options as ReviewOptions
  const write = createWriter(io.stdout)
  let status = 0
  await withDossier(call, {}, async (ledger) => {
    const take = async (order: ReviewOrder) => {
      const made = await decide(ledger, order)
      const waiting = new Set(chainInEffect(await ledger.reviews()).waiting.map(({ id }) => id))
      for (const { id, action, target } of made) {
        const done = words(waiting.has(id) ? 'review.waits' : 'review.done', { id, action, target })
        await write(`${plainForTerminal(done)}\n`)
      }
    }
    if (jsonl === undefined) return take(orderOf(call))
    const file = jsonl === '-' ? 'standard input' : jsonl
    for await (const { number, bytes } of linesOf(jsonl, io))
      try {
        await take(orderIn(new TextDecoder().decode(bytes), call))
      } catch (error) {
        const known = error instanceof SelonError && error.code !== 'internal' ? error : null
        if (!known) throw error
        reportError(new SelonError(known.code, known.message, { ...known.place, file, line: number }), io.stderr)
        status = Math.max(status, exitStatus(error))
      }
  })
  return status
}

function orderOf({ arguments: given, options, words }: CommandCall): ReviewOrder {
  const [action, target, ...more] = given
  const { by = '', reason = '', with: others, set, at, allCopies } = options as ReviewOptions
  if (!isAction(action) || !target || more.length > 0)
    throw new SelonError('usage', words('usage.review', { actions: reviewActions.join(', ') }))
  if (by === '') throw new SelonError('usage', words('usage.by-reason'))
  return complete({
    action,
    target,
    by,
    reason,
    with: others,
    set: parsed(set, words('usage.set-json')),
    at,
    allCopies,
  })
}

/** A line says what the options say; what it leaves out they give. */
function orderIn(line: string, { options }: CommandCall): ReviewOrder {
  const { by, reason, at } = options as ReviewOptions
  let given: Partial<ReviewOrder> | null
  try {
    given = JSON.parse(line) as Partial<ReviewOrder> | null
  } catch {
    throw new SelonError('review-malformed', 'line is not JSON')
  }
  const { action, target, ...rest } = given ?? {}
  if (!isAction(action) || typeof target !== 'string')
    throw new SelonError('review-malformed', 'a decision names its action and its target')
  return complete({ at, ...rest, action, target, by: rest.by ?? by ?? '', reason: rest.reason ?? reason ?? '' })
}

/** When it is decided is asked of the machine only here, and only where nobody says it. */
function complete(order: Omit<ReviewOrder, 'at'> & { at?: string }): ReviewOrder {
  const now = () => `${new Date().toISOString().slice(0, 19)}Z`
  return { ...order, at: order.at ?? now(), salt: randomBytes(16).toString('hex') }
}

function parsed(json: string | undefined, message: string): unknown {
  if (json === undefined) return undefined
  try {
    return JSON.parse(json)
  } catch {
    throw new SelonError('usage', message)
  }
}

function isAction(word: unknown): word is ReviewAction {
  return reviewActions.includes(word as ReviewAction)
}
