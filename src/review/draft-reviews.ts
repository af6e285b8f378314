import { spansIn } from '../corroborate/anchor-words.ts'
import { laidOver } from '../corroborate/laid-over.ts'
import {
  chainInEffect,
  dossierTarget,
  isSamePerson,
  ruleOf,
  secondReviewerKinds,
} from '../corroborate/second-reviewer.ts'
import { documentsOfReview, isRemoval, namesOfReview, statementsOfReview } from '../corroborate/review-names.ts'
import { standingReviews } from '../corroborate/standing-reviews.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { SourceRelation, Statement } from '../model/statement.ts'
import { copiesOf } from './copies-of.ts'
import {
  incidentNamed,
  incidentOfStatement,
  malformed,
  openNamed,
  statementAsItStands,
  statementsMeant,
  statementsOfIncident,
} from './dossier-view.ts'
import { draftAlias } from './draft-alias.ts'
import { madeRecord, reviewedDay, type MissedStatement } from './made-record.ts'
import type { ReviewDraft } from './make-review.ts'
import type { ReviewOrder } from './review-order.ts'

/**
 * A decision as it is kept: statements by their ids, which hold, in place of the incidents and origins that they stand in today.
 * Several where it goes for all copies of the words.
 * @throws SelonError review-malformed where it names what is not there, or says something that cannot be
 */
export async function draftReviews(ledger: Ledger, order: ReviewOrder): Promise<ReviewDraft[]> {
  const own = await draftOf(ledger, order)
  if (!order.allCopies) return [own]
  if (!forCopies.has(order.action)) throw malformed(`${order.action} cannot be applied to copies`, 'all-copies')
  const record = await statementAsItStands(ledger, order.target)
  const drafts = [own]
  for (const copy of await copiesOf(ledger, record))
    drafts.push(await draftOf(ledger, { ...order, target: copy.id, set: forCopy(order.set, record, copy) }))
  return drafts
}

const forCopies: ReadonlySet<string> = new Set(['accept', 'reject', 'correct', 'defer', 'set-best', 'flag'])

async function draftOf(ledger: Ledger, order: ReviewOrder): Promise<ReviewDraft> {
  const { action, target, by, at, reason } = order
  return { action, target, by, at, reason, ...(await decided(ledger, order)) }
}

type Decided = Pick<ReviewDraft, 'before' | 'after'>

async function decided(ledger: Ledger, order: ReviewOrder): Promise<Decided> {
  const { action, target, set, salt } = order
  const others = order.with ?? []
  if (/^r\d+$/u.test(target) && action !== 'undo') return secondWord(ledger, order)
  if (action === 'comment' && target === dossierTarget) return { after: checkedRule(set) }
  switch (action) {
    case 'accept':
    case 'reject':
    case 'defer': {
      const { statement } = await statementAsItStands(ledger, target)
      return { before: { reviewState: statement.reviewState } }
    }
    case 'correct':
      return { ...corrected(await statementAsItStands(ledger, target), set, await textOf(ledger, target), salt) }
    case 'set-best':
      return bestOf(await statementAsItStands(ledger, target), set)
    case 'add-statement': {
      const like = others.length > 0 ? await statementAsItStands(ledger, others[0]) : null
      const reading = await readingOf(ledger, target)
      return { before: { salt }, after: madeRecord(reading, set as MissedStatement, like) }
    }
    case 'move-statement':
      return moved(ledger, target, others)
    case 'merge': {
      if (others.length === 0) throw malformed('merge needs another incident', 'with')
      return incidentsOf(ledger, [target, ...others])
    }
    case 'split': {
      if (others.length > 0 && others.every((id) => id.startsWith('inc:')))
        return incidentsOf(ledger, [target, ...others])
      const opened = await openNamed(ledger, target)
      const off = statementsMeant(opened, others)
      const rest = (await statementsOfIncident(ledger, await incidentNamed(ledger, target))).filter(
        (id) => !off.includes(id),
      )
      if (off.length === 0 || rest.length === 0) throw malformed('split needs some of the statements', 'with')
      return { after: { sides: [rest, off] } }
    }
    case 'join-origins':
    case 'part-origins': {
      const statements = statementsMeant(await openNamed(ledger, target), others)
      const least = action === 'join-origins' ? 2 : 1
      if (statements.length < least) throw malformed(`${action} needs origins or statements of the incident`, 'with')
      return { after: { statements } }
    }
    case 'set-relation': {
      const { relation = set } = (set ?? {}) as { relation?: unknown }
      const checked = SourceRelation.safeParse(relation)
      if (!checked.success) throw malformed(`a relation is one of ${SourceRelation.options.join(', ')}`, 'set')
      const statements = statementsMeant(await openNamed(ledger, target), others)
      if (statements.length === 0) throw malformed('set-relation needs an origin of the incident', 'with')
      return { after: { statements, relation: checked.data } }
    }
    case 'lock': {
      const incident = await incidentNamed(ledger, target)
      return { after: { ...(set as object | undefined), statements: await statementsOfIncident(ledger, incident) } }
    }
    case 'seal':
      if (!(await ledger.document(target))) throw malformed(`there is no document ${target} in this dossier`)
      return { after: set ?? null }
    case 'alias':
      if (target !== dossierTarget) throw malformed('a name is given to the whole dossier: alias dossier', 'target')
      return draftAlias(ledger, set)
    case 'undo':
      return undone(ledger, target)
    case 'flag':
    case 'comment':
      await checkTarget(ledger, target)
      return { before: set === undefined ? null : { salt }, after: set ?? null }
  }
}

/** What a second person says of a decision that waits for one. */
async function secondWord(ledger: Ledger, { action, target, by }: ReviewOrder): Promise<Decided> {
  const held = chainInEffect(await ledger.reviews()).waiting.find(({ id }) => id === target)
  if (!held || (action !== 'accept' && action !== 'reject'))
    throw malformed(held ? 'accept or reject it' : `${target} waits for nobody`)
  if (action === 'accept' && isSamePerson(held, { by }))
    throw malformed(`${held.by} took this decision: somebody else accepts it`, 'by')
  return { before: { action: held.action, target: held.target } }
}

/** The rule of second reviewers, where one is set: kinds that are known. */
function checkedRule(set: unknown): unknown {
  const kinds = (set as { secondReviewer?: unknown } | null | undefined)?.secondReviewer
  if (kinds === undefined) return set ?? null
  const known: readonly unknown[] = secondReviewerKinds
  if (!Array.isArray(kinds) || kinds.some((kind) => !known.includes(kind)))
    throw malformed(`secondReviewer is a list of ${secondReviewerKinds.join(', ')}`, 'set')
  return set
}

/** What a decision named, so that it takes effect there again. What was taken out for good does not come back. */
async function undone(ledger: Ledger, id: string): Promise<Decided> {
  const reviews = await ledger.reviews()
  const review = reviews.find((one) => one.id === id)
  if (!review) throw malformed(`there is no decision ${id} in this dossier`)
  if (isRemoval(review)) throw malformed(`${id} took a document out for good`)
  if (review.action !== 'undo' && !standingReviews(reviews).includes(review)) throw malformed(`${id} is undone already`)
  const { second, waiting } = chainInEffect(reviews)
  const wanted = (second as ReadonlySet<string>).has(review.action) || (second.size > 0 && ruleOf(review) !== null)
  if (wanted && !waiting.some((one) => one.id === id))
    throw malformed(`${review.action} wants two persons here: decide the contrary in place of undoing it`)
  return {
    after: {
      undoes: review.action === 'undo' ? (review.after as { undoes: string }).undoes : review.action,
      statements: statementsOfReview(review),
      documents: documentsOfReview(review),
      ...(namesOfReview(review).length > 0 && { names: namesOfReview(review) }),
    },
  }
}

/** Incidents that are one, or are not: each a side. */
async function incidentsOf(ledger: Ledger, ids: readonly string[]): Promise<Decided> {
  const sides = new Map<string, string[]>()
  for (const id of ids) {
    const incident = await incidentNamed(ledger, id)
    sides.set(incident.id, await statementsOfIncident(ledger, incident))
  }
  if (sides.size < 2) throw malformed('these are one incident', 'with')
  return { after: { sides: [...sides.values()] } }
}

async function checkTarget(ledger: Ledger, target: string): Promise<void> {
  if (target === dossierTarget) return
  if (target.startsWith('st:')) await statementAsItStands(ledger, target)
  else if (target.startsWith('inc:')) await incidentNamed(ledger, target)
  else if (!(await ledger.document(target))) throw malformed(`there is no ${target} in this dossier`)
}

/** Fields laid over a statement; every quotation in them has to stand in the text, and the whole has to be a statement. */
function corrected({ statement }: StatementRecord, set: unknown, text: string, salt?: string): Decided {
  if (typeof set !== 'object' || set === null || Array.isArray(set))
    throw malformed('a correction gives the fields that change, as JSON', 'set')
  const { day, ...fields } = set as Record<string, unknown>
  const dates = day === undefined ? [] : [reviewedDay(String(day), statement.content)]
  const dated = dates.length > 0 ? laidOver(fields, { event: { time: dates[0].id } }) : fields
  const checked = Statement.safeParse(laidOver(statement, dated))
  if (!checked.success) throw malformed(checked.error.issues[0].message, checked.error.issues[0].path.join('.'))
  for (const { start, end, exact } of spansIn(fields))
    if (text.slice(start, end) !== exact) throw malformed(`"${exact}" does not stand at ${start}–${end}`, 'set')
  const before: Record<string, unknown> = { salt }
  for (const name of Object.keys(dated as object)) before[name] = (statement as Record<string, unknown>)[name] ?? null
  return { before, after: { ...(dated as object), ...(dates.length > 0 && { dates }) } }
}

function bestOf({ statement }: StatementRecord, set: unknown): Decided {
  const { tolls = [] } = statement
  const { toll = tolls[0]?.id, best } = (typeof set === 'number' ? { best: set } : (set ?? {})) as {
    toll?: string
    best?: unknown
  }
  const known = tolls.find(({ id }) => id === toll)
  if (!known) throw malformed(`the statement has no figure ${toll ?? ''}`.trim(), 'toll')
  if (best !== null && (typeof best !== 'number' || !Number.isInteger(best) || best < 0))
    throw malformed('best is a whole number, or null', 'best')
  return { before: { best: known.best }, after: { toll, best } }
}

/** To another incident (or the one of a statement), or into one of its own. */
async function moved(ledger: Ledger, target: string, [other]: readonly string[]): Promise<Decided> {
  await statementAsItStands(ledger, target)
  const present = await incidentOfStatement(ledger, target)
  const from = present?.statements.filter((id) => id !== target) ?? []
  if (other === undefined) return { before: { incident: present?.incident.id ?? null }, after: { with: null, from } }
  const goal = other.startsWith('inc:')
    ? (await statementsOfIncident(ledger, await incidentNamed(ledger, other)))[0]
    : (await statementAsItStands(ledger, other)).id
  if (goal === target || from.includes(goal)) throw malformed('the statement stands there already', 'with')
  return { before: { incident: present?.incident.id ?? null }, after: { with: goal, from } }
}

/** What is set of a statement, for a copy of it: figures by their place; words by their place go for one text only. */
function forCopy(set: unknown, record: StatementRecord, copy: StatementRecord): unknown {
  if (spansIn(set).length > 0) throw malformed('a correction of words goes for one text: leave out --all-copies', 'set')
  const toll = (set as { toll?: string } | undefined)?.toll
  if (toll === undefined) return set
  const at = record.statement.tolls?.findIndex(({ id }) => id === toll) ?? -1
  return { ...(set as object), toll: copy.statement.tolls?.[at]?.id }
}

async function textOf(ledger: Ledger, statement: string): Promise<string> {
  const { document } = await statementAsItStands(ledger, statement)
  return (await readingOf(ledger, document)).text
}

async function readingOf(ledger: Ledger, id: string) {
  const document = await ledger.document(id)
  const reading = document && (await ledger.reading(document.version))
  if (!reading) throw malformed(`there is no document ${id} in this dossier`)
  return reading
}
