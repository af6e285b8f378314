import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentLink } from './document-link.ts'
import { originsOf } from './origins-of.ts'
import { league, army, aurane, estria, member, parties, by, told, origins, parted } from './origins.test-support.ts'
import { actor, record, type RecordSketch } from './records.test-support.ts'

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
