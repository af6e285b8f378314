import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { documentsOfPage } from '../src/intake/pages/documents-of-page.ts'
import type { InputDocument } from '../src/model/document.ts'
import { SelonError } from '../src/model/selon-error.ts'
import { comparePage, type PageScore } from './compare-page.ts'
import { pagesFolder, type PageCase } from './page-cases.ts'

/** Reads the pages and compares each with what is expected of it; one that is refused has given nothing. */
export async function scorePages(pages: readonly PageCase[]): Promise<PageScore[]> {
  const scores: PageScore[] = []
  for (const page of pages) {
    scores.push(comparePage(page, await read(page)))
  }
  return scores
}

async function read({ file, given }: PageCase): Promise<readonly InputDocument[]> {
  try {
    return await documentsOfPage(readFileSync(join(pagesFolder, file)), given)
  } catch (cause) {
    if (cause instanceof SelonError) return []
    throw cause
  }
}
