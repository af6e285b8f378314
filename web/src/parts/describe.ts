import type { Actor, DateValue, Incident, Statement } from '../api.ts'
import { count, day, days, label } from '../words.svelte.ts'

/** What a statement's ids name: from a record, or from the whole reading. */
export interface Named {
  actors: readonly Actor[]
  dates: readonly DateValue[]
  outlet: string | null
}

/** Who says it: the origin's neutral name, or its words where nobody is known; the outlet for its own voice. */
export function sourceName({ chain }: Statement, named: Named): string {
  return linkName(chain.at(-1)!, named)
}

/** From the origin outwards to the outlet. */
export function chainNames({ chain }: Statement, named: Named): string[] {
  const names = chain.toReversed().map((link) => linkName(link, named))
  // "Residents said they had heard …": who speaks of their own words is one voice.
  return names.filter((name, at) => name !== names[at - 1])
}

export function linkName(link: Statement['chain'][number], { actors, outlet }: Named): string {
  if (link.role === 'author') return outlet ?? label('author.article')
  const actor = actors.find(({ id }) => id === link.actor)
  return actor?.displayName ?? link.antecedent?.exact ?? link.mention?.exact ?? label('source.unnamed')
}

/** The neutral verb of an act, the same for all sides, with what is denied. */
export function verb({ act, voice, deniesWhat }: Statement): string {
  const said = label(voice === 'presupposed' ? 'act.presupposed' : `act.${act}`)
  const denied = deniesWhat && ['denies', 'disputes', 'retracts'].includes(act) ? label(`denies.${deniesWhat}`) : ''
  return denied ? `${said} (${denied})` : said
}

/**
 * The same within an incident: who denies that tanks burnt denies the effect of a strike and not the strike, which only the
 * incident's other statements tell.
 */
export function verbIn(
  { denies }: Incident,
  origin: Incident['origins'][number] | undefined,
  statement: Statement,
): string {
  const own = denies.flatMap(({ actor, what }) => (actor === origin?.actor || actor === origin?.id ? [what] : []))
  const [what] = own
  return statement.deniesWhat === 'event' && what && !own.includes('event')
    ? verb({ ...statement, deniesWhat: what })
    : verb(statement)
}

/** Day of the event as the statement gives it, '' where it gives none. */
export function eventDay({ event }: Statement, { dates }: Named): string {
  const date = dates.find(({ id }) => id === event?.time)
  if (!date) return event?.time && /^\d{4}-/u.test(event.time) ? day(event.time) : ''
  return date.start ? days(date.start, date.end) : date.span.exact
}

/** An incident in short, from the label that the server keeps: what, where and when in the words of the interface. */
export function incidentTitle(kept: string): string {
  const [type, place, when = '?'] = kept.split(' — ')
  const [start, end] = when.split('/')
  const what = type === kept ? kept : label(`type.${type}`)
  return [what, place, when === '?' ? '?' : days(start, end)].filter(Boolean).join(', ')
}

/** A figure with its bounds, as one counter gives it; never a sum. */
export function figure(toll: NonNullable<Statement['tolls']>[number]): string {
  return `${label(`measure.${toll.measure}`)} ${bounds(toll)} (${toll.raw.exact})`
}

/** "7", "18–22", "≥ 9", "> 1,500": what a figure says and no more. */
export function bounds({
  min,
  max,
  exactness,
}: {
  min: number | null
  max: number | null
  exactness?: string
}): string {
  if (exactness === 'more-than' && max === null && min !== null) return `> ${count(min - 1)}`
  if (exactness === 'less-than' && min === null && max !== null) return `< ${count(max + 1)}`
  if (min === max) return min === null ? '?' : count(min)
  if (max === null) return `≥ ${count(min!)}`
  return min === null ? `≤ ${count(max)}` : `${count(min)}–${count(max)}`
}

/** Where a side stands in the one order that a dossier lists them in; those of no side last (ethics N5). */
export function sidePlace(side: string, parties: readonly string[]): number {
  const at = parties.indexOf(side)
  return at >= 0 ? at : parties.length + ['none', 'unknown', ''].indexOf(side) + 1
}

/** One attributed sentence to copy: source, verb, words, outlet, day, address. */
export function attributedSentence(
  statement: Statement,
  named: Named,
  { outlet, publishedAt, url }: { outlet: string | null; publishedAt: string | null; url: string | null },
): string {
  const [open, close] = label('quote') === 'quote' ? ['“', '”'] : label('quote').split('{words}')
  const where = [outlet, day(publishedAt), url].filter(Boolean).join(', ')
  const words = statement.content.exact.replace(/\s+/gu, ' ')
  return `${sourceName(statement, named)} ${verb(statement)} ${open}${words}${close}${where ? ` (${where})` : ''}. ${label('export.licence')}`
}
