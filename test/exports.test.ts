import { basename } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import type { InputDocument } from '../src/model/document.ts'
import { takeIn } from '../src/intake/take-in.ts'
import { comparePage } from './compare-page.ts'
import { exportCases } from './export-cases.ts'
import { pageDetails, sharesOf } from './page-table.ts'

describe.each(exportCases())('the export $slug', (page) => {
  const documents = take(page.file)

  test('gives its documents with all of their text, no other, and its facts', async () => {
    const score = comparePage(page, await documents)
    expect(await documents).toHaveLength(page.documents.length)
    expect(sharesOf([score]), pageDetails(score)).toMatchObject({ found: 1, foreign: 0, kinds: 1 })
    expect(score.wrong).toEqual([])
  })

  test('names what was passed on, what is answered and what hangs on it', async () => {
    const expected = page.documents.map(({ head }) => ({
      forwardedFrom: head.forwardedFrom ?? '',
      forwardedAt: head.forwardedAt ?? '',
      replyTo: head.replyTo ?? '',
      media: head.media ?? '',
    }))
    const found = (await documents).map(({ forwardedFrom, replyTo, media }) => ({
      forwardedFrom: forwardedFrom?.name ?? '',
      forwardedAt: forwardedFrom?.at ?? '',
      replyTo: basename(replyTo ?? ''),
      media: (media ?? []).map(({ name }) => name).join('; '),
    }))
    expect(found).toEqual(expected)
  })
})

async function take(file: string): Promise<InputDocument[]> {
  const documents: InputDocument[] = []
  for await (const { input } of takeIn([file], { said: {}, stdin: Readable.from([]) })) if (input) documents.push(input)
  return documents
}
