import { hash } from 'node:crypto'
import { repairText } from '../repair-text.ts'
import { fileSource } from '../raw-source.ts'
import { takeInSource } from '../take-in.ts'
import type { KeptEvidence } from './evidence-store.ts'

/** The digests of all texts that come out of kept bytes when they are taken in again as they were then. Nothing is fetched. */
export async function textsOfEvidence({ path, notes }: KeptEvidence): Promise<Set<string>> {
  const texts = new Set<string>()
  for (const { name, url, contentType, retrievedAt, said, textColumn } of notes) {
    const { path: _, ...file } = await fileSource(path)
    const source = { ...file, name, url, contentType, retrievedAt }
    for await (const { input } of takeInSource(source, { said, textColumn, stdin: none() }))
      if (input?.text !== undefined) texts.add(hash('sha256', repairText(input.text).text))
  }
  return texts
}

async function* none(): AsyncGenerator<Uint8Array> {}
