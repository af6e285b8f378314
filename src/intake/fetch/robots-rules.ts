import robotsModule from 'robots-parser'
import { SelonError } from '../../model/selon-error.ts'
import type { Answer } from './request-page.ts'

/** What a site asks of robots for one address: whether it may be fetched, and the pause between two requests in milliseconds. */
export interface RobotsRule {
  allowed: boolean
  pause: number
}

/** Its types tell of a default export that the module itself is. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default

/** A site may ask for slowness, but not stop a person's work by it. */
const longestPause = 10_000

/**
 * robots.txt of sites, each asked for once (RFC 9309): a site without one allows everything, one whose server fails nothing.
 * @param get fetches a robots.txt, redirects followed
 */
export function createRobotsRules(
  agent: string,
  get: (url: URL) => Promise<Answer>,
): (url: URL) => Promise<RobotsRule> {
  const sites = new Map<string, Promise<(url: URL) => RobotsRule>>()
  const read = async (origin: string): Promise<(url: URL) => RobotsRule> => {
    const file = new URL('/robots.txt', origin)
    let answer: Answer
    try {
      answer = await get(file)
    } catch (error) {
      if (!(error instanceof SelonError)) throw error
      // The page itself will fail in the same way and say so, or is reached where its rules are not.
      return () => ({ allowed: true, pause: 0 })
    }
    if (answer.status >= 500) return () => ({ allowed: false, pause: 0 })
    if (answer.bytes === null) return () => ({ allowed: true, pause: 0 })
    const rules = robotsParser(file.href, Buffer.from(answer.bytes).toString('utf8'))
    return ({ href }) => ({
      allowed: rules.isAllowed(href, agent) ?? true,
      pause: Math.min(longestPause, 1000 * (rules.getCrawlDelay(agent) ?? 0)),
    })
  }
  return async (url) => {
    let site = sites.get(url.origin)
    if (!site) sites.set(url.origin, (site = read(url.origin)))
    return (await site)(url)
  }
}
