/**
 * Texts that say they are another's: a forwarded post, a page that credits an agency, a translation. Whose words they are counts,
 * not who passes them on: a forward is the same utterance as its post (model.md §1.9, I1), two texts with one credit are one
 * dispatch (I2).
 */
import type { Credit, DocumentFacts } from '../model/document.ts'
import { nameKey } from './name-key.ts'
import type { StatementRecord } from './statement-record.ts'

/** What a text tells of whose words it passes on. */
export type PassedOn = Pick<DocumentFacts, 'forwardedFrom' | 'credits' | 'translation'>

/** What is told of it, and nothing else: records of texts that pass nothing on stay as they are. */
export function passedOnOf({ forwardedFrom, credits, translation }: PassedOn): PassedOn {
  return {
    ...(forwardedFrom && { forwardedFrom }),
    ...(credits && credits.length > 0 && { credits }),
    ...(translation && { translation }),
  }
}

/** Whose words a text's own voice is, as it tells the name; empty where nobody is named, or a forward no longer tells. */
export function speakerOf({ outlet, forwardedFrom, credits = [] }: StatementRecord): string {
  if (forwardedFrom) return forwardedFrom.name
  return (
    wholly.flatMap((relation) => credits.find((credit) => credit.relation === relation) ?? [])[0]?.name ?? outlet ?? ''
  )
}

/** Relations by which a text is another's as a whole, the first to go before; "with an agency" says it of no part. */
const wholly: readonly Credit['relation'][] = ['republished-from', 'translated-from', 'by']

/** The media, as keys, that a text names as the ones it has its words from. */
export function mediaBehind({ forwardedFrom, credits = [] }: PassedOn): string[] {
  const names = [...(forwardedFrom ? [forwardedFrom.name] : []), ...credits.map(({ name }) => name)]
  return [...new Set(names.map(nameKey).filter(Boolean))].sort()
}

/** The outlet of a text, and whose words it passes on, as names that others may cite. */
export function citableNames(record: StatementRecord): string[] {
  return [...new Set([record.outlet ?? '', speakerOf(record)].map(nameKey).filter(Boolean))]
}

/** The document whose words a text is, in whatever language: of a translation the one it translates. */
export function translatedDocument({ document, translation }: StatementRecord): string {
  return translation?.of ?? document
}

/**
 * Whether two texts carry one post: one forwards the other, or both forward one. The address of the post or its minute tell it where
 * they are known; else the same author and, by `alike`, the same words.
 */
export function isSamePost(a: StatementRecord, b: StatementRecord, alike: () => boolean): boolean {
  if (!a.forwardedFrom && !b.forwardedFrom) return false
  const [urlA, urlB] = [a, b].map(({ forwardedFrom, url }) => (forwardedFrom ? forwardedFrom.url : (url ?? undefined)))
  if (urlA !== undefined && urlA === urlB) return true
  const [speakerA, speakerB] = [a, b].map((record) => nameKey(speakerOf(record)))
  if (speakerA !== speakerB) return false
  const [atA, atB] = [a, b].map(({ forwardedFrom, publishedAt }) => (forwardedFrom ? forwardedFrom.at : publishedAt))
  if (speakerA !== '' && isInstant(atA) && isInstant(atB)) return Date.parse(atA) === Date.parse(atB)
  return alike()
}

function isInstant(at: string | null | undefined): at is string {
  return /T.*(?:Z|[+-]\d{2}:?\d{2})$/u.test(at ?? '')
}
