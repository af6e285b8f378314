import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { SelonError } from '../model/selon-error.ts'
import { readTsv, readTsvCells } from '../text/read-tsv.ts'
import { packageRoot } from './package-root.ts'
import type { LexiconRow, Pack, PackInfo } from './pack.ts'
import { readYaml } from './read-yaml.ts'

const loaded = new Map<string, Pack>()

/** Codes of the packs that this installation holds, sorted. */
export function packCodes(): string[] {
  const folder = join(packageRoot(), 'packs')
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'pack.yaml')))
    .map((entry) => entry.name)
    .sort()
}

/** The pack of a language code, or null where there is none. Lexicons and models are read on first use. */
export function loadPack(code: string): Pack | null {
  const known = loaded.get(code)
  if (known) return known
  const dir = join(packageRoot(), 'packs', code)
  if (!/^[a-z]{2,3}$/.test(code) || !existsSync(join(dir, 'pack.yaml'))) return null
  const pack = openPack(dir)
  loaded.set(code, pack)
  return pack
}

/** Opens a pack folder. @throws SelonError pack-malformed | pack-missing naming the file */
function openPack(dir: string): Pack {
  const info = readInfo(join(dir, 'pack.yaml'))
  const lexicons = new Map<string, readonly LexiconRow[]>()
  const tables = new Map<string, readonly Readonly<Record<string, string>>[]>()
  return {
    info,
    dir,
    lexicon(name) {
      let rows = lexicons.get(name)
      if (!rows) lexicons.set(name, (rows = readLexicon(join(dir, 'lexicon', `${name}.tsv`))))
      return rows
    },
    table(file, required) {
      let rows = tables.get(file)
      if (!rows) {
        const path = join(dir, file)
        tables.set(file, (rows = readTsv(readText(path), path, required).map((row) => row.cells)))
      }
      return rows
    },
    model(file) {
      return readModel(dir, info, file)
    },
  }
}

function readInfo(path: string): PackInfo {
  let data: unknown
  try {
    data = readYaml(readText(path))
  } catch (cause) {
    if (cause instanceof SelonError) throw cause
    throw new SelonError('pack-malformed', `not YAML: ${(cause as Error).message.split('\n')[0]}`, { file: path })
  }
  const info = data as Partial<PackInfo> | null
  for (const field of ['code', 'name', 'version'] as const) {
    if (typeof info?.[field] !== 'string')
      throw new SelonError('pack-malformed', `needs a text "${field}"`, { file: path, field })
  }
  return { models: [], settings: {}, ...info } as PackInfo
}

function readLexicon(path: string): LexiconRow[] {
  if (!existsSync(path)) return []
  const { header, rows } = readTsvCells(readText(path), path, ['lemma', 'category'])
  const columns = columnNames.map((name) => header.lastIndexOf(name))
  return rows.map(({ line, cells }) => new Row(cells, columns, line))
}

const columnNames = ['lemma', 'category', 'stance', 'frame', 'note', 'value']

/** A row of a lexicon; its value is taken apart when first asked for, since most texts meet few rows. */
class Row implements LexiconRow {
  readonly lemma: string
  readonly category: string
  readonly stance: string
  readonly frame: string
  readonly note: string
  readonly line: number
  private readonly pairs: string
  private read: Readonly<Record<string, string>> | null = null

  /** `columns` are where the columns of `columnNames` stand among the cells, -1 for none. */
  constructor(cells: readonly string[], columns: readonly number[], line: number) {
    this.lemma = cells[columns[0]]
    this.category = cells[columns[1]]
    this.stance = cells[columns[2]] ?? ''
    this.frame = cells[columns[3]] ?? ''
    this.note = cells[columns[4]] ?? ''
    this.pairs = cells[columns[5]] ?? ''
    this.line = line
  }

  get value(): Readonly<Record<string, string>> {
    return (this.read ??= this.pairs === '' ? noPairs : readPairs(this.pairs))
  }
}

const noPairs: Readonly<Record<string, string>> = Object.freeze({})

/** "k=v;flag" as { k: "v", flag: "" }. */
function readPairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {}
  for (const pair of text.split(';')) {
    const at = pair.indexOf('=')
    if (at >= 0) pairs[pair.slice(0, at)] = pair.slice(at + 1)
    else if (pair !== '') pairs[pair] = ''
  }
  return pairs
}

function readModel(dir: string, info: PackInfo, file: string): Uint8Array {
  const path = join(dir, file)
  const entry = info.models.find((model) => model.file === file)
  if (!entry)
    throw new SelonError('pack-malformed', `pack.yaml names no model "${file}"`, {
      file: join(dir, 'pack.yaml'),
      field: 'models',
    })
  if (!existsSync(path))
    throw new SelonError('model-missing', 'model file is missing; reinstall the package', { file: path })
  const bytes = readFileSync(path)
  const digest = createHash('sha256').update(bytes).digest('hex')
  if (digest !== entry.sha256) {
    throw new SelonError('model-damaged', `model file is damaged: its SHA-256 is not the one in pack.yaml`, {
      file: path,
    })
  }
  return bytes
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new SelonError('pack-missing', 'file of the pack is missing', { file: path })
  }
}
