import type { Component } from 'svelte'
import { askAhead } from './ask-ahead.ts'
import { languageNow } from './words.svelte.ts'

/** A page of the workbench: its address, the word for it in the navigation, and what shows it, loaded when first gone to. */
export interface Page {
  path: RegExp
  /** Key of web/messages/app.json; none where it is reached from another page. */
  nav?: string
  /** Address of the link in the navigation. */
  address?: string
  load: () => Promise<{ default: Component<any> }>
  /** What it asks the server for first. */
  asks?: (id: string) => string[]
}

/** Loads a page and what it asks for while the rest of the workbench starts: else each waits for the one before it. */
export function openAhead(path: string): void {
  const page = pages.find((one) => one.path.test(path))
  if (!page) return
  void page.load().catch(() => null)
  try {
    askAhead(page.asks?.(decodeURIComponent(page.path.exec(path)?.[1] ?? '')) ?? [])
  } catch {
    // An address that nobody can read is told by the page.
  }
}

function asksOfIncident(id: string): string[] {
  const path = `/api/incidents/${encodeURIComponent(id)}`
  return [path, `${path}/summary?language=${languageNow()}`, '/api/parties']
}

/** In the order of the navigation. The first group of a path is the page's `id`. */
export const pages: readonly Page[] = [
  {
    path: /^\/$/u,
    nav: 'nav.incidents',
    address: '/',
    load: () => import('./pages/Incidents.svelte'),
    asks: () => ['/api/incidents?limit=50'],
  },
  { path: /^\/incidents\/([^/]+)$/u, load: () => import('./pages/Incident.svelte'), asks: asksOfIncident },
  { path: /^\/queue$/u, nav: 'nav.queue', address: '/queue', load: () => import('./pages/Queue.svelte') },
  {
    path: /^\/documents$/u,
    nav: 'nav.documents',
    address: '/documents',
    load: () => import('./pages/Documents.svelte'),
  },
  { path: /^\/documents\/([^/]+)$/u, load: () => import('./pages/Document.svelte') },
  { path: /^\/search$/u, nav: 'nav.search', address: '/search', load: () => import('./pages/Search.svelte') },
  { path: /^\/read$/u, nav: 'nav.read', address: '/read', load: () => import('./pages/Read.svelte') },
  { path: /^\/sources$/u, nav: 'nav.sources', address: '/sources', load: () => import('./pages/Sources.svelte') },
  { path: /^\/parties$/u, nav: 'nav.parties', address: '/parties', load: () => import('./pages/Parties.svelte') },
  { path: /^\/export$/u, nav: 'nav.export', address: '/export', load: () => import('./pages/Export.svelte') },
]
