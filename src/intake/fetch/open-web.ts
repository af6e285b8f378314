import { Agent } from 'undici'
import { SelonError } from '../../model/selon-error.ts'
import { checkAddress } from './check-address.ts'
import { guardedConnect, type GuardOptions } from './guarded-connect.ts'
import { createRateGate } from './rate-gate.ts'
import { requestPage, type Answer } from './request-page.ts'
import { createRobotsRules } from './robots-rules.ts'
import type { Fetched, Validators, Web } from './web.ts'

export interface WebOptions extends Partial<GuardOptions> {
  /** Says who asks, "Selon/1.2.3 (…)". */
  userAgent: string
  /** The moment of a fetch; it is stored as `retrievedAt` and used for nothing else. */
  now(): Date
  /** Requests a second to one host. */
  perSecond?: number
  /** Milliseconds for a page with all its redirects, and largest page in bytes. */
  longest?: number
  limit?: number
}

const mostRedirects = 5
const robotsLimit = 512 * 1024

/**
 * Fetches pages for a person who named them, safely and politely: http(s) to public addresses only, at every redirect; what
 * robots.txt excludes is not fetched; one request after another to one host; size, time, redirects and packing are bounded.
 */
export function openWeb(options: WebOptions): Web {
  const { userAgent, now, perSecond = 1, longest = 60_000, limit = 16 * 1024 * 1024, timeout = 15_000 } = options
  const dispatcher = new Agent({
    connect: guardedConnect({ ...options, timeout }),
    headersTimeout: 30_000,
    bodyTimeout: 30_000,
    connections: 2,
  })
  const turn = createRateGate(perSecond)
  const robotsOf = createRobotsRules(userAgent, (url) => followed(url, getRobots, AbortSignal.timeout(longest)))

  /** Asks along redirects; each step is looked at like the first. */
  async function followed(url: URL, get: Step, signal: AbortSignal): Promise<Answer & { url: URL }> {
    let at = url
    for (let step = 0; step <= mostRedirects; step++) {
      const answer = await get(at, signal)
      const { location } = answer.headers
      if (!redirects.has(answer.status) || location === undefined) return { ...answer, url: at }
      at = checkAddress(location, at)
    }
    throw new SelonError('fetch-failed', `leads on more than ${mostRedirects} times`)
  }

  async function getRobots(url: URL, signal: AbortSignal): Promise<Answer> {
    await turn(url.host)
    const headers = { 'user-agent': userAgent, accept: 'text/plain' }
    return requestPage(url, { dispatcher, signal, headers, limit: robotsLimit, wants: (status) => status === 200 })
  }

  function getPage(known: Validators): Step {
    const headers: Record<string, string> = { 'user-agent': userAgent, accept: acceptedTypes }
    if (known.etag) headers['if-none-match'] = known.etag
    if (known.lastModified) headers['if-modified-since'] = known.lastModified
    return async (url, signal) => {
      const rule = await robotsOf(url)
      if (!rule.allowed) throw blocked('its robots.txt asks programs to stay away')
      await turn(url.host, rule.pause)
      const wants = (status: number, { 'content-type': type }: Readonly<Record<string, string>>) =>
        status >= 200 && status < 300 && isReadable(type)
      return requestPage(url, { dispatcher, signal, headers, limit, wants })
    }
  }

  return {
    async get(address, known = {}): Promise<Fetched> {
      try {
        const { url, ...answer } = await followed(checkAddress(address), getPage(known), AbortSignal.timeout(longest))
        return fetchedOf(address, url.href, answer, `${now().toISOString().slice(0, 19)}Z`)
      } catch (error) {
        if (!(error instanceof SelonError)) throw error
        throw new SelonError(error.code, error.message, { ...error.place, file: address }, { cause: error.cause })
      }
    },
    close: () => dispatcher.destroy(),
  }
}

type Step = (url: URL, signal: AbortSignal) => Promise<Answer>

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])
const closed: ReadonlySet<number> = new Set([401, 402, 403, 407, 429, 451])
const acceptedTypes = 'text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.8'

function fetchedOf(requested: string, url: string, { status, headers, bytes }: Answer, retrievedAt: string): Fetched {
  if (status === 304) return { kind: 'unchanged', url }
  if (status === 404 || status === 410) return { kind: 'gone', url, status, retrievedAt }
  if (closed.has(status) || headers['cf-mitigated'] === 'challenge') throw blocked(`the site refuses it (${status})`)
  if (status < 200 || status >= 300) throw new SelonError('fetch-failed', `the server answers ${status}`)
  const contentType = headers['content-type']
  if (bytes === null) throw new SelonError('fetch-failed', `is no text that is read (${contentType})`)
  return { kind: 'page', url, bytes, contentType, retrievedAt, capture: { requested, url, status, headers } }
}

function blocked(why: string): SelonError {
  return new SelonError('fetch-blocked', `${why}: save the page from your browser and drop it here`)
}

/** Types that some reader knows; of everything else not even the body is asked for. */
function isReadable(type = ''): boolean {
  return readable.test(type.trim().toLowerCase())
}

const readable =
  /^(?:$|text\/|message\/rfc822|multipart\/related|application\/(?:(?:[\w.-]+\+)?(?:xml|json)|pdf|octet-stream|x-mimearchive|warc|vnd\.openxmlformats|vnd\.oasis\.opendocument\.text|feed))/u
