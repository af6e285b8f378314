import { lookup as systemLookup, type LookupAddress } from 'node:dns'
import { isIP } from 'node:net'
import { buildConnector } from 'undici'
import { SelonError } from '../../model/selon-error.ts'
import { isPublicAddress } from './public-address.ts'

export interface GuardOptions {
  /** Addresses besides the public ones that may be reached, as "127.0.0.1:8080"; for tests, never from an option. */
  trusted?: readonly string[]
  /** Names → addresses; the system's own where none is given. */
  resolve?: (host: string) => Promise<LookupAddress[]>
  /** Milliseconds for a connection. */
  timeout: number
}

/**
 * Opens connections to public addresses only. The answers of the name service are looked at here, when the socket is opened with
 * them: a name that answers otherwise the second time gains nothing.
 */
export function guardedConnect({
  trusted = [],
  resolve = systemResolve,
  timeout,
}: GuardOptions): buildConnector.connector {
  return (options, callback) => {
    const host = options.hostname.replace(/^\[|\]$/gu, '')
    const port = options.port || (options.protocol === 'https:' ? '443' : '80')
    const mayReach = (address: string) => trusted.includes(`${address}:${port}`) || isPublicAddress(address)
    if (isIP(host) && !mayReach(host)) return callback(refusedAddress(host), null)
    const connect = buildConnector({
      timeout,
      lookup: (name, { all }, answer) => {
        resolve(name).then(
          (found) => {
            const wrong = found.find(({ address }) => !mayReach(address))
            if (wrong || found.length === 0)
              answer(refusedAddress(`${name} (${wrong?.address ?? 'no address'})`), '', 0)
            else if (all) answer(null, found)
            else answer(null, found[0].address, found[0].family)
          },
          (cause: NodeJS.ErrnoException) => answer(cause, '', 0),
        )
      },
    })
    return connect(options, callback)
  }
}

function refusedAddress(host: string): SelonError {
  return new SelonError(
    'fetch-refused',
    `${host} is no public address: pages of this machine or network are not fetched`,
  )
}

function systemResolve(host: string): Promise<LookupAddress[]> {
  return new Promise((done, fail) =>
    systemLookup(host, { all: true }, (error, found) => (error ? fail(error) : done(found))),
  )
}
