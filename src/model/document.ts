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

const documentKind = z.enum(['article', 'communique', 'post', 'transcript', 'report', 'live-entry', 'other'])
const documentGenre = z.enum(['news', 'analysis', 'opinion', 'official-statement', 'live', 'unknown'])

/** How a document came in: the format it had, the file or address it came from, and the digest of the bytes it was made of. */
export const Capture = z.object({
  format: z.string(),
  from: z.string(),
  rawSha256: z.string().nullable(),
  retrievedBy: z.string().optional(),
  /** Digest under which bytes are kept as evidence: of the part where it has bytes of its own, else of the whole file. */
  evidence: z.string().optional(),
  /** Digest of the text and of all that was said of it: the same is not read twice. */
  inputSha256: z.string().optional(),
})
export type Capture = z.infer<typeof Capture>

/** Whose text it says it is: "Par AFP", "avec agences", "translated from …". `span` where that stands in the text. */
export const Credit = z.object({
  name: z.string(),
  relation: z.enum(['by', 'with', 'translated-from', 'republished-from']),
  span: z.object({ start: z.int(), end: z.int() }).optional(),
})
export type Credit = z.infer<typeof Credit>

/** A file that came with a text; it is listed and never opened. */
export const Medium = z.object({
  kind: z.string(),
  name: z.string(),
  bytes: z.int().nullable(),
  sha256: z.string().nullable(),
})
export type Medium = z.infer<typeof Medium>

/** What a format, a page or a channel tells of a document besides its text; all of it as told, none of it checked. */
export const DocumentFacts = z.object({
  authors: z.array(z.string()).optional(),
  /** When the text was last changed, as its page or channel says. */
  editedAt: z.string().optional(),
  archivedUrl: z.string().optional(),
  credits: z.array(Credit).optional(),
  /** The channel whose words these are, and the day and number of its post where the channel told them. */
  forwardedFrom: z
    .object({ name: z.string(), id: z.string().optional(), at: z.string().optional(), url: z.string().optional() })
    .optional(),
  /** Address or number of the post that this one answers. */
  replyTo: z.string().optional(),
  media: z.array(Medium).optional(),
  /** Set where the text is a person's or machine's translation: from which language, by whom and when. */
  translation: z
    .object({
      from: z.string(),
      by: z.string(),
      at: z.string().optional(),
      /** Document of the dossier, or address, that it translates. */
      of: z.string().optional(),
    })
    .optional(),
  /** Segments that the format told, from which `segments` were made; a new reading starts from them. */
  told: z.array(Segment).optional(),
  capture: Capture.optional(),
})
export type DocumentFacts = z.infer<typeof DocumentFacts>

/** A document as read: its address, what is known of it, and its segments. `publishedAt` never comes from the machine's clock. */
export const Document = DocumentFacts.extend({
  id: z.string(),
  kind: documentKind,
  lang: z.string(),
  title: z.string(),
  outlet: z.string().nullable(),
  genre: documentGenre,
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
export const InputDocument = z
  .object({
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
    kind: documentKind.optional(),
    genre: documentGenre.optional(),
  })
  .extend(DocumentFacts.shape)
export type InputDocument = z.infer<typeof InputDocument>
