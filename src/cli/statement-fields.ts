import type { Reading } from '../model/reading.ts'
import type { Statement } from '../model/statement.ts'
import { deniedNote, eventDate } from './describe-statement.ts'
import { formatDay } from './format-date.ts'
import { linkName } from './group-voices.ts'
import { dateOf } from './reading-index.ts'
import type { UiWords } from './ui-words.ts'

/** Label and value of everything a statement holds; both the terminal and the page show these. */
export function whyFields(reading: Reading, statement: Statement, words: UiWords): [label: string, value: string][] {
  const { act, voice, real, event, tolls = [], chain } = statement
  const denied = deniedNote(statement, words)
  const claimed = (statement.claimsWhat ?? []).map((what) => words(`claims.${what}`)).join(', ')
  const extra = denied || claimed
  const fields: [string, string][] = [
    [words('field.content'), words('quote', { words: statement.content.exact })],
    [words('field.act'), `${words.verb(act)}${extra ? ` (${extra})` : ''} · ${act}`],
    [words('field.voice'), words(`voice.${voice}`)],
    ...chain.map((link, at): [string, string] => [
      at === 0 ? words('field.chain') : '',
      chainLine(reading, link, words),
    ]),
    [words('field.real'), words(`real.${real}`)],
  ]
  if (event) {
    fields.push([
      words('field.event'),
      `${words.eventType(event.type)} — ${words('quote', { words: event.trigger.exact })}`,
    ])
    for (const role of event.roles)
      fields.push(['', words('pair', { label: words(`role.${role.role}`), value: role.span.exact })])
    if (event.outcome) fields.push(['', words(`outcome.${event.outcome}`)])
    const date = eventDate(reading, statement, words)
    if (date) fields.push([words('field.date'), date])
  }
  for (const toll of tolls) {
    const range = toll.min === toll.max ? String(toll.min ?? '?') : `${toll.min ?? '?'} – ${toll.max ?? '?'}`
    fields.push([words('field.toll'), `${words(`measure.${toll.measure}`)} ${range} — ${toll.raw.exact}`])
  }
  statement.needsReview.forEach((reason, at) => fields.push([at === 0 ? words('field.review') : '', reason]))
  statement.rules.forEach((rule, at) => fields.push([at === 0 ? words('field.rules') : '', rule]))
  return fields
}

function chainLine(reading: Reading, link: Statement['chain'][number], words: UiWords): string {
  const parts = [`${link.order}. ${linkName(reading, link, words)}`]
  if (link.mention) parts.push(words('quote', { words: link.mention.exact }))
  const cues = link.cue ? [link.cue].flat().map(({ exact }) => exact) : []
  if (cues.length > 0) parts.push(words('pair', { label: words('field.cue'), value: cues.join(' … ') }))
  if (link.channel && link.channel !== 'unknown') parts.push(words(`channel.${link.channel}`))
  const said = dateOf(reading, link.saidOn)?.start ?? link.saidOn
  if (said) parts.push(words('said-on', { date: formatDay(said, words) }))
  return parts.join(' · ')
}
