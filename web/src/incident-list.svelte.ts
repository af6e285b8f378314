import { get, type IncidentRow } from './api.ts'
import { profileNow } from './profile.svelte.ts'

let rows = $state.raw<IncidentRow[]>([])
let complete = $state(false)
let failure = $state.raw<unknown>(null)
let running: Promise<void> | null = null
let again = false
let shownAs = ''

/** Every incident of the dossier, newest first; it grows while `complete` is false, and stays when one leaves the page. */
export function incidentList(): { rows: IncidentRow[]; complete: boolean; failure: unknown } {
  return { rows, complete, failure }
}

/** Loads the list; one that is there already stays until the new one is whole. `changed`: what is being loaded is old already. */
export function loadIncidents({ changed = false } = {}): Promise<void> {
  if (running) again ||= changed || shownAs !== profileNow()
  return (running ??= load().finally(() => {
    running = null
    if (again) void loadIncidents()
    again = false
  }))
}

/** A page that comes fast is followed by a longer one: a dossier that was never summed up shows its first rows soon too. */
const pages = { first: 50, longest: 1000, wanted: 400 }
/** To show a list that grew takes as long as to load a page of it: so many milliseconds at the least from one to the next. */
const shownEvery = 700

async function load(): Promise<void> {
  // What one profile may see is not shown to another, not even until the new list is there.
  if (shownAs !== profileNow()) {
    shownAs = profileNow()
    rows = []
    complete = false
  }
  const grows = !complete
  let found: IncidentRow[] = []
  let limit = pages.first
  let shown = -Infinity
  try {
    for (let cursor: string | null = ''; cursor !== null;) {
      const start = performance.now()
      const query = new URLSearchParams({ limit: String(limit), ...(cursor && { cursor }) })
      const page: { incidents: IncidentRow[]; next: string | null } = await get(`/api/incidents?${query}`)
      found = [...found, ...page.incidents]
      if (grows && performance.now() - shown > shownEvery) {
        rows = found
        shown = performance.now()
      }
      cursor = page.next
      const faster = pages.wanted / Math.max(1, performance.now() - start)
      limit = Math.round(Math.min(pages.longest, Math.max(pages.first, limit * faster)))
    }
    rows = found
    complete = true
    failure = null
  } catch (error) {
    failure = error
  }
}
