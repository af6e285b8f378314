/** What a language without French's endings and prepositions needs, shown with a made-up pack of a few English rows. */
import { expect, test } from 'vitest'
import type { ParsedDocument } from '../model/proposals.ts'
import type { Word } from '../model/tree.ts'
import type { LexiconRow, Pack } from '../packs/pack.ts'
import { findEvents } from './find-events.ts'

const lexicons: Record<string, string[]> = {
  triggers: [
    'car bomb attack|noun|remote-explosive|~ by AGENT on TARGET',
    'fire on|verb|shelling|AGENT ~ TARGET',
    'shell|verb|shelling|AGENT ~ TARGET',
    'shelling|noun|shelling|~ of TARGET by AGENT',
    'strike|noun|strike-unspecified|~ by AGENT on TARGET ; ~ of AGENT',
    'blow up|verb|remote-explosive|AGENT ~ TARGET',
    'be|verb|-|N_ev ~||light=occur;with=there',
  ],
  classes: ['army|noun|state', 'convoy|noun|vehicle', 'bridge|noun|place', 'port|noun|place'],
  weapons: ['drone|noun|uav', 'bomb|noun|bomb'],
  'verb-forms': ['*|ending|ed', 'blow|participle|blown'],
  'event-words': [
    'of|of',
    'of|inside-preposition',
    "'s|genitive",
    "'s|clitic",
    'by|by',
    'on|preposition',
    'on|against',
    'of|preposition',
    'last|phrase-head',
    'will|future-aux',
    'would|conditional-aux',
    'may|modal-aux',
    'be|being',
    'have|having',
    'the|determiner',
    'the|definite',
  ],
}

const pack = {
  info: { code: 'xx', name: 'x', version: '0', models: [], settings: {} },
  dir: '',
  lexicon: (name: string): LexiconRow[] =>
    (lexicons[name] ?? []).map((line, index) => {
      const [lemma, category, third = '', fourth = '', , values = ''] = line.split('|')
      const value = Object.fromEntries(values.split(';').map((pair) => pair.split('=')))
      return { lemma, category, stance: third, frame: fourth, note: '', value, line: index + 2 }
    }),
  table: () => [],
  model: () => new Uint8Array(),
} as Pack

test('a noun before the event noun is its means, a marked name before it its doer', () => {
  expect(
    roles([
      ['The', 'the', 'DET', 1, 'det'],
      ['army', 'army', 'NOUN', 4, 'nmod:poss'],
      ["'s", "'s", 'PART', 1, 'case'],
      ['drone', 'drone', 'NOUN', 4, 'compound'],
      ['strike', 'strike', 'NOUN', -1, 'root'],
      ['on', 'on', 'ADP', 7, 'case'],
      ['the', 'the', 'DET', 7, 'det'],
      ['port', 'port', 'NOUN', 4, 'nmod'],
    ]),
  ).toEqual(['drone-strike', 'perpetrator=The army', 'instrument=drone', 'target=the port'])
})

test('a marked place before the noun is what was done to', () => {
  expect(
    roles([
      ['The', 'the', 'DET', 1, 'det'],
      ['port', 'port', 'NOUN', 3, 'nmod:poss'],
      ["'s", "'s", 'PART', 1, 'case'],
      ['shelling', 'shelling', 'NOUN', -1, 'root'],
    ]),
  ).toContain('target=The port')
})

test('the head of a phrase is its last word, and what hangs on it belongs to it', () => {
  expect(
    roles([
      ['A', 'a', 'DET', 3, 'det'],
      ['car', 'car', 'NOUN', 3, 'compound'],
      ['bomb', 'bomb', 'NOUN', 3, 'compound'],
      ['attack', 'attack', 'NOUN', -1, 'root'],
      ['by', 'by', 'ADP', 6, 'case'],
      ['the', 'the', 'DET', 6, 'det'],
      ['army', 'army', 'NOUN', 3, 'nmod'],
    ]),
  ).toEqual(['remote-explosive', 'perpetrator=the army', 'instrument=bomb'])
})

test('the subject of a passive is what the stranded preposition would have had behind it', () => {
  expect(
    roles([
      ['The', 'the', 'DET', 1, 'det'],
      ['convoy', 'convoy', 'NOUN', 3, 'nsubj:pass'],
      ['was', 'be', 'AUX', 3, 'aux:pass', { VerbForm: 'Fin', Tense: 'Past' }],
      ['fired', 'fire', 'VERB', -1, 'root', { VerbForm: 'Part', Tense: 'Past' }],
      ['on', 'on', 'ADP', 3, 'compound:prt'],
    ]),
  ).toEqual(['shelling', 'target=The convoy'])
})

test('an object between a verb and its particle is the object', () => {
  expect(
    roles([
      ['The', 'the', 'DET', 1, 'det'],
      ['army', 'army', 'NOUN', 2, 'nsubj'],
      ['blew', 'blow', 'VERB', -1, 'root', { VerbForm: 'Fin', Tense: 'Past' }],
      ['the', 'the', 'DET', 4, 'det'],
      ['bridge', 'bridge', 'NOUN', 2, 'obj'],
      ['up', 'up', 'ADP', 2, 'compound:prt'],
    ]),
  ).toEqual(['remote-explosive', 'perpetrator=The army', 'target=the bridge'])
})

test.each([
  ['will', { VerbForm: 'Fin' }, 'planned'],
  ['would', { VerbForm: 'Fin' }, 'hypothetical'],
  ['may', { VerbForm: 'Fin' }, 'hypothetical'],
  ['did', { VerbForm: 'Fin', Tense: 'Past' }, 'occurred'],
])('%s before the verb says whether it happened', (auxiliary, feats, real) => {
  const [event] = events([
    ['The', 'the', 'DET', 1, 'det'],
    ['army', 'army', 'NOUN', 3, 'nsubj'],
    [auxiliary, auxiliary === 'did' ? 'do' : auxiliary, 'AUX', 3, 'aux', feats],
    ['shell', 'shell', 'VERB', -1, 'root', { VerbForm: 'Inf' }],
    ['the', 'the', 'DET', 5, 'det'],
    ['port', 'port', 'NOUN', 3, 'obj'],
  ]).events
  expect(event.real).toBe(real)
})

test('a verb that needs a word beside it supports no noun without it', () => {
  const there: Row[] = [
    ['There', 'there', 'PRON', 1, 'expl'],
    ['was', 'be', 'VERB', -1, 'root', { VerbForm: 'Fin', Tense: 'Past' }],
    ['shelling', 'shelling', 'NOUN', 1, 'nsubj'],
  ]
  expect(events(there).events[0].rules).toContain('event:support:be')
})

type Row = [form: string, lemma: string, upos: string, head: number, deprel: string, feats?: Record<string, string>]

function roles(rows: Row[]): string[] {
  const { doc, events: found } = events(rows)
  return found.flatMap((event) => [
    event.type,
    ...event.roles
      .filter(({ role }) => role !== 'place')
      .map(({ role, start, end }) => `${role}=${doc.text.slice(start, end)}`),
  ])
}

function events(rows: Row[]) {
  let text = ''
  const words = rows.map(([form, lemma, upos, head, deprel, feats], index): Word => {
    const start = text === '' || form === "'s" ? text.length : text.length + 1
    text = text.padEnd(start) + form
    return { index, start, end: text.length, form, lemma, upos, feats: feats ?? {}, head, deprel }
  })
  const sentence = { index: 0, start: 0, end: text.length, segment: 0, segmentKind: 'body' as const, words }
  const doc: ParsedDocument = { text, document: { segments: [] } as never, sentences: [sentence] }
  return { doc, events: findEvents(doc, { dates: [], places: [], actors: [], tolls: [] }, pack) }
}
