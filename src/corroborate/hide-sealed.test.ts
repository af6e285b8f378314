import { expect, test } from 'vitest'
import type { Incident, OriginPair } from '../model/incident.ts'
import { hideSealed, hideSealedLinks, hideSealedNames, sealedWords } from './hide-sealed.ts'
import { record } from './records.test-support.ts'

const sealed = new Set(['d1'])

test('no word of a sealed document is shown; where it stands, and other documents, are', () => {
  const [hidden, shown] = hideSealed(
    [record({ id: 'd1/a', content: 'le pêcheur a vu' }), record({ id: 'd2/a', content: 'le pêcheur a vu' })],
    sealed,
  )
  expect(JSON.stringify(hidden)).not.toContain('pêcheur')
  expect(hidden.statement.content).toMatchObject({ exact: sealedWords, start: 100 })
  expect(shown.statement.content.exact).toBe('le pêcheur a vu')
})

test('a source that only sealed documents name is without a name, wherever an incident speaks of it', () => {
  const origin = { actor: null, name: 'le pêcheur', id: 'role le pêcheur', documents: ['d1'] }
  const known = { actor: null, name: 'la garde', id: 'role la garde', documents: ['d1', 'd2'] }
  const incident = { origins: [origin, known], accuses: [{ by: origin.id, of: known.id }] } as unknown as Incident
  const text = JSON.stringify(hideSealedNames(incident, sealed))
  expect(text).not.toContain('pêcheur')
  expect(text).toContain('la garde')
})

test('words that a sealed document shares with another are left out of the pair table', () => {
  const pairs: OriginPair[] = [
    {
      documents: ['d1', 'd2'],
      rule: 'I1',
      links: [{ kind: 'shared-quotation', words: 'nous avons vu' }],
      notFound: [],
    },
  ]
  expect(JSON.stringify(hideSealedLinks(pairs, sealed))).not.toContain('nous avons')
})
