import type { MiddlewareHandler } from 'hono'
import { mayDo, type Role } from './access-tokens.ts'
import { HttpError } from './api-error.ts'
import type { AppContext, RequestFacts } from './app-context.ts'
import { createRateLimit } from './rate-limit.ts'

type Guard = MiddlewareHandler<RequestFacts>

/**
 * Lets in what was meant for us. A page elsewhere cannot make a browser act here: the name asked for must be ours (DNS rebinding),
 * a request that changes something must come from our own page, and nothing is ever answered to another origin.
 */
export function guardOrigin({ hosts, tokens }: Pick<AppContext, 'hosts' | 'tokens'>): Guard {
  return async (c, next) => {
    const host = (c.req.header('host') ?? '').toLowerCase()
    // A team's server has names that we do not know; there a token says who asks, which a page elsewhere has not.
    if (!tokens && !hosts.has(host)) throw new HttpError('wrong-host', 'this server does not answer to that name')
    const origin = c.req.header('origin')
    const own = origin === undefined || origin.replace(/^https?:\/\//u, '').toLowerCase() === host
    const site = c.req.header('sec-fetch-site')
    const elsewhere = site !== undefined && site !== 'same-origin' && site !== 'none'
    const changes = c.req.method !== 'GET' && c.req.method !== 'HEAD'
    if (!own || (elsewhere && (changes || c.req.path.startsWith('/api/'))))
      throw new HttpError('wrong-origin', 'only pages of this server may ask it')
    await next()
  }
}

/** So many wrong tokens a minute from one address: to guess one takes longer than anybody lives. */
const wrongTokens = 20

/** Who asks, and with which role; without a token file everybody on this machine is an admin. */
export function guardRole({ tokens }: Pick<AppContext, 'tokens'>): Guard {
  const tries = createRateLimit(wrongTokens)
  return async (c, next) => {
    if (!tokens) {
      c.set('role', 'admin')
      c.set('name', null)
      c.set('bound', 'internal')
      return next()
    }
    const address = addressOf(c.env)
    if (tries.isOver(address)) throw new HttpError('too-many-requests', 'too many wrong tokens: wait a minute')
    const token = /^Bearer (?<token>\S+)$/u.exec(c.req.header('authorization') ?? '')?.groups?.token
    const holder = token === undefined ? null : tokens.holder(token)
    if (!holder) {
      if (token !== undefined) tries.count(address)
      throw new HttpError('token-needed', 'give a token: "Authorization: Bearer …"')
    }
    c.set('role', holder.role)
    c.set('name', holder.name)
    c.set('bound', holder.profile)
    return next()
  }
}

/** @throws HttpError not-allowed where the role of who asks does not reach */
export function needRole(role: Role, needed: Role): void {
  if (!mayDo(role, needed)) throw new HttpError('not-allowed', `this needs the role "${needed}"; yours is "${role}"`)
}

function addressOf(env: unknown): string {
  const incoming = (env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined)?.incoming
  return incoming?.socket?.remoteAddress ?? ''
}
