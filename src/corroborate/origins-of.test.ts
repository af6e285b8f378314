import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PartyMember } from '../model/party.ts'
import { countOrigins } from './count-origins.ts'
import type { DocumentLink } from './document-link.ts'
import { independenceRules } from './independence-rules.ts'
import { originPairs } from './origin-pairs.ts'
import { originsOf, type OriginContext } from './origins-of.ts'
import { actor, record, type RecordSketch } from './records.test-support.ts'

const league = actor('actor:ligue-des-cimes', 'armed-group', 'Ligue des Cimes')
const army = actor('actor:lorvanie-state-military', 'state-military', 'armée (Lorvanie)')
const ministry = actor('actor:lorvanie-defence-ministry', 'state-government', 'ministère de la Défense (Lorvanie)')
const aurane = actor('actor:aurane', 'media', 'Aurane')
const relief = actor('actor:secours-sans-rives', 'ngo', 'Secours sans rives')
const estria = actor('actor:estrie-government', 'state-government', 'gouvernement (Estrie)')

const member = (party: string, name: string): PartyMember => ({
  conflict: 'Cimes',
  party,
  member: name,
  from: null,
  to: null,
  reason: 'says so itself',
  source: 'Aurane',
})
const parties = [
  member('Cimes', 'actor:ligue-des-cimes'),
  member('Lorvanie', 'country:lorvanie'),
  member('Lorvanie', 'Veldras'),
  member('none', 'actor:estrie-government'),
]

const by = (of: ReturnType<typeof actor>, words = of.displayName): Partial<RecordSketch> => ({
  chain: [{ words, actor: of.id, named: 'named' }],
  actors: [of],
})
const told = (words: string, named: 'named' | 'role' | 'anonymous' | 'collective' = 'role'): Partial<RecordSketch> => ({
  chain: [{ words, named }],
})
const origins = (sketches: RecordSketch[], context: OriginContext = {}) => originsOf(sketches.map(record), context)
const parted = (sketches: RecordSketch[], context: OriginContext = {}) =>
  origins(sketches, context)
    .map(({ statements }) => statements.join('+'))
    .sort()

describe('the origins of an incident', () => {
  it('count one actor once, however many texts carry it, and list its days (I4)', () => {
    const [origin, ...rest] = origins([
      { id: 'a/1', ...by(army), day: '2024-05-04' },
      { id: 'b/1', ...by(army), day: '2024-05-06' },
      { id: 'b/2', ...by(army), act: 'denies', day: '2024-05-06' },
    ])
    expect(rest).toEqual([])
    expect(origin).toMatchObject({ actor: army.id, documents: ['a', 'b'], basis: 'same-actor', rules: ['I4', 'I12'] })
    expect(origin.days).toEqual(['2024-05-04', '2024-05-06'])
  })

  it('give a headline the source that its text names, and a country in it the organ that speaks below', () => {
    const foreign = actor('actor:estrie-foreign-ministry', 'state-government', 'ministère (Estrie)', {
      country: 'estrie',
    })
    const country = { ...estria, country: 'estrie' }
    const headline = { id: 'a/1', voice: 'headline' as const, about: ['a/2'] }
    expect(
      parted([
        { ...headline, ...told('le mouvement') },
        { id: 'a/2', ...by(league) },
      ]),
    ).toEqual(['a/1+a/2'])
    expect(
      parted([
        { ...headline, ...by(country) },
        { id: 'a/2', ...by(foreign) },
      ]),
    ).toEqual(['a/1+a/2'])
    expect(
      parted([
        { ...headline, ...by(country) },
        { id: 'a/2', ...by(league) },
      ]),
    ).toEqual(['a/1', 'a/2'])
  })

  it('hold no outlet that speaks in its own voice, and nobody who declines to comment', () => {
    expect(origins([{ id: 'a/1' }, { id: 'b/1', ...by(army), act: 'no-comment' }])).toEqual([])
  })

  it('take the principal behind a spokesperson', () => {
    const [origin] = origins([
      {
        id: 'a/1',
        chain: [
          { words: 'sa porte-parole', role: 'speaker' },
          { words: "l'armée", actor: army.id },
        ],
        actors: [army],
      },
    ])
    expect(origin.actor).toBe(army.id)
  })

  it('know one mayor over texts and languages by office, name and place', () => {
    expect(
      parted([
        { id: 'a/1', ...told('le maire') },
        { id: 'b/1', ...told('la maire de Veldras') },
        { id: 'c/1', ...told('the mayor, Ilsa Marven', 'named'), lang: 'en' },
        { id: 'd/1', ...told('Ilsa Marven', 'named') },
        { id: 'e/1', ...told('Veldras mayor'), lang: 'en' },
      ]),
    ).toEqual(['a/1+b/1+c/1+d/1+e/1'])
  })

  it('keep the mayors of two towns apart, and leave open which of them “the mayor” is', () => {
    const found = origins(
      [
        { id: 'a/1', ...told('le maire de Veldras') },
        { id: 'b/1', ...told('le maire de Sorant') },
        { id: 'c/1', ...told('le maire') },
      ],
      { parties },
    )
    expect(found).toHaveLength(3)
    expect(found.find(({ statements }) => statements.includes('c/1'))).toMatchObject({
      independence: 'unknown',
      rules: ['I12'],
    })
  })

  it('take “the army” for the only army named, and for none where there are two', () => {
    const bare = { id: 'b/1', ...told("l'armée") }
    const other = actor('actor:estrie-state-military', 'state-military', 'armée (Estrie)')
    expect(parted([{ id: 'a/1', ...by(army) }, bare])).toEqual(['a/1+b/1'])
    expect(parted([{ id: 'a/1', ...by(army) }, { id: 'c/1', ...by(other) }, bare])).toHaveLength(3)
  })

  it('take residents of all texts for one origin, and unnamed persons of two texts for two of unknown independence (I10)', () => {
    const found = origins(
      [
        { id: 'a/1', ...told('des habitants', 'collective') },
        { id: 'b/1', ...told('residents', 'collective'), lang: 'en' },
        { id: 'c/1', ...told('des témoins', 'collective') },
        { id: 'd/1', ...told('une source sécuritaire', 'anonymous') },
        { id: 'e/1', ...told('une source sécuritaire', 'anonymous') },
      ],
      { parties },
    )
    expect(found.map(({ statements, independence }) => [statements.join('+'), independence])).toEqual([
      ['d/1', 'unknown'],
      ['e/1', 'unknown'],
      ['a/1+b/1+c/1', 'third-party'],
    ])
  })

  it('take the unnamed source of two papers that have it from one agency for one (I2)', () => {
    const relayed = (id: string): RecordSketch => ({
      id,
      chain: [
        { words: 'Aurane', actor: aurane.id },
        { words: 'une source médicale', named: 'anonymous' },
      ],
      actors: [aurane],
    })
    expect(parted([relayed('a/1'), relayed('b/1')])).toEqual(['a/1+b/1'])
    expect(
      parted([relayed('a/1'), { id: 'c/1', outlet: 'Aurane', ...told('une source médicale', 'anonymous') }]),
    ).toEqual(['a/1+c/1'])
  })

  it('take a medium as the only source for a relay of unknown independence (I9)', () => {
    const [origin] = origins([{ id: 'a/1', ...by(aurane), act: 'relays' }], { parties })
    expect(origin).toMatchObject({ relation: 'third-party-relay', independence: 'unknown', rules: ['I9'] })
  })

  it('lead a citation back to the origin of the text that it cites (I3)', () => {
    const cited: RecordSketch[] = [
      { id: 'a/1', outlet: 'Aurane', ...told('le maire de Veldras') },
      { id: 'b/1', ...by(aurane), act: 'relays' },
    ]
    expect(origins(cited)).toMatchObject([{ statements: ['a/1', 'b/1'], basis: 'citation', rules: ['I3', 'I12'] }])
  })

  it('count a reporter who saw it as an observer, not as a relay', () => {
    const [origin] = origins([{ id: 'a/1', ...told("Un photographe d'Aurane", 'anonymous'), act: 'witnesses' }], {
      parties,
    })
    expect(origin).toMatchObject({
      relation: 'third-party-observer',
      independence: 'third-party',
      ownObservation: true,
    })
  })

  it('take the unnamed source of a copy, and of a part taken over, for the same where the words are the same (I2)', () => {
    const same = 'deux entrepôts de la rive nord ont brûlé dans la nuit'
    const sketches: RecordSketch[] = [
      { id: 'a/1', ...told('une source locale', 'anonymous'), content: same },
      { id: 'b/1', ...told('un habitant', 'anonymous'), content: `${same} de mardi` },
      { id: 'b/2', ...told('un pêcheur', 'anonymous'), content: 'trois barques ont coulé près du vieux quai' },
      { id: 'c/1', content: same },
    ]
    const links: DocumentLink[] = [
      { documents: ['b', 'a'], kind: 'near-duplicate', similarity: 0.4 },
      { documents: ['a', 'c'], kind: 'copy', similarity: 0.95 },
    ]
    expect(parted(sketches)).toEqual(['a/1', 'b/1', 'b/2'])
    expect(parted(sketches, { documentLinks: links })).toEqual(['a/1+b/1+c/1', 'b/2'])
  })

  it('take the same quoted words for one utterance, but never two known actors for one (I1, I12)', () => {
    const content = 'nous reviendrons chaque nuit tant que la route sera fermée'
    const quoted = (id: string, who: Partial<RecordSketch>): RecordSketch => ({ id, ...who, content, voice: 'quoted' })
    const unnamed = quoted('b/1', told('un commandant', 'anonymous'))
    expect(parted([quoted('a/1', by(league)), unnamed])).toEqual(['a/1+b/1'])
    expect(parted([quoted('a/1', by(league)), unnamed, quoted('c/1', by(army))])).toHaveLength(2)
  })

  it('hear the author of a communiqué in “we”, and a party in its own medium', () => {
    const we: RecordSketch = { id: 'a/1', outlet: 'Ligue des Cimes', ...told('Nous'), act: 'denies' }
    expect(origins([we, { id: 'b/1', ...by(league) }])).toHaveLength(2)
    expect(
      origins([
        { ...we, actors: [league] },
        { id: 'b/1', ...by(league) },
      ]),
    ).toHaveLength(1)
    const medium = [...parties, member('Cimes', 'Radio Cimes')]
    expect(origins([{ id: 'a/1', outlet: 'Radio Cimes' }], { parties: medium })).toMatchObject([{ side: 'Cimes' }])
    expect(origins([{ id: 'a/1', outlet: 'Radio Plaine' }], { parties: medium })).toEqual([])
    expect(origins([{ id: 'a/1', ...told('Radio Cimes', 'named') }], { parties: medium })).toMatchObject([
      { side: 'Cimes' },
    ])
    const stateMedium = [...parties, member('Lorvanie', 'actor:aurane')]
    expect(origins([{ id: 'a/1', ...by(aurane) }], { parties: stateMedium })).toMatchObject([
      { side: 'Lorvanie', independence: 'side' },
    ])
  })

  it('take a spokesperson without a name for the body, and an adviser of a president for no president', () => {
    expect(
      parted([
        { id: 'a/1', ...told('a police spokeswoman', 'anonymous'), lang: 'en' },
        { id: 'b/1', ...told('la police') },
        { id: 'c/1', ...told('le président') },
        { id: 'd/1', ...told('un conseiller du président') },
      ]),
    ).toEqual(['a/1+b/1', 'c/1', 'd/1'])
  })

  it('take “the communiqué” for that of the only one whom the text names', () => {
    const its: RecordSketch = { id: 'a/2', ...told('son communiqué') }
    expect(parted([{ id: 'a/1', ...by(league) }, its])).toEqual(['a/1+a/2'])
    expect(parted([{ id: 'a/1', ...by(league) }, { id: 'a/3', ...by(army) }, its])).toHaveLength(3)
  })

  it('never give somebody words that a text only denies in his name, nor those of another’s denial', () => {
    const content = 'deux citernes du dépôt de Veldras ont brûlé'
    const documentLinks: DocumentLink[] = [{ documents: ['a', 'b'], kind: 'copy', similarity: 0.9 }]
    expect(
      parted(
        [
          { id: 'a/1', ...by(army), act: 'denies', content },
          { id: 'b/1', content },
        ],
        { documentLinks },
      ),
    ).toEqual(['a/1'])
  })

  it('any words may name a source', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom('fr', 'en', 'xx'), (words, lang) => {
        expect(origins([{ id: 'a/1', ...told(words), lang }]).length).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('follow an anaphor to who was named before', () => {
    const first = record({ id: 'a/1', ...told('la maire, Ilsa Marven', 'named') })
    const { mention } = first.statement.chain[1]
    const later = record({
      id: 'a/2',
      chain: [{ words: 'Elle', anaphor: 'pronoun', antecedent: mention, named: 'implicit' }],
    })
    expect(originsOf([later, first])).toMatchObject([{ statements: ['a/1', 'a/2'], name: 'la maire, Ilsa Marven' }])
  })
})

describe('how an origin stands to an incident', () => {
  const onVeldras = { roles: [{ role: 'target' as const, words: 'Veldras' }] }
  const relations = (sketches: RecordSketch[]) =>
    Object.fromEntries(origins(sketches, { parties }).map(({ id, relation }) => [id, relation]))

  it('is read off the table, the same for both sides', () => {
    expect(
      relations([
        { id: 'a/1', ...by(league), act: 'claims-responsibility', ...onVeldras },
        { id: 'b/1', ...by(army), ...onVeldras },
        { id: 'c/1', ...by(ministry) },
        { id: 'd/1', ...by(relief), act: 'counts' },
        { id: 'e/1', ...by(estria), act: 'accuses' },
        { id: 'f/1', ...told('le syndicat des mineurs') },
      ]),
    ).toEqual({
      'actor actor:ligue-des-cimes': 'claimant',
      'actor actor:lorvanie-state-military': 'affected',
      'actor actor:lorvanie-defence-ministry': 'affected',
      'actor actor:secours-sans-rives': 'third-party-observer',
      'actor actor:estrie-government': 'accuser',
      'role union mineurs': 'unknown',
    })
    expect(relations([{ id: 'b/1', ...by(league), act: 'accuses' }])).toEqual({
      'actor actor:ligue-des-cimes': 'accuser',
    })
    expect(relations([{ id: 'b/1', ...by(army), act: 'accuses' }])).toEqual({
      'actor actor:lorvanie-state-military': 'accuser',
    })
  })

  it('is the same for an army and an armed group in the same place', () => {
    const sides = [member('Cimes', 'actor:ligue-des-cimes'), member('Lorvanie', 'actor:lorvanie-state-military')]
    const told = (who: typeof league, hit: typeof league, target: string, place: string) =>
      origins(
        [
          { id: 'a/1', ...by(who), act: 'claims-responsibility', roles: [{ role: 'target', words: target }] },
          { id: 'b/1', ...by(hit), roles: [{ role: 'target', words: target }] },
        ],
        { parties: [...sides, member('Cimes', 'Haut-Sorant'), member('Lorvanie', 'Veldras'), member('none', place)] },
      )
        .map(({ actor, relation, independence }) => `${actor === who.id ? 'who' : 'hit'} ${relation} ${independence}`)
        .sort()
    expect(told(army, league, 'Haut-Sorant', 'x')).toEqual(told(league, army, 'Veldras', 'x'))
  })

  it('swapping the sides swaps the relations and nothing else', () => {
    const swapped = parties.map((row) => ({
      ...row,
      party: row.party === 'Cimes' ? 'Lorvanie' : row.party === 'Lorvanie' ? 'Cimes' : 'none',
    }))
    const sketches: RecordSketch[] = [
      { id: 'a/1', ...by(league), act: 'claims-responsibility', ...onVeldras },
      { id: 'b/1', ...by(army), ...onVeldras },
    ]
    const seen = (rows: readonly PartyMember[]) => origins(sketches, { parties: rows }).map(({ relation }) => relation)
    expect(seen(swapped)).toEqual(seen(parties))
  })

  it('is unknown as long as no sides are set, and what a person set where one did', () => {
    const sketches: RecordSketch[] = [{ id: 'a/1', ...by(league), act: 'claims-responsibility' }]
    expect(origins(sketches)).toMatchObject([{ relation: 'unknown', side: 'unknown', independence: 'unknown' }])
    expect(
      origins(sketches, {
        parties,
        decisions: [{ action: 'set-relation', statements: ['a/1'], relation: 'accuser' }],
      }),
    ).toMatchObject([{ relation: 'accuser' }])
  })
})

const fullIncident: RecordSketch[] = [
  { id: 'a/1', ...by(league), act: 'claims-responsibility', roles: [{ role: 'target', words: 'Veldras' }] },
  { id: 'b/1', ...by(army), roles: [{ role: 'target', words: 'Veldras' }] },
  { id: 'b/2', ...told('le maire de Veldras') },
  { id: 'c/1', ...by(ministry) },
  { id: 'd/1', ...by(relief), act: 'counts' },
  { id: 'e/1', ...told('une source médicale', 'anonymous') },
  { id: 'f/1', ...by(aurane), act: 'relays' },
  { id: 'g/1', outlet: 'Aurane', ...told('le maire', 'role') },
  { id: 'g/2', outlet: 'Aurane', ...told('des habitants', 'collective') },
  { id: 'h/1' },
  { id: 'i/1', ...told('une source médicale', 'anonymous'), content: 'deux ouvriers blessés au port de Veldras' },
  { id: 'j/1', content: 'deux ouvriers blessés au port de Veldras hier' },
]
const fullLinks: DocumentLink[] = [
  { documents: ['i', 'j'], kind: 'near-duplicate', similarity: 0.5, words: 'deux ouvriers blessés' },
  { documents: ['a', 'b'], kind: 'shared-quotation', similarity: 1 },
]

describe('the rules of independence', () => {
  it('have a label in both languages for every rule that an origin or a pair may name', () => {
    expect(independenceRules().map(({ rule }) => rule)).toEqual(Array.from({ length: 12 }, (_, at) => `I${at + 1}`))
    for (const { label, counted } of independenceRules())
      expect([Object.keys(label), Object.keys(counted)]).toEqual([
        ['fr', 'en'],
        ['fr', 'en'],
      ])
  })
})

describe('counts and pairs', () => {
  const records = fullIncident.map(record)
  const found = originsOf(records, { parties, documentLinks: fullLinks })

  it('n reports, m origins, k sides and observers, u unknown', () => {
    expect(
      countOrigins(
        records.map(({ document }) => document),
        found,
      ),
    ).toEqual({
      reports: 10,
      origins: 9,
      independent: 4,
      unknown: 4,
    })
  })

  it('every two texts have what links them or what was looked for', () => {
    const pairs = originPairs(records, found, fullLinks)
    const pair = (a: string, b: string) => pairs.find(({ documents }) => documents.join() === [a, b].join())
    expect(pairs).toHaveLength(45)
    expect(pair('a', 'c')).toMatchObject({
      rule: 'I6',
      links: [],
      notFound: expect.arrayContaining(['copy', 'citation']),
    })
    expect(pair('a', 'b')).toMatchObject({ rule: 'I1', links: [{ kind: 'shared-quotation', similarity: 1 }] })
    expect(pair('c', 'd')?.rule).toBe('I7')
    expect(pair('b', 'c')?.rule).toBe('I5')
    expect(pair('f', 'g')).toMatchObject({ rule: 'I3', links: [{ kind: 'citation' }] })
    expect(pair('i', 'j')).toMatchObject({ rule: 'I2', links: [{ kind: 'near-duplicate', similarity: 0.5 }, {}] })
    expect(pair('c', 'e')?.rule).toBe('I10')
    expect(pair('d', 'h')?.rule).toBe('I9')
  })

  it('order never matters, and pairs are symmetric', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(records, { minLength: records.length }),
        fc.shuffledSubarray(fullLinks, { minLength: fullLinks.length }),
        fc.shuffledSubarray(parties, { minLength: parties.length }),
        fc.boolean(),
        (shuffled, links, rows, turned) => {
          const turnedLinks = links.map(({ documents: [a, b], ...link }) => ({
            ...link,
            documents: (turned ? [b, a] : [a, b]) as [string, string],
          }))
          const again = originsOf(shuffled, { parties: rows, documentLinks: turnedLinks })
          expect(again).toEqual(found)
          expect(originPairs(shuffled, again, turnedLinks)).toEqual(originPairs(records, found, fullLinks))
        },
      ),
      { numRuns: 50 },
    )
  })

  it('every statement that has a source stands in one origin and no more', () => {
    fc.assert(
      fc.property(fc.subarray(records), (some) => {
        const statements = originsOf(some, { parties, documentLinks: fullLinks }).flatMap((origin) => origin.statements)
        expect(new Set(statements).size).toBe(statements.length)
        for (const { id, statement } of some) if (statement.chain.length > 1) expect(statements).toContain(id)
      }),
      { numRuns: 50 },
    )
  })
})

describe('decisions on origins', () => {
  const sketches: RecordSketch[] = [
    { id: 'a/1', ...by(army) },
    { id: 'b/1', ...by(army) },
    { id: 'c/1', ...told('une source militaire', 'anonymous') },
  ]

  it('join what the texts leave open, and part what they take for one; the last word counts', () => {
    const join = { action: 'join-origins' as const, statements: ['a/1', 'c/1'] }
    const part = { action: 'part-origins' as const, statements: ['c/1'] }
    expect(parted(sketches, { decisions: [join] })).toEqual(['a/1+b/1+c/1'])
    expect(origins(sketches, { decisions: [join] })[0].basis).toBe('reviewer')
    expect(parted(sketches, { decisions: [join, part] })).toEqual(['a/1+b/1', 'c/1'])
    expect(parted(sketches, { decisions: [part, join] })).toEqual(['a/1+b/1+c/1'])
    const apart = origins(sketches, { decisions: [{ action: 'part-origins', statements: ['b/1'] }] })
    expect(apart.map(({ statements }) => statements.join('+')).sort()).toEqual(['a/1', 'b/1', 'c/1'])
    expect(new Set(apart.map(({ id }) => id)).size).toBe(3)
  })
})
