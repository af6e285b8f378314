import { toldDate } from './told-date.ts'

/** What a browser or an archive wrote into a page when it kept it. */
export interface SavedPage {
  url?: string
  retrievedAt?: string
  archivedUrl?: string
}

/** The address and day that "Save page as", SingleFile and web archives leave in a page's remarks and address. */
export function savedPage(comments: readonly string[], address: string | null): SavedPage {
  const saved: SavedPage = {}
  for (const comment of comments) {
    const marked = /^\s*saved from url=\(\d+\)(?<url>https?:\/\/\S+)/u.exec(comment)?.groups?.url
    const single = /SingleFile\s+url:\s*(?<url>https?:\/\/\S+)\s+saved date:\s*(?<date>[^\n]{10,60})/u.exec(
      comment,
    )?.groups
    const url = marked ?? single?.url
    if (url) saved.url ??= url
    const date = toldDate(single?.date?.replace(/\s*\([^)]*\)\s*$/u, ''))
    if (date) saved.retrievedAt ??= date
  }
  const archived = /^https?:\/\/web\.archive\.org\/web\/(?<stamp>\d{14})\w*\/(?<url>https?:\/\/.+)$/u.exec(
    address ?? saved.url ?? '',
  )
  if (archived?.groups) {
    saved.archivedUrl = archived[0]
    saved.url = archived.groups.url
    saved.retrievedAt ??= toldDate(archived.groups.stamp.replace(/^(\d{8})(\d{6})$/u, '$1T$2Z')) ?? undefined
  }
  return saved
}

/** Pictures and letters that a page carries inside itself are no text and may be most of it. */
export function withoutEmbedded(html: string): string {
  return html.replace(/data:[\w.+/-]{0,80}(?:;[\w.+=-]{1,60}){0,5},[\w+/=%.~!*'-]{200,}/g, 'data:,')
}
