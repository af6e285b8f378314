import { expect, test } from 'vitest'
import { onBothDatabases } from './both-databases.ts'
import { surviveKills } from './survive-kills.ts'

await onBothDatabases('a dossier whose writer is killed', (place) => {
  test('has all that was acknowledged, and nothing by halves', { timeout: 180_000 }, async () => {
    const { acknowledged } = await surviveKills(place.fresh(), 3, place.postgres)
    expect(acknowledged).toBeGreaterThanOrEqual(12)
  })
})
