import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { InputDocument } from '../src/model/document.ts'
import { comparePage, type PageScore } from './compare-page.ts'
import { pagesFolder, type PageCase } from './page-cases.ts'

const extractor = join(import.meta.dirname, '../src/intake/pages/documents-of-page.ts')

/** Whether there is anything that reads pages. */
export const readsPages = existsSync(extractor)

/** Reads the pages and compares each with what is expected of it. */
export async function scorePages(pages: readonly PageCase[]): Promise<PageScore[]> {
  if (!readsPages) return []
  const { documentsOfPage } = (await import(extractor)) as { documentsOfPage: ReadPage }
  const scores: PageScore[] = []
  for (const page of pages) {
    scores.push(comparePage(page, await documentsOfPage(readFileSync(join(pagesFolder, page.file)), page.given)))
  }
  return scores
}

type ReadPage = (bytes: Uint8Array, given: PageCase['given']) => InputDocument[] | Promise<InputDocument[]>
