import { SelonError } from '../../model/selon-error.ts'
import type { IntakeContext, IntakeItem } from '../intake-item.ts'
import { shortName, type RawSource } from '../raw-source.ts'
import { documentsOfPage, largestPage, type PageOrigin } from './documents-of-page.ts'
import { withSaid } from './with-said.ts'

/** A web page, HTML or MHTML: one document, or those of a live blog. */
export async function* readPage(source: RawSource, { said }: IntakeContext): AsyncGenerator<IntakeItem> {
  try {
    const bytes = await source.bytes(largestPage)
    const { url, retrievedAt, contentType } = source
    const origin: PageOrigin = { name: shortName(source), url: said.url ?? url, retrievedAt, contentType }
    for (const input of documentsOfPage(bytes, origin)) {
      // An entry of a live blog is called by its anchor behind the page's name.
      const name = `${source.name}${input.id.slice(origin.name.length)}`
      yield { name, input: withSaid(input, said) }
    }
  } catch (error) {
    if (!(error instanceof SelonError)) throw error
    yield { name: source.name, error: new SelonError(error.code, error.message, { ...error.place, file: source.name }) }
  }
}
