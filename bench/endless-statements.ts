/**
 * A dossier that exists only while it is walked: as many statements as asked for, ten a text, so that an export can be measured
 * without a disk full of readings. Nothing of it is kept here; `walked` says how many texts were asked for so far.
 */
import type { StatementRecord } from '../src/corroborate/statement-record.ts'
import type { StatementSource } from '../src/export/exported-statements.ts'
import type { StoredDocument } from '../src/ledger/read-documents.ts'
import type { Statement } from '../src/model/statement.ts'

export const statementsEach = 10

export interface EndlessSource extends StatementSource {
  walked: number
  reading(version: string): Promise<null>
}

/** @param seen gets every text that is handed out, for counting what an export holds on to */
export function endlessStatements(count: number, seen: (text: object) => void = () => {}): EndlessSource {
  const nothing = () => Promise.resolve([])
  const source: EndlessSource = {
    walked: 0,
    async *walkDocuments() {
      for (let at = 0; at * statementsEach < count; at++) {
        source.walked++
        const document = documentOf(at)
        const size = Math.min(statementsEach, count - at * statementsEach)
        const records = Array.from({ length: size }, (_, number) => recordOf(document, number))
        seen(records)
        yield { document, records }
      }
    },
    incidentsOfDocuments: nothing,
    parties: nothing,
    reviews: nothing,
    attachments: nothing,
    anchors: nothing,
    units: nothing,
    statementsOf: nothing,
    statementsOfDocuments: nothing,
    texts: nothing,
    neighbours: nothing,
    reading: () => Promise.resolve(null),
  }
  return source
}

function documentOf(at: number): StoredDocument {
  return {
    id: `doc:${at}`,
    address: `https://orbia.example/${at}`,
    url: `https://orbia.example/${at}`,
    outlet: 'Orbia',
    lang: 'en',
    title: `Dispatch ${at}`,
    publishedAt: '2024-05-13T06:40:00Z',
    retrievedAt: null,
    seq: at + 1,
    version: `ver:${at}`,
    withdrawn: null,
  }
}

function recordOf({ id, outlet, lang, publishedAt, url }: StoredDocument, number: number): StatementRecord {
  const exact = `Shells hit the mill of Ormel for the ${number + 1}th time, and the miller Ada Kelm was taken to hospital`
  const span = (words: string) => ({
    start: exact.indexOf(words),
    end: exact.indexOf(words) + words.length,
    exact: words,
  })
  const statement: Statement = {
    id: `s${number + 1}`,
    doc: id,
    content: { start: 0, end: exact.length, exact },
    act: 'reports',
    voice: 'attributed',
    kind: 'event',
    chain: [
      { order: 0, role: 'author', actor: null },
      { order: 1, role: 'origin', actor: 'actor:town-hall', mention: span('the mill') },
    ],
    event: {
      type: 'shelling',
      trigger: span('Shells'),
      roles: [
        { role: 'victim', span: span('the miller Ada Kelm') },
        { role: 'place', span: span('Ormel'), ref: 'p1' },
      ],
      time: null,
    },
    real: 'occurred',
    factuality: [{ link: 0, value: 'CT+' }],
    sourceRelation: 'unknown',
    rules: [],
    needsReview: [],
    reviewState: 'proposed',
  }
  const names = [{ text: 'Town Hall', lang, kind: 'official' as const }]
  return {
    id: `st:${id}.${number}`,
    document: id,
    outlet,
    lang,
    publishedAt,
    url,
    statement,
    dates: [],
    places: [
      { id: 'p1', name: 'Ormel', feature: 'P.PPL', precision: 'settlement', display: null, lat: -45.234, lon: 30.456 },
    ],
    actors: [{ id: 'actor:town-hall', type: 'state-government', names, displayName: 'Town Hall', typeBasis: 'source' }],
    group: `g${number}`,
  }
}
