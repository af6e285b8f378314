import * as z from 'zod'

export const segmentKinds = [
  'headline',
  'deck',
  'byline',
  'dateline',
  'body',
  'caption',
  'quote-block',
  'related-link',
  'boilerplate',
  'update-notice',
  'correction',
  'other-language',
] as const
export const SegmentKind = z.enum(segmentKinds)
export type SegmentKind = z.infer<typeof SegmentKind>

export const Segment = z.object({ kind: SegmentKind, start: z.int(), end: z.int() })
export type Segment = z.infer<typeof Segment>

/** A document as read: its address, what is known of it, and its segments. `publishedAt` never comes from the machine's clock. */
export const Document = z.object({
  id: z.string(),
  kind: z.enum(['article', 'communique', 'post', 'transcript', 'report', 'live-entry', 'other']),
  lang: z.string(),
  title: z.string(),
  outlet: z.string().nullable(),
  genre: z.enum(['news', 'analysis', 'opinion', 'official-statement', 'live', 'unknown']),
  publishedAt: z.string().nullable(),
  publishedAtBasis: z.enum(['stated', 'metadata', 'inferred', 'unknown']),
  publishedAtEvidence: z
    .array(z.object({ rule: z.string(), date: z.string().optional(), note: z.string().optional() }))
    .optional(),
  retrievedAt: z.string().nullable(),
  url: z.string().nullable(),
  channel: z.string().nullable().optional(),
  textSha256: z.string(),
  segments: z.array(Segment),
  /** What intake did to the bytes: encoding found, characters replaced, language found. */
  provenance: z.array(z.string()).optional(),
  /** Paragraphs in other languages than `lang`, by their language and words; they are left unread. */
  otherLanguages: z.array(z.object({ lang: z.string(), words: z.int() })).optional(),
  /** Set when nothing could be read from it, e.g. no pack for its language. */
  notRead: z.string().optional(),
})
export type Document = z.infer<typeof Document>

/** One line of a batch (`selon read --jsonl`), DESIGN §3. */
export const InputDocument = z.object({
  id: z.string().min(1),
  text: z.string().optional(),
  html: z.string().optional(),
  language: z.string().optional(),
  title: z.string().optional(),
  outlet: z.string().optional(),
  url: z.string().optional(),
  publishedAt: z.string().nullish(),
  retrievedAt: z.string().nullish(),
  channel: z.string().optional(),
})
export type InputDocument = z.infer<typeof InputDocument>
