import { nameKey } from '../corroborate/name-key.ts'
import { passedOnOf } from '../corroborate/passed-on.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { DateValue } from '../model/date-value.ts'
import type { Reading } from '../model/reading.ts'
import type { Span } from '../model/span.ts'
import { acts, roles, Statement } from '../model/statement.ts'
import { malformed } from './dossier-view.ts'

/** What a person says of a statement that the machine missed; words have to stand in the text. */
export interface MissedStatement {
  content: string
  act: (typeof acts)[number]
  type?: string
  trigger?: string
  day?: string
  place?: string
  by?: string
  deniesWhat?: string
  real?: Statement['real']
}

export type MadeRecord = Omit<StatementRecord, 'id' | 'document' | 'group'> & { group?: string }

/** The record of a statement that a person read; `like` is one of the same event, which gives day, place and group. */
export function madeRecord(reading: Reading, missed: MissedStatement, like: StatementRecord | null): MadeRecord {
  if (typeof missed?.content !== 'string' || !acts.includes(missed.act))
    throw malformed('a missed statement needs its words and its act: {"content": "…", "act": "denies"}')
  const content = spanOf(reading, missed.content, 'content')
  const trigger = missed.trigger === undefined ? content : spanOf(reading, missed.trigger, 'trigger')
  const event = like?.statement.event
  const type = missed.type ?? event?.type
  const place = missed.place === undefined ? null : placeNamed(reading, missed.place, content)
  const placeRole = place
    ? [{ role: 'place' as const, span: place.span, ref: place.id }]
    : (event?.roles.filter(({ role }) => role === roles[6]) ?? [])
  const date = missed.day === undefined ? null : reviewedDay(missed.day, content)
  const actor = missed.by === undefined ? null : actorNamed(reading, missed.by)
  const statement: unknown = {
    id: '',
    doc: '',
    content,
    act: missed.act,
    ...(missed.deniesWhat !== undefined && { deniesWhat: missed.deniesWhat }),
    voice: missed.by === undefined ? 'own' : 'attributed',
    kind: type ? 'event' : 'meta',
    chain: [
      { order: 0, role: 'author', actor: reading.document.outlet },
      ...(missed.by === undefined
        ? []
        : [{ order: 1, role: 'origin', actor: actor?.id ?? null, mention: spanOf(reading, missed.by, 'by', content) }]),
    ],
    ...(type && { event: { type, trigger, roles: placeRole, time: date?.id ?? event?.time ?? null } }),
    real: missed.real ?? 'occurred',
    factuality: [],
    sourceRelation: missed.by === undefined ? 'outlet' : 'unknown',
    rules: ['reviewer'],
    needsReview: [],
    reviewState: 'accepted',
  }
  const checked = Statement.safeParse(statement)
  if (!checked.success) throw malformed(checked.error.issues[0].message, checked.error.issues[0].path.join('.'))
  const { outlet, lang, publishedAt, url } = reading.document
  return {
    outlet,
    lang,
    publishedAt,
    url,
    ...passedOnOf(reading.document),
    statement: checked.data,
    dates: [...(like?.dates ?? []), ...(date ? [date] : [])],
    places: place ? [place, ...reading.places.filter(({ id }) => id === place.within)] : (like?.places ?? []),
    actors: actor ? [actor] : [],
    ...(like && { group: like.group }),
  }
}

/** A day that a person gives an event. */
export function reviewedDay(day: string, span: Span): DateValue {
  if (!/^\d{4}-\d\d-\d\d$/u.test(day)) throw malformed(`"${day}" is no day like 2024-03-05`, 'day')
  return {
    id: 'reviewed:day',
    span,
    type: 'DATE',
    timex: day,
    edtf: day,
    start: day,
    end: day,
    precision: 'day',
    basis: 'reviewer',
  }
}

function spanOf({ text }: Reading, words: string, field: string, near?: Span): Span {
  const around = near ? text.indexOf(words, Math.max(0, near.start - 300)) : -1
  const start = around >= 0 ? around : text.indexOf(words)
  if (start < 0 || words === '') throw malformed('these words do not stand in the text', field)
  return { start, end: start + words.length, exact: words }
}

/** A place that the text names; in a text that nothing was read from, the words that name it. */
function placeNamed(reading: Reading, name: string, near: Span): Reading['places'][number] {
  const found = reading.places.find((place) => place.id === name || nameKey(place.name) === nameKey(name))
  if (found) return found
  if (reading.document.notRead === undefined) throw malformed(`the text names no place "${name}"`, 'place')
  const span = spanOf(reading, name, 'place', near)
  return { id: 'reviewed:place', span, name, feature: '', precision: 'unknown', display: null }
}

function actorNamed({ actors }: Reading, name: string): Reading['actors'][number] | null {
  return (
    actors.find((actor) =>
      [actor.displayName, ...actor.names.map(({ text }) => text)].some((one) => nameKey(one) === nameKey(name)),
    ) ?? null
  )
}
