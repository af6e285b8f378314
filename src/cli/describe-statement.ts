import type { Reading } from '../model/reading.ts'
import type { Statement } from '../model/statement.ts'
import { formatDate, formatDay } from './format-date.ts'
import { dateOf } from './reading-index.ts'
import type { UiWords } from './ui-words.ts'

/** The verb in front of a statement: its act's neutral verb, or the way in which the outlet says it. */
export function verbOf({ act, voice }: Statement, words: UiWords): string {
  if (voice === 'presupposed') return words('act.presupposed')
  return words.verb(act)
}

/** What Selon adds behind the text's own words: what is denied, dates, scope of figures, doubt. Never a verdict. */
export function notesOn(reading: Reading, statement: Statement, words: UiWords): string[] {
  const notes = [
    deniedNote(statement, words),
    voiceNote(statement, words),
    realNote(statement, words),
    statement.event?.series ? words('note.series') : '',
    statement.event?.outcome === 'aimed' ? words('note.aimed') : '',
    dateNote(reading, statement, words),
    ...tollNotes(reading, statement, words),
    statement.distance ? words(`distance.${statement.distance}`) : '',
  ]
  return [...new Set(notes.filter(Boolean))]
}

/** Resolved day of a statement's event, '' when it has none. */
export function eventDate(reading: Reading, { event }: Statement, words: UiWords): string {
  const date = dateOf(reading, event?.time)
  return date ? formatDate(date, words) : ''
}

/** What is denied, in words: "l'effet, pas l'attaque". */
export function deniedNote({ act, deniesWhat }: Statement, words: UiWords): string {
  if (!deniesWhat || !['denies', 'disputes', 'retracts'].includes(act)) return ''
  const key = `denies.${deniesWhat}`
  return words.has(key) ? words(key) : words('denies.detail', { what: deniesWhat.replace('detail:', '') })
}

function voiceNote({ voice, mood, real }: Statement, words: UiWords): string {
  // "souligné qu'elle continuerait" is the future of reported speech, not doubt.
  const later = real === 'threatened' || real === 'planned'
  if ((mood === 'conditional' && !later) || voice === 'own-conditional') return words('note.conditional')
  return words.has(`note.${voice}`) ? words(`note.${voice}`) : ''
}

function realNote({ real, act }: Statement, words: UiWords): string {
  const told = ['occurred', 'ongoing', 'none'].includes(real)
  const saidByVerb = ['threatens', 'intends', 'pledges', 'warns', 'calls-for', 'demands', 'orders'].includes(act)
  return told || saidByVerb ? '' : words(`real.${real}`)
}

function dateNote(reading: Reading, statement: Statement, words: UiWords): string {
  const { event, real, chain, voice } = statement
  if (!event) return ''
  if (event.time) return eventDate(reading, statement, words)
  const saidOn = chain.some((link) => link.saidOn)
  return saidOn && real === 'occurred' && voice !== 'presupposed' ? words('note.no-day') : ''
}

function tollNotes(reading: Reading, { tolls = [] }: Statement, words: UiWords): string[] {
  return tolls.flatMap((toll) => {
    const notes: string[] = []
    if (toll.scope !== 'event') {
      const since = toll.period?.since
      const date = dateOf(reading, since)
      const day = date ? formatDate(date, words) : since && formatDay(since, words)
      notes.push(day ? words('note.cumulative.since', { date: day }) : words('note.cumulative'))
    }
    if (toll.identifiedOnly) notes.push(words('note.identified'))
    if (toll.exactness === 'zero') notes.push(words('note.zero'))
    return notes
  })
}
