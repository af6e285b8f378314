import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentsOfPage } from '../src/intake/pages/documents-of-page.ts'
import { comparePage, type PageScore } from './compare-page.ts'
import { pagesFolder, type PageCase } from './page-cases.ts'

/** Reads the pages and compares each with what is expected of it. */
export async function scorePages(pages: readonly PageCase[]): Promise<PageScore[]> {
  const scores: PageScore[] = []
  for (const page of pages) {
    scores.push(comparePage(page, await documentsOfPage(readFileSync(join(pagesFolder, page.file)), page.given)))
  }
  return scores
}
