import { expect, test } from 'vitest'
import { withAliases } from '../corroborate/name-aliases.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Actor } from '../model/actor.ts'
import { privateNames } from './private-names.ts'

const span = (exact: string) => ({ start: 0, end: exact.length, exact })
const body: Actor = {
  id: 'actor:front-de-corvane',
  type: 'armed-group',
  names: [{ text: 'Front de Corvane', lang: 'fr', kind: 'official' }],
  displayName: 'Front de Corvane',
  typeBasis: 'source',
}
const record = {
  id: 'st:1.1',
  document: 'doc:1',
  outlet: null,
  lang: 'fr',
  publishedAt: '2024-03-06',
  url: null,
  dates: [],
  places: [],
  actors: [],
  group: 'st:1.1',
  statement: {
    act: 'asserts',
    content: span('rien'),
    chain: [
      { order: 0, role: 'author', actor: null },
      { order: 1, role: 'origin', actor: null, mention: span('Ivo Barda') },
    ],
  },
} as unknown as StatementRecord

test('a person whose name somebody took for a body stays masked', () => {
  const [told] = withAliases([record], [{ name: 'Ivo Barda', is: body }])
  expect(told.statement.chain[1].actor).toBe(body.id)
  expect(privateNames([told], []).full).toContain('Ivo Barda')
})
