import { afterEach, expect, test } from 'vitest'
import { uiWords } from '../../src/cli/ui-words.ts'
import { exportLines } from '../../src/export/export-lines.ts'
import { openLedger, type Ledger } from '../../src/ledger/index.ts'
import type { ReviewAction } from '../../src/model/review.ts'
import { decide } from '../../src/review/decide.ts'
import { openQuestions } from '../../src/review/open-questions.ts'
import type { ReviewOrder } from '../../src/review/review-order.ts'
import { removeDocument } from '../../src/review/remove-document.ts'
import { verifyDossier } from '../../src/review/verify-dossier.ts'
import { readCsv } from '../read-csv.ts'
import { onBothDatabases } from './both-databases.ts'
import { madeReading, type Said } from './made-reading.ts'

const strike: Said = { words: 'Un tir a touché le marché de Valmure mardi', town: 'Valmure', day: '2024-03-05' }
const nextDay: Said = { words: 'Un obus est tombé sur Valmure mercredi', town: 'Valmure', day: '2024-03-06' }
const at = '2024-05-01T09:00:00Z'

await onBothDatabases('a rule of second reviewers', (place) => {
  const opened: Ledger[] = []
  afterEach(async () => {
    for (const ledger of opened.splice(0)) await ledger.close()
  })
  const open = async (...secondReviewer: string[]) => {
    const ledger = await openLedger(place.fresh(), { create: true })
    opened.push(ledger)
    const added = await ledger.add(
      [strike, nextDay].map((said, i) => madeReading({ url: `https://a.example/${i}`, says: [said] })),
    )
    await take(ledger, 'Anne', 'comment', 'dossier', { set: { secondReviewer } })
    return { ledger, added, incidents: added.map(({ incidents: [id] }) => id) }
  }
  const take = (ledger: Ledger, by: string, action: ReviewAction, target: string, more: Partial<ReviewOrder> = {}) =>
    decide(ledger, { by, action, target, at, reason: 'read', ...more })

  test('a merge waits for somebody else, is asked for, and takes effect when it is accepted', async () => {
    const { ledger, incidents } = await open('merge')
    const [a, b] = incidents
    const [{ id }] = await take(ledger, 'Anne', 'merge', a, { with: [b] })
    expect(await ledger.incidents()).toHaveLength(2)
    const [first] = await openQuestions(ledger)
    expect(first).toMatchObject({ kind: 'second', review: id, by: 'Anne', command: `selon review accept ${id}` })
    await expect(take(ledger, 'ANNE ', 'accept', id)).rejects.toMatchObject({ code: 'review-malformed' })
    await take(ledger, 'Bruno', 'accept', id)
    expect(await ledger.incidents()).toMatchObject([{ documents: 2 }])
    await expect(take(ledger, 'Carla', 'accept', id)).rejects.toMatchObject({ code: 'review-malformed' })
    const faults: unknown[] = []
    await verifyDossier(ledger, async (fault) => void faults.push(fault))
    expect(faults).toEqual([])
  })

  test('what is accepted is refused as the decision itself would be: a locked incident stays as it is', async () => {
    const { ledger, incidents } = await open('merge')
    const [{ id }] = await take(ledger, 'Anne', 'merge', incidents[0], { with: [incidents[1]] })
    await take(ledger, 'Anne', 'lock', incidents[1])
    await expect(take(ledger, 'Bruno', 'accept', id)).rejects.toMatchObject({ code: 'review-locked' })
    await take(ledger, 'Anne', 'reject', id)
    expect(await openQuestions(ledger)).toEqual([])
  })

  test('a text goes when two persons ask for it', async () => {
    const { ledger, added } = await open('remove')
    const [{ document: target }] = added
    const ask = (by: string) => removeDocument(ledger, { target, by, at, reason: 'asked' }, 'salt')
    expect((await ask('Anne')).action).toBe('comment')
    expect((await ask('Anne')).action).toBe('comment')
    expect(await ledger.document(target)).not.toBeNull()
    expect((await ask('Bruno')).after).toMatchObject({ removed: true })
    expect(await ledger.document(target)).toBeNull()
  })

  test('the public sees what two persons have read, whatever is asked for', async () => {
    const { ledger, added } = await open('public')
    const [{ id }] = await ledger.statementsOfDocuments([added[0].document])
    const shown = async (profile: 'shared' | 'public') => {
      let csv = ''
      const options = { profile, includeUnreviewed: true, bom: false, words: uiWords('en') }
      for await (const piece of exportLines(ledger, 'statements', options)) csv += String(piece)
      return readCsv(csv).map(({ statement }) => statement)
    }
    await take(ledger, 'Anne', 'accept', id)
    expect(await shown('public')).toEqual([])
    expect(await shown('shared')).toHaveLength(2)
    await take(ledger, 'Bruno', 'accept', id)
    expect(await shown('public')).toEqual([id])
    await take(ledger, 'Anne', 'reject', id)
    expect(await shown('public')).toEqual([])
  })

  test('a kind that nobody knows is refused', async () => {
    await expect(open('verdict')).rejects.toMatchObject({ code: 'review-malformed' })
  })
})
