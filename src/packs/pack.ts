/** One row of a lexicon: columns lemma, category, stance, frame, note, value (`k=v;k=v`). domain/model.md §3 explains each. */
export interface LexiconRow {
  lemma: string
  category: string
  stance: string
  frame: string
  note: string
  value: Readonly<Record<string, string>>
  line: number
}

/** What `pack.yaml` says. Free-form language settings stand under `settings` and are read by the stage that owns them. */
export interface PackInfo {
  code: string
  name: string
  version: string
  models: { file: string; sha256: string; treebanks: string[]; licence: string }[]
  settings: Readonly<Record<string, unknown>>
}

/** A language: its data, found under `packs/<code>/`. Stages ask for lexicons by name and never for a language by code. */
export interface Pack {
  info: PackInfo
  /** Absolute folder of the pack. */
  dir: string
  /** Rows of `lexicon/<name>.tsv`, read once; an empty list when the pack has no such file. */
  lexicon(name: string): readonly LexiconRow[]
  /** Rows of any TSV of the pack (`file` relative to the pack) with its own columns, read once. */
  table(file: string, required: readonly string[]): readonly Readonly<Record<string, string>>[]
  /** Bytes of a model named in pack.yaml; checks the digest. Throws `model-missing` or `model-damaged` naming the file. */
  model(file: string): Uint8Array
}
