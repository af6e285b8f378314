import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { packCodes } from '../../src/packs/load-pack.ts'
import { keepWarm, type WarmingOptions } from '../../src/serve/keep-warm.ts'
import { testServer, type TestServer } from './test-server.ts'

const pauses = { start: 1, change: 1 }
let server: TestServer | undefined
let end: (() => Promise<void>) | undefined
afterEach(async () => {
  await end?.()
  await server?.close()
  server = end = undefined
})

/** A server that is kept warm by a reader that notes what it is given. */
async function warmed(texts: number, options: WarmingOptions = {}, fails = false) {
  server = await testServer({ texts })
  const { context } = server
  const reader = await context.reader()
  const readings: { text: string; language: string | null | undefined }[] = []
  const noting: typeof reader = {
    ...reader,
    read: (input) => {
      if (fails) throw new Error('no pack')
      readings.push({ text: input.text!, language: input.language })
      return reader.read({ ...input, text: input.text!.slice(0, 60) })
    },
  }
  end = keepWarm({ ...context, reader: async () => noting }, { pauses, ...options })
  return { context, readings }
}

async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; !(await holds()); tries++) {
    if (tries > 2500) throw new Error('it never came')
    await wait(20)
  }
}

const allSummedUp = async () =>
  (await server!.ledger.incidents({ limit: 100 })).every(({ summary }) => summary !== null)

describe('a server is kept warm', () => {
  test('by reading texts of the dossier in every language, then by asking as a page does', async () => {
    const asked: [string, unknown][] = []
    const { readings } = await warmed(11, { ask: async (path, body) => asked.push([path, body]) })
    await until(() => asked.length > 0)
    expect(asked).toEqual([['/api/read', { text: readings[0].text }]])
    for (const language of packCodes()) {
      const read = readings.filter((one) => one.language === language)
      const characters = read.reduce((sum, { text }) => sum + text.length, 0)
      expect(read.length).toBeGreaterThan(10)
      expect(characters).toBeGreaterThan(10_000)
      expect(characters).toBeLessThan(30_000)
    }
  })

  test('by reading examples where the dossier is empty, and by no more than their packs where there are none', async () => {
    const example =
      'Deux soldats ont été tués mardi à Arvane, selon le maire de la ville. Le gouvernement dément. '.repeat(9)
    const { readings } = await warmed(0, { examples: () => [example] })
    await until(() => readings.length >= 20)
    expect(readings.filter(({ text }) => text === example).length).toBeGreaterThan(10)
    await end!()
    await server!.close()
    const { readings: few } = await warmed(0)
    await until(() => few.length >= packCodes().length)
    await wait(50)
    expect(few).toEqual(packCodes().map((language) => ({ text: '1', language })))
  })

  test('by summing up what nobody asked for yet, and anew after a change', async () => {
    const { context } = await warmed(11)
    await until(allSummedUp)
    const reading = (await context.reader()).read({
      id: 'new',
      text: 'Trois soldats ont été tués à Arvane le 3 avril 2024, selon le maire.',
      language: 'fr',
    })
    await server!.ledger.add([reading])
    expect(await allSummedUp()).toBe(false)
    context.changes.tell({ kind: 'documents', targets: [], by: null })
    await until(allSummedUp)
  })

  test('and what fails there stops nothing else', async () => {
    const { context } = await warmed(11, {}, true)
    await wait(50)
    context.changes.tell({ kind: 'documents', targets: [], by: null })
    await until(allSummedUp)
  })

  test('until it is ended, which waits for no more than the step in hand', async () => {
    const { readings } = await warmed(11)
    await until(() => readings.length > 0)
    await end!()
    const before = readings.length
    await wait(100)
    expect(readings.length).toBe(before)
  })
})
