import { serve } from '@hono/node-server'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AppContext } from './app-context.ts'
import { createApp } from './create-app.ts'

/** A server that answers, and how to end it. */
export interface Listening {
  address: string
  /** Asks what one of its pages would ask, without a connection. */
  ask(path: string, body: unknown): Promise<unknown>
  close(): Promise<void>
}

/** Slow senders hold a connection no longer than this, in milliseconds; `check`: how often one looks. */
const patience = { headers: 15_000, request: 120_000, check: 5000 }

/** Starts to answer at an address. Rejects where it cannot, e.g. because the port is taken. */
export function listen(
  context: AppContext,
  { host, port, slowest = patience }: { host: string; port: number; slowest?: typeof patience },
): Promise<Listening> {
  const app = createApp(context)
  return new Promise((resolve, reject) => {
    const serverOptions = {
      headersTimeout: slowest.headers,
      requestTimeout: slowest.request,
      connectionsCheckingInterval: slowest.check,
    }
    const server = serve({ fetch: app.fetch, hostname: host, port, serverOptions }, (info) => {
      const hosts = context.hosts as Set<string>
      for (const name of namesOf(host, info)) hosts.add(name)
      server.off('error', reject)
      const address = `http://${bracketed(host)}:${info.port}`
      const ask = async (path: string, body: unknown) => {
        const headers = { host: new URL(address).host, 'content-type': 'application/json' }
        return (await app.request(address + path, { method: 'POST', headers, body: JSON.stringify(body) })).text()
      }
      resolve({ address, ask, close: () => closed(server) })
    }) as Server
    server.once('error', reject)
  })
}

/** Names by which a browser asks for us; "localhost" is 127.0.0.1 on every machine. */
function namesOf(host: string, { port }: AddressInfo): string[] {
  const names = [bracketed(host)]
  if (/^(?:127\.|localhost$|::1$)/u.test(host)) names.push('localhost', '127.0.0.1')
  return names.flatMap((name) => (port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]))
}

function bracketed(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
