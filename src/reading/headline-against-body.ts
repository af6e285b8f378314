import type { LoadedFlag } from '../model/flag.ts'
import type { ParsedDocument } from '../model/proposals.ts'
import type { Statement } from '../model/statement.ts'
import { isInside } from './tree-distance.ts'

/**
 * Flags a headline statement that drops the source or the doubt of the body statement it condenses: same event type (or
 * figure), the body attributed or conditional or denied, the headline flat. The headline's `about` names the body statement.
 */
export function headlineAgainstBody(doc: ParsedDocument, statements: Statement[]): LoadedFlag[] {
  const heads = doc.document.segments.filter((segment) => segment.kind === 'headline' || segment.kind === 'deck')
  if (heads.length === 0) return []
  const headlines = new Set<Statement>()
  const body: BodyIndex = new Map()
  let next = 0
  statements.forEach((statement, at) => {
    // Statements stand in text order, and so do segments.
    while (next < heads.length && heads[next].end <= statement.content.start) next++
    if (next < heads.length && isInside(statement.content, heads[next])) headlines.add(statement)
    else if (statement.voice !== 'presupposed') indexBody(body, statement, at)
  })
  return [...headlines].flatMap((headline) => {
    const condensed = toldBelow(headline, body)
    if (condensed.length === 0) return []
    headline.about = [condensed[0].id]
    const flat = headline.chain.length === 1 && headline.voice !== 'own-conditional'
    const reasons = flat ? droppedBy(condensed) : []
    if (reasons.length === 0) return []
    const note = `${reasons.join('; ')}: ${condensed.map((statement) => statement.id).join(', ')}`
    return [
      {
        id: '',
        statement: headline.id,
        span: headline.content,
        category: 'headline-vs-body' as const,
        severity: 'caution' as const,
        holder: 'outlet' as const,
        note,
      },
    ]
  })
}

/** Body statements by what they tell, with their place in the text. */
type BodyIndex = Map<string, { statement: Statement; at: number }[]>

/** More statements of one kind than this are the body of many articles: the first ones decide, and time stays linear. */
const most = 100

function indexBody(body: BodyIndex, statement: Statement, at: number): void {
  for (const key of keysOf(statement)) {
    const list = body.get(key)
    if (!list) body.set(key, [{ statement, at }])
    else if (list.length < most) list.push({ statement, at })
  }
}

function toldBelow(headline: Statement, body: BodyIndex): Statement[] {
  const found = new Map<number, Statement>()
  for (const key of keysOf(headline))
    for (const { statement, at } of body.get(key) ?? []) if (tellsSame(headline, statement)) found.set(at, statement)
  return [...found].sort(([a], [b]) => a - b).map(([, statement]) => statement)
}

function keysOf({ event, tolls = [] }: Statement): string[] {
  const keys = tolls.map(({ measure, min }) => `${measure} ${min}`)
  if (event) keys.push(byFire.has(event.type) ? 'by fire' : event.type)
  return keys
}

function tellsSame(headline: Statement, body: Statement): boolean {
  if (headline.event && body.event) return related(headline.event.type, body.event.type)
  return (headline.tolls ?? []).some((toll) =>
    (body.tolls ?? []).some((other) => other.measure === toll.measure && other.min === toll.min),
  )
}

/** Same type, or both attacks by fire: a headline's "frappe" condenses a body's "attaque de drones". */
function related(a: string, b: string): boolean {
  return a === b || (byFire.has(a) && byFire.has(b))
}

const byFire = new Set([
  'attack-unspecified',
  'strike-unspecified',
  'air-strike',
  'drone-strike',
  'missile-rocket',
  'shelling',
  'ground-assault',
])

function droppedBy(body: readonly Statement[]): string[] {
  const reasons: string[] = []
  if (body.every((statement) => statement.chain.length > 1)) reasons.push('the body attributes it')
  if (body.every((statement) => statement.voice === 'own-conditional' || statement.mood === 'conditional'))
    reasons.push('the body doubts it')
  if (body.some((statement) => statement.act === 'denies')) reasons.push('the body holds a denial')
  if (body.every((statement) => statement.event?.outcome === 'aimed' || statement.event?.outcome === 'attempted'))
    reasons.push('the body says aimed or attempted')
  return reasons
}
