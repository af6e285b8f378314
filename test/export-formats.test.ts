import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { uiWords } from '../src/cli/ui-words.ts'
import { exportFormats, exportLines, type ExportFormat } from '../src/export/export-lines.ts'
import { exportProfiles, type ExportProfile } from '../src/export/export-profile.ts'
import { openLedger } from '../src/ledger/open-ledger.ts'
import type { Ledger } from '../src/ledger/ledger.ts'
import type { Reading } from '../src/model/reading.ts'
import type { Review } from '../src/model/review.ts'
import { makeReview } from '../src/review/make-review.ts'
import { onBothDatabases } from './ledger/both-databases.ts'
import { madeReading, type Said } from './ledger/made-reading.ts'
import { readCsv } from './read-csv.ts'

await onBothDatabases('formats', (place) => {
  let ledger: Ledger

  /** A strike that a hospital and an armed group tell of, a victim by name, a threat, and a text that is sealed. */
  beforeAll(async () => {
    ledger = await openLedger(place.fresh(), { create: true })
    const strike = { type: 'drone-strike', town: 'Ormel', day: '2024-05-12' }
    const [first] = await ledger.add([
      told('https://orbia.example/1', 'Orbia', [
        { ...strike, words: 'A drone hit the market 🛒 of Ormel, killing the baker Ilo Marn', by: 'Ormel Hospital' },
        { words: 'Marn had opened "=the shop"\n- at dawn', town: 'Ormel', day: '2024-05-12' },
      ]),
      told('https://front.example/ilo-marn-lies', 'Northern Front', [
        { ...strike, words: 'We struck Ormel', by: 'Northern Front', act: 'claims-responsibility' },
        { ...strike, words: 'We shall strike Ormel again', by: 'Northern Front', act: 'threatens' },
      ]),
      told('https://sealed.example/3', 'Sealed Post', [{ ...strike, words: 'The hidden cellar was hit', by: 'Hider' }]),
    ])
    const records = await ledger.statementsOfDocuments([first.document])
    const [sealed] = (await ledger.search({ words: 'cellar' })).map(({ document }) => document)
    await ledger.reground([], (last) => {
      const reviews: Review[] = []
      for (const draft of [
        { target: records[0].id, action: 'accept' as const, after: null },
        { target: sealed, action: 'seal' as const, after: null },
      ])
        reviews.push(
          makeReview(
            { ...draft, at: '2024-06-01T09:00:00Z', by: 'Rea Viewer', reason: 'read' },
            reviews.at(-1) ?? last,
          ),
        )
      return reviews
    })
  }, 60_000)

  afterAll(async () => {
    await ledger.close()
  })

  async function exported(format: ExportFormat, profile: ExportProfile = 'internal', includeUnreviewed = true) {
    const pieces: Uint8Array[] = []
    const options = { profile, includeUnreviewed, bom: false, words: uiWords('en') }
    for await (const piece of exportLines(ledger, format, options)) pieces.push(Buffer.from(piece))
    return Buffer.concat(pieces)
  }

  const lines = (bytes: Buffer) => bytes.toString('utf8').trimEnd().split('\n')
  const shownFormats = exportFormats.filter((format) => format !== 'jsonl')

  describe('a table of statements', () => {
    test('every row says who says it, in one sentence, with its status and licence', async () => {
      const rows = readCsv((await exported('statements')).toString('utf8'))
      expect(rows).toHaveLength(5)
      for (const row of rows) {
        expect(row.said_by).not.toBe('')
        expect(row.attributed).toContain(`${row.says}: “`)
        expect(row.attributed.indexOf(row.said_by)).toBe(0)
        expect(row.licence).toContain('not verified')
      }
      expect(rows[0]).toMatchObject({
        said_by: 'Ormel Hospital',
        act: 'reports',
        day_start: '2024-05-12',
        reviewed: '1',
      })
      expect(rows.filter(({ status }) => status !== '').length).toBeGreaterThan(2)
    })

    test('the same rows stand in Parquet', async () => {
      const csv = readCsv((await exported('statements')).toString('utf8'))
      const bytes = await exported('parquet')
      const rows = await parquetReadObjects({ file: new Uint8Array(bytes).buffer })
      expect(rows.map(({ statement, said_by, status }) => [statement, said_by, status ?? ''])).toEqual(
        csv.map(({ statement, said_by, status }) => [statement, said_by, status]),
      )
      expect(rows[0]).toMatchObject({ latitude: -45.23, reviewed: true })
    })

    test('what nobody has read is left out unless asked for', async () => {
      expect(readCsv((await exported('statements', 'internal', false)).toString('utf8'))).toHaveLength(1)
    })

    test('a threat has no coordinates', async () => {
      const rows = readCsv((await exported('statements')).toString('utf8'))
      expect(rows.filter(({ reality }) => reality === 'threatened').map(({ latitude }) => latitude)).toEqual([''])
    })
  })

  describe('JSON-LD', () => {
    interface Node {
      id: string
      type: string | string[]
      [key: string]: unknown
    }
    const graph = async (profile: ExportProfile = 'internal') => {
      const document = JSON.parse((await exported('jsonld', profile)).toString('utf8')) as {
        '@context': unknown[]
        '@graph': Node[]
      }
      expect(document['@context'][0]).toBe('http://www.w3.org/ns/anno.jsonld')
      return document['@graph']
    }
    const typed = (nodes: Node[], type: string) => nodes.filter((node) => [node.type].flat().includes(type))

    test('terms have a declared prefix or are of Web Annotation; what is pointed to stands in the graph', async () => {
      const nodes = await graph()
      const ids = new Set(nodes.map(({ id }) => id))
      expect(ids.size).toBe(nodes.length)
      const annotation =
        /^(?:id|type|motivation|body|target|source|selector|state|start|end|exact|prefix|suffix|sourceDate)$/u
      const visit = (value: unknown): void => {
        if (Array.isArray(value)) return value.forEach(visit)
        if (typeof value !== 'object' || value === null) return
        const keys = Object.keys(value)
        expect(keys.filter((key) => !annotation.test(key) && !/^(?:schema|prov|selon):\w+$/u.test(key))).toEqual([])
        if (keys.join() === 'id') expect(ids).toContain((value as { id: string }).id)
        Object.values(value).forEach(visit)
      }
      visit(nodes)
    })

    test('a claim says who makes it, and where it is taken from', async () => {
      const nodes = await graph()
      const claims = typed(nodes, 'schema:Claim')
      expect(claims).toHaveLength(5)
      for (const claim of claims) {
        const author = (claim['schema:author'] as { 'schema:name': string })['schema:name']
        expect(claim['schema:text']).toContain(author)
        expect(claim['prov:wasQuotedFrom'] ?? claim['prov:wasDerivedFrom']).toBeDefined()
        expect(claim['prov:wasGeneratedBy']).toBeDefined()
        expect(claim['schema:creditText']).toContain('not verified')
      }
      expect(typed(nodes, 'schema:ClaimReview')).toEqual([])
      const [review] = nodes.filter((node) => node['selon:action'] === 'accept')
      expect(review['prov:wasAssociatedWith']).toMatchObject({ 'schema:name': 'Rea Viewer' })
    })

    test('a selector finds its words again, by code points and by the words around', async () => {
      const [annotation, after] = typed(await graph(), 'Annotation')
      const { selector, state } = annotation.target as { selector: Record<string, never>[]; state: object }
      const [{ document }] = await ledger.search({ words: 'market' })
      const version = (await ledger.document(document))!.version
      const text = (await ledger.reading(version))!.text
      const [position, quote] = selector
      expect([...text].slice(position.start, position.end).join('')).toBe(quote.exact)
      expect(text).toContain(`${quote.prefix}${quote.exact}${quote.suffix}`)
      expect((quote.suffix as string).length).toBeLessThanOrEqual(32)
      expect(state).toMatchObject({ type: 'TimeState', sourceDate: '2024-05-14T10:11:12Z' })
      const later = (after.target as { selector: Record<string, never>[] }).selector
      expect([...text].slice(later[0].start, later[0].end).join('')).toBe(later[1].exact)
    })
  })

  test('FollowTheMoney: what is pointed to is told, doers stand in notes alone, nobody private is an entity', async () => {
    const entities = lines(await exported('ftm')).map(
      (line) => JSON.parse(line) as { id: string; schema: string; properties: Record<string, string[]> },
    )
    const ids = new Set(entities.map(({ id }) => id))
    const pointing = ['proof', 'entity', 'organizer', 'involved', 'document', 'resolved']
    for (const { properties } of entities) {
      expect(
        Object.values(properties)
          .flat()
          .every((value) => typeof value === 'string' && value !== ''),
      ).toBe(true)
      for (const name of pointing) for (const id of properties[name] ?? []) expect(ids).toContain(id)
    }
    const of = (schema: string) => entities.filter((entity) => entity.schema === schema)
    expect(of('Event').length).toBeGreaterThan(0)
    expect(of('Event').every(({ properties }) => !properties.organizer && properties.name)).toBe(true)
    expect(of('Organization').map(({ properties }) => properties.name[0])).toContain('Northern Front')
    expect(
      of('Note').some(({ properties }) => /^Northern Front .*“We struck Ormel”/u.test(properties.description[0])),
    ).toBe(true)
    expect(JSON.stringify([...of('Organization'), ...of('PublicBody')])).not.toContain('Marn')
  })

  describe.each(exportProfiles.filter((profile) => profile !== 'internal'))('for %s', (profile) => {
    test.each(shownFormats)('%s holds no private name, no sealed word, no reviewer', async (format) => {
      const text = plainText(await exported(format, profile), format)
      expect(text).not.toMatch(/marn|hidden cellar|Rea Viewer|Hider|Sealed Post/iu)
      expect(text).not.toContain('-45.23')
    })
  })

  test.each(shownFormats)('%s for the public holds no clock time', async (format) => {
    if (format !== 'parquet') expect((await exported(format, 'public')).toString('utf8')).not.toMatch(/\d\d:\d\d/u)
  })
})

function told(url: string, outlet: string, says: Said[]): Reading {
  const reading = madeReading({
    url,
    outlet,
    lang: 'en',
    publishedAt: '2024-05-13T06:40:00Z',
    retrievedAt: '2024-05-14T10:11:12Z',
    says,
  })
  for (const statement of reading.statements) {
    const at = statement.content.exact.indexOf('the baker Ilo Marn')
    const start = statement.content.start + at
    if (at >= 0)
      statement.event!.roles.push({ role: 'victim', span: { start, end: start + 18, exact: 'the baker Ilo Marn' } })
    if (statement.act === 'threatens') statement.real = 'threatened'
  }
  for (const place of reading.places) Object.assign(place, { lat: -45.234, lon: 30.456, country: 'VX' })
  return reading
}

function plainText(bytes: Buffer, format: ExportFormat): string {
  // Cells of Parquet are packed; Snappy leaves words that come once as they are, the CSV holds the same cells.
  return format === 'parquet' ? bytes.toString('latin1') : bytes.toString('utf8')
}
