import { SelonError } from '../../model/selon-error.ts'

/** Whether a word of the command line is an address of the web and no file. */
export function isWebAddress(word: string): boolean {
  return /^https?:\/\//iu.test(word)
}

/**
 * An address that may be asked for: http or https, no user or password in it, a port of the web. Whether its host is a public one
 * shows when it is connected to (guarded-connect.ts).
 * @throws SelonError fetch-refused
 */
export function checkAddress(address: string, base?: URL): URL {
  const url = URL.canParse(address, base?.href) ? new URL(address, base?.href) : null
  const step = base ? 'leads to' : 'is'
  if (!url || url.hostname === '') throw refused(`${step} no address`)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw refused(`${step} an address of ${url.protocol} and not of the web`)
  if (url.username !== '' || url.password !== '') throw refused(`${step} an address with a name or password in it`)
  const port = Number(url.port || 80)
  if (port < 1024 && port !== 80 && port !== 443) throw refused(`${step} port ${port}, where no pages are`)
  url.hash = ''
  return url
}

function refused(message: string): SelonError {
  return new SelonError('fetch-refused', message)
}
