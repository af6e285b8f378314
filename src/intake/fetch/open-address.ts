import { SelonError } from '../../model/selon-error.ts'
import type { IntakeContext, IntakeItem } from '../intake-item.ts'
import { bytesSource, type RawSource } from '../raw-source.ts'
import { sniffFormat } from '../sniff-format.ts'
import { fetchedLine, validatorLines } from './validators.ts'
import type { FetchedPage } from './web.ts'

/**
 * The documents of a page that the user named, or that a list or feed of his names. Failures are items, as with files.
 * @param only "page" where a feed names it: what it leads to is no list of further addresses
 */
export async function* openAddress(address: string, context: IntakeContext, only?: 'page'): AsyncGenerator<IntakeItem> {
  try {
    if (!context.web) throw new SelonError('fetch-refused', 'nothing is fetched here', { file: address })
    const fetched = await (await context.web()).get(address)
    if (fetched.kind === 'page') yield* openFetched(fetched, context, only)
    else if (fetched.kind === 'gone')
      throw new SelonError('fetch-failed', `is no longer there (${fetched.status})`, { file: address })
  } catch (error) {
    if (!(error instanceof SelonError)) throw error
    yield { name: address, error }
  }
}

/** A page as its documents; what a single page was fetched with is kept in its provenance, for the next time it is asked for. */
export async function* openFetched(
  page: FetchedPage,
  context: IntakeContext,
  only?: 'page',
): AsyncGenerator<IntakeItem> {
  const source = sourceOf(page)
  const isPage = single.has(sniffFormat(source))
  if (only && !isPage) throw new SelonError('fetch-refused', 'leads to a list and no page', { file: source.name })
  const teaser = isPage && asksToPay(source.head, page.bytes)
  if (teaser) yield { name: source.name, note: { key: 'save-page', values: {} } }
  for await (const item of context.open(source)) {
    const { input } = item
    if (item.error?.code === 'page-without-article') yield { name: source.name, note: { key: 'blocked', values: {} } }
    if (input && isPage) {
      const called = input.url
      if (called === undefined || !isOneSite(called, page.url)) input.url = page.url
      input.retrievedAt ??= page.retrievedAt
      input.provenance = [
        ...(input.provenance ?? []),
        fetchedLine(page.url),
        ...(page.capture.requested === page.url ? [] : [`asked for as ${page.capture.requested}`]),
        ...(called === undefined || called === input.url ? [] : [`calls itself ${called}`]),
        ...(teaser ? ['the page says that it is not free: what was read may be its beginning'] : []),
        ...validatorLines(page.capture.headers),
      ]
    }
    yield item
  }
}

/** A page may name the address by which it wants to be known, but none of another site: it would pass for that site's text. */
function isOneSite(a: string, b: string): boolean {
  if (!URL.canParse(a)) return false
  const [one, other] = [a, b].map((url) => new URL(url).hostname.replace(/^(?:www|m|mobile|amp)\./u, ''))
  return one === other || one.endsWith(`.${other}`) || other.endsWith(`.${one}`)
}

const single: ReadonlySet<string> = new Set(['text', 'html', 'mhtml', 'pdf', 'docx', 'odt'])

function sourceOf({ bytes, url, retrievedAt, contentType, capture }: FetchedPage): RawSource {
  return bytesSource(url, bytes, { url, retrievedAt, contentType, capture })
}

/** Whether a page says in its metadata that only who pays can read it (schema.org, NewsArticle). */
function asksToPay(head: Uint8Array, bytes: Uint8Array): boolean {
  if (!Buffer.from(head).includes('<')) return false
  return /"isAccessibleForFree"\s*:\s*"?false/iu.test(Buffer.from(bytes).toString('latin1'))
}
