import { createHash } from 'node:crypto'
import type { Reading } from '../../src/model/reading.ts'
import type { Span } from '../../src/model/span.ts'
import type { Statement } from '../../src/model/statement.ts'

/** What a test wants to say; everything else is filled in. Places and actors are invented. */
export interface Told {
  id?: string
  url?: string | null
  outlet?: string | null
  lang?: string
  publishedAt?: string | null
  retrievedAt?: string | null
  engine?: string
  /** Each sentence is a statement: what happened, where and when, said by whom. */
  says: Said[]
  /** Words before the first statement, which move every offset. */
  before?: string
}

export interface Said {
  words: string
  type?: string
  act?: Statement['act']
  town?: string
  day?: string
  by?: string
}

/** A Reading as the reader would make one, of sentences given; made by hand so that storing is tested without reading. */
export function madeReading(told: Told): Reading {
  const {
    url = null,
    outlet = null,
    lang = 'fr',
    publishedAt = null,
    retrievedAt = null,
    engine = '1',
    before = '',
  } = told
  let text = before
  const dates = new Map<string, Reading['dates'][number]>()
  const places = new Map<string, Reading['places'][number]>()
  const actors = new Map<string, Reading['actors'][number]>()
  const statements = told.says.map((said, at) => {
    const start = text.length
    text += `${said.words}\n`
    const content: Span = { start, end: start + said.words.length, exact: said.words }
    const { day, town, by } = said
    if (day && !dates.has(day)) dates.set(day, dateOf(`d${dates.size + 1}`, day, content))
    if (town && !places.has(town)) places.set(town, placeOf(`p${places.size + 1}`, town, content))
    if (by) actors.set(by, actorOf(by, lang))
    return statementOf(`s${at + 1}`, said, content, day ? dates.get(day)!.id : null, town ? places.get(town)!.id : null)
  })
  const textSha256 = createHash('sha256').update(text).digest('hex')
  const id = told.id ?? url ?? textSha256.slice(0, 8)
  return {
    schema: 'selon/reading/1',
    id,
    offsetUnit: 'utf16',
    engine: { name: 'selon', version: engine, pack: `${lang} 1` },
    document: {
      id: `doc:${textSha256.slice(0, 16)}`,
      kind: 'article',
      lang,
      title: told.says[0]?.words ?? '',
      outlet,
      genre: 'news',
      publishedAt,
      publishedAtBasis: publishedAt ? 'metadata' : 'unknown',
      retrievedAt,
      url,
      textSha256,
      segments: [{ kind: 'body', start: 0, end: text.length }],
    },
    text,
    statements,
    actors: [...actors.values()],
    dates: [...dates.values()],
    places: [...places.values()],
    flags: [],
    excluded: [],
  }
}

function statementOf(id: string, said: Said, content: Span, time: string | null, place: string | null): Statement {
  const actor = said.by ? actorId(said.by) : null
  return {
    id,
    doc: '',
    content,
    act: said.act ?? 'reports',
    voice: actor ? 'attributed' : 'own',
    kind: 'event',
    chain: [
      { order: 0, role: 'author', actor: null },
      ...(actor ? [{ order: 1, role: 'origin' as const, actor, mention: content }] : []),
    ],
    event: {
      type: said.type ?? 'shelling',
      trigger: content,
      roles: place ? [{ role: 'place', span: content, ref: place }] : [],
      time,
    },
    real: 'occurred',
    factuality: [{ link: 0, value: 'CT+' }],
    sourceRelation: 'unknown',
    rules: ['made by hand'],
    needsReview: [],
    reviewState: 'proposed',
  }
}

function dateOf(id: string, day: string, span: Span): Reading['dates'][number] {
  return { id, span, type: 'DATE', timex: day, edtf: day, start: day, end: day, precision: 'day', basis: 'stated' }
}

function placeOf(id: string, name: string, span: Span): Reading['places'][number] {
  const gazetteer = { source: 'user', id: `user:${name.toLowerCase()}` }
  return { id, span, name, feature: 'P.PPL', precision: 'settlement', display: id, gazetteer }
}

function actorOf(name: string, lang: string): Reading['actors'][number] {
  const names = [{ text: name, lang, kind: 'official' as const }]
  return { id: actorId(name), type: 'armed-group', names, displayName: name, typeBasis: 'source' }
}

function actorId(name: string): string {
  return `actor:${name.toLowerCase().replaceAll(/\W+/gu, '-')}`
}
