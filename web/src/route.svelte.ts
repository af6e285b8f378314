/** Where one is: path and query of the address, which hold everything that a reload must find again. */
interface Place {
  path: string
  query: URLSearchParams
}

let place = $state.raw<Place>(here())
window.addEventListener('popstate', () => (place = here()))

/** The present address; reading it in markup follows it. */
export function route(): Place {
  return place
}

/** Goes to an address of the workbench; `replace` where going back should not stop here. */
export function go(address: string, { replace = false } = {}): void {
  const { path } = place
  history[replace ? 'replaceState' : 'pushState'](null, '', address)
  place = here()
  // A filter changes the address of the same page, which stays where it is.
  if (place.path !== path) window.scrollTo(0, 0)
}

/** The address with some parts of its query set; empty ones are taken out. Lists keep their filters there. */
export function withQuery(changes: Readonly<Record<string, string | null | undefined>>): string {
  const query = new URLSearchParams(place.query)
  for (const [name, value] of Object.entries(changes)) {
    if (value) query.set(name, value)
    else query.delete(name)
  }
  const text = query.toString()
  return text ? `${place.path}?${text}` : place.path
}

/** Takes clicks on links of the workbench, so that a page follows without a reload; others stay what they are. */
export function followLinks(event: MouseEvent): void {
  const link = (event.target as Element).closest?.('a')
  if (!link || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return
  if (link.origin !== location.origin || link.target || link.hasAttribute('download')) return
  if (/^\/(?:api\/|docs$|openapi\.json$)/u.test(link.pathname)) return
  if (link.pathname === location.pathname && link.search === location.search && link.hash) return
  event.preventDefault()
  go(link.pathname + link.search + link.hash)
}

function here(): Place {
  return { path: location.pathname, query: new URLSearchParams(location.search) }
}
