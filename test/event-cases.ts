/** The case format of `cases/events.txt`: "{!type words}" is a trigger, "{role words}" a role, "-> key=value, flag" a trailer. */
import type { EventProposal } from '../src/model/proposals.ts'
import type { Range } from '../src/model/span.ts'

export interface EventCase {
  text: string
  events: (Range & { type: string })[]
  roles: (Range & { role: string })[]
  expected: Map<string, string>
}

export function readEventCases(source: string): EventCase[] {
  return source
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map(readCase)
}

/** What differs between a case and the events found; empty when all is right. */
export function checkEventCase(one: EventCase, found: readonly EventProposal[]): string[] {
  const problems: string[] = []
  const rest = [...found]
  for (const event of one.events) {
    const at = rest.findIndex((proposal) => proposal.type === event.type && overlap(proposal.trigger, event))
    if (at < 0)
      problems.push(`no ${event.type} at «${one.text.slice(event.start, event.end)}»: ${describe(one, found)}`)
    else rest.splice(at, 1)
  }
  // One mark may stand for the twins of a distributed event.
  const extra = rest.filter(
    (proposal) => !one.events.some((event) => event.type === proposal.type && overlap(proposal.trigger, event)),
  )
  problems.push(
    ...extra.map(
      (proposal) => `unexpected ${proposal.type} at «${one.text.slice(proposal.trigger.start, proposal.trigger.end)}»`,
    ),
  )
  const roles = found.flatMap((proposal) => proposal.roles)
  for (const role of one.roles) {
    if (!roles.some((other) => other.role === role.role && overlap(other, role))) {
      problems.push(`no ${role.role} «${one.text.slice(role.start, role.end)}»: ${describe(one, found)}`)
    }
  }
  for (const other of roles) {
    if (['place', 'origin-place', 'instrument'].includes(other.role)) continue
    if (!one.roles.some((role) => role.role === other.role && overlap(other, role))) {
      problems.push(`unexpected ${other.role} «${one.text.slice(other.start, other.end)}»`)
    }
  }
  const first = found[0]
  for (const [key, value] of one.expected) {
    const got = first && String((first as unknown as Record<string, unknown>)[key])
    if (got !== value) problems.push(`${key} is ${got}, not ${value}`)
  }
  return problems
}

function readCase(line: string): EventCase {
  const [marked, trailer] = line.split(' -> ')
  const events: EventCase['events'] = []
  const roles: EventCase['roles'] = []
  let text = ''
  const open: { name: string; start: number }[] = []
  for (let i = 0; i < marked.length; i++) {
    if (marked[i] === '{') {
      const space = marked.indexOf(' ', i)
      open.push({ name: marked.slice(i + 1, space), start: text.length })
      i = space
    } else if (marked[i] === '}') {
      const { name, start } = open.pop()!
      if (name.startsWith('!')) events.push({ type: name.slice(1), start, end: text.length })
      else roles.push({ role: name, start, end: text.length })
    } else text += marked[i]
  }
  const expected = new Map<string, string>()
  for (const part of (trailer ?? '')
    .split(',')
    .map((piece) => piece.trim())
    .filter(Boolean)) {
    const [key, value] = part.split('=')
    expected.set(key, value ?? 'true')
  }
  return { text: text.trim(), events, roles, expected }
}

function overlap(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end
}

function describe(one: EventCase, found: readonly EventProposal[]): string {
  return (
    found
      .map(
        (event) =>
          `${event.type} «${one.text.slice(event.trigger.start, event.trigger.end)}» ${event.roles.map((role) => `${role.role}=${one.text.slice(role.start, role.end)}`).join('; ')}`,
      )
      .join(' | ') || 'nothing'
  )
}
