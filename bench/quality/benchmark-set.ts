/** What a benchmark set of others is to us: which texts it has, how a Reading is put in its terms, and which figures we follow. */
import type { Reading } from '../../src/model/reading.ts'
import type { Reader } from '../../src/reading/read-document.ts'

/** A line of a set's docs.jsonl. Offsets of its gold are Unicode code points; ours are UTF-16 units, which its scorer is told. */
export interface BenchDoc {
  id: string
  lang: string
  text: string
  text_recased?: string
  meta: Readonly<Record<string, unknown>>
}

export type GoldLine = { id: string } & Readonly<Record<string, unknown>>

export interface BenchmarkSet {
  name: string
  /** Folders with docs.jsonl and gold.jsonl, read together; `--split` names others. */
  splits: readonly string[]
  /** Languages scored; each is skipped where no pack reads it. */
  languages: readonly string[]
  /** Scored although no pack reads the language. */
  withoutPack?: boolean
  /** The scorer that lies beside the data. */
  scorer: string
  /** Texts of another kind in the same file are left out, by the document or its gold line. */
  keeps?(doc: BenchDoc, gold: Readonly<Record<string, unknown>>): boolean
  /** The text to read, where it is not `text`. */
  textOf?(doc: BenchDoc): string
  /** Day the text was written, as YYYY-MM-DD, where the set states it. */
  writtenOn?(doc: BenchDoc): string | null
  /** A prediction line in the set's format. */
  predict?(reading: Reading, doc: BenchDoc): object
  /** All lines at once, for sets that ask which texts and mentions belong together; may use what the gold says is given. */
  predictAll?(items: readonly { doc: BenchDoc; gold: GoldLine }[], reader: Reader): Promise<object[]>
  /** Figures out of the scorer's JSON, in percent, by the names of targets.tsv. */
  figures(score: never): Record<string, number>
}
