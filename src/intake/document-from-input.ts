import { createHash } from 'node:crypto'
import type { Document, DocumentFacts, InputDocument, Segment } from '../model/document.ts'
import type { Excluded } from '../model/reading.ts'
import { SelonError } from '../model/selon-error.ts'
import type { Pack } from '../packs/pack.ts'
import { identifyLanguage } from './identify-language.ts'
import { markOtherLanguages } from './mark-other-languages.ts'
import { layToldSegments } from './lay-told-segments.ts'
import { repairText } from './repair-text.ts'
import { excludedKinds, segmentText } from './segment-text.ts'

/** An input with what was done to its bytes (`readInput`). */
export type IntakeInput = InputDocument & { provenance?: readonly string[] }

/** The document that an input is, the text that every offset counts in, and what is left unread. */
export interface IntakeResult {
  document: Document
  text: string
  excluded: Excluded[]
}

/**
 * Input → Document. The text stays as it is but for NUL and lone surrogates; the id is its content's hash. Works for any
 * string, the empty one too; a language without a pack gives `document.notRead`.
 * @throws SelonError input-malformed when the input has no text: what gives a page in `html` goes through `inputFromHtml` first
 */
export function documentFromInput(input: IntakeInput, packOf: (language: string) => Pack | null): IntakeResult {
  if (input.text === undefined)
    throw new SelonError('input-malformed', 'has no text: make it from the page first (inputFromHtml)', {
      field: 'html',
    })
  const { text, nul, surrogates } = repairText(input.text)
  const provenance = [...(input.provenance ?? [])]
  if (nul > 0) provenance.push(`${nul} NUL replaced by U+FFFD`)
  if (surrogates > 0) provenance.push(`${surrogates} lone surrogates replaced by U+FFFD`)
  const lang = input.language ? baseLanguage(input.language) : identifyLanguage(text)
  if (!input.language) provenance.push(`language ${lang}: found from the text`)
  const pack = packOf(lang)
  const { segments: found, communique } = segmentText(text, pack)
  const segments = input.told ? layToldSegments(input.told, found) : found
  const otherLanguages = markOtherLanguages(text, segments, lang)
  const textSha256 = createHash('sha256').update(text).digest('hex')
  const document: Document = {
    id: `doc:${textSha256.slice(0, 16)}`,
    kind: communique ? 'communique' : (input.kind ?? (isPost(input) ? 'post' : 'article')),
    lang,
    title: titleOf(text, segments) ?? input.title ?? '',
    outlet: input.outlet ?? null,
    genre: communique ? 'official-statement' : (input.genre ?? 'unknown'),
    publishedAt: input.publishedAt ?? null,
    publishedAtBasis: input.publishedAt ? 'metadata' : 'unknown',
    retrievedAt: input.retrievedAt ?? null,
    url: input.url ?? null,
    channel: input.channel ?? null,
    textSha256,
    segments,
    provenance,
    ...factsOf(input),
  }
  if (otherLanguages.length > 0) document.otherLanguages = otherLanguages
  if (!pack) document.notRead = `no language pack for "${lang}": nothing was read from this text`
  return { document, text, excluded: excludedOf(text, segments) }
}

/** What the format told, as it told it. */
export function factsOf(input: DocumentFacts): DocumentFacts {
  const facts: Record<string, unknown> = {}
  for (const name of factNames) if (input[name] !== undefined) facts[name] = input[name]
  return facts
}

/** The fields of `DocumentFacts`; its schema would load zod. */
const factNames = [
  'authors',
  'editedAt',
  'archivedUrl',
  'credits',
  'forwardedFrom',
  'replyTo',
  'media',
  'translation',
  'told',
  'capture',
] as const satisfies readonly (keyof DocumentFacts)[]

/** "fr-CA" and "FR_fr" are read by the pack "fr". */
function baseLanguage(tag: string): string {
  return tag.trim().toLowerCase().split(/[-_]/)[0]
}

function isPost(input: InputDocument): boolean {
  return input.channel === 'telegram' || input.channel === 'x' || input.channel === 'other-social'
}

function titleOf(text: string, segments: Segment[]): string | null {
  const headline = segments.find((segment) => segment.kind === 'headline')
  return headline ? text.slice(headline.start, headline.end) : null
}

function excludedOf(text: string, segments: Segment[]): Excluded[] {
  return segments
    .filter(({ kind }) => excludedKinds.includes(kind))
    .map(({ kind, start, end }) => ({ segment: kind, span: { start, end, exact: text.slice(start, end) } }))
}
