import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Ledger } from '../ledger/ledger.ts'
import type { Reader } from '../reading/read-document.ts'
import type { ExportWords } from '../export/export-words.ts'
import type { ExportProfile } from '../export/export-profile.ts'
import type { AccessTokens, Role } from './access-tokens.ts'
import type { ChangeFeed } from './change-feed.ts'

/** What the routes work on. The world comes in here: clock, chance and what the command line renders. */
export interface AppContext {
  ledger: Ledger
  /** Opened when first asked for: packs take longest to load. */
  reader(): Promise<Reader>
  /** ISO instant to the second; for decisions and fetched pages, never for a reading. */
  now(): string
  /** So many random bytes in hex. */
  salt(): string
  /** Who may do what; null where only this machine may ask, and then everything. */
  tokens: AccessTokens | null
  /** Host names and ports under which the server is asked for. */
  hosts: ReadonlySet<string>
  changes: ChangeFeed
  /** Words of the interface in a language that it has, else in English. */
  words(language: string): ExportWords
  /** Messages of the interface by key. */
  messages(language: string): Readonly<Record<string, string>>
  /** A note on an incident as a file; null where there is no such incident. */
  note(id: string, call: NoteCall): Promise<NoteFile | null>
  /** An incident in the words of the interface, by the rules of the note; null where there is no such incident. */
  summary(id: string, call: Omit<NoteCall, 'format'>): Promise<IncidentSummary | null>
  packDigests(): Record<string, string>
  /** Files of the workbench by their path on the server; empty where it was not built. */
  files: ReadonlyMap<string, WebFile>
}

export interface NoteCall {
  format: 'md' | 'html' | 'docx'
  profile: ExportProfile
  language: string
}

export interface IncidentSummary {
  title: string
  /** The rules that fired, with their inputs. */
  status: string[]
  /** Where accounts differ, and what no text read says. */
  differ: string[]
  notTold: string[]
}

export interface NoteFile {
  name: string
  body: string | Uint8Array
}

export interface WebFile {
  body: Uint8Array
  type: string
}

/** What every request carries once it was let in. */
export interface RequestFacts {
  Variables: {
    role: Role
    name: string | null
    /** The profile that the token shows the dossier by at the most; `internal` where it is bound to none. */
    bound: ExportProfile
    /** As what this answer is shown. */
    profile: ExportProfile
    /** Documents whose words the answer may hold. */
    shownDocuments: readonly string[]
  }
}

export type Api = OpenAPIHono<RequestFacts>
