import type { SelonError } from '../model/selon-error.ts'
import type { InputDocument } from '../model/document.ts'
import type { EvidenceStore } from './evidence/evidence-store.ts'
import type { Web } from './fetch/web.ts'
import type { IntakeInput } from './document-from-input.ts'
import type { RawSource } from './raw-source.ts'

/** What intake found in a source: a document to read, why there is none, or a word on the source as a whole. */
export interface IntakeItem {
  /** What messages call it: a file, an address, or a file and the entry in it ("feed.xml#3"). */
  name: string
  input?: IntakeInput
  error?: SelonError
  /** Said of the source, not of a document: what was skipped, how often and why. */
  note?: IntakeNote
}

/** A message `intake.<key>` of ontology/ui.tsv and what it speaks of. */
export interface IntakeNote {
  key: string
  values: Readonly<Record<string, string | number>>
}

/** What the user said of everything named in one call; it goes before what a document tells of itself. */
export type SaidOfAll = Partial<
  Pick<InputDocument, 'language' | 'outlet' | 'url' | 'channel' | 'publishedAt' | 'retrievedAt'>
> & {
  /** Who fetched or saved it. */
  retrievedBy?: string
}

export interface IntakeContext {
  said: SaidOfAll
  /** Name of the column that holds the text of a table, where the user gave one. */
  textColumn?: string
  stdin: AsyncIterable<Uint8Array | string>
  /** Fetches what the user gave an address of; where there is none nothing is fetched. */
  web?: () => Promise<Web>
  /** Whether pages that a feed names are fetched; else only where the feed was given by its address. */
  follow?: boolean
  /** Whether the page of an address was read before. */
  isKnown?: (address: string) => Promise<boolean>
  /** Told when a file is opened, for telling how far it is. */
  began?: () => void
  /** Keeps the bytes that documents are made of, where the user wants them kept. */
  evidence?: EvidenceStore
  /** Opens what a source points to: an entry of an archive, a page of a list. Never called for a file next to it unless that is part of the format. */
  open(source: RawSource): AsyncGenerator<IntakeItem>
}

/** Reads one format: a source in, its documents out, one after another. Must not throw for bad content: it yields an error item. */
export type FormatReader = (source: RawSource, context: IntakeContext) => AsyncGenerator<IntakeItem>
