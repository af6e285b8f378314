import type { Component } from 'svelte'

/** A page of the workbench: its address, the word for it in the navigation, and what shows it, loaded when first gone to. */
export interface Page {
  path: RegExp
  /** Key of web/messages/app.json; none where it is reached from another page. */
  nav?: string
  /** Address of the link in the navigation. */
  address?: string
  load: () => Promise<{ default: Component<any> }>
}

/** In the order of the navigation. The first group of a path is the page's `id`. */
export const pages: readonly Page[] = [
  { path: /^\/$/u, nav: 'nav.incidents', address: '/', load: () => import('./pages/Incidents.svelte') },
  { path: /^\/incidents\/([^/]+)$/u, load: () => import('./pages/Incident.svelte') },
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
