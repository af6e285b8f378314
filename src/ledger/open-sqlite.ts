import { accessSync, closeSync, constants, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { Kysely, SqliteAdapter, SqliteDialect } from 'kysely'
import { SelonError } from '../model/selon-error.ts'
import { openBinding, type SqliteBinding } from './sqlite-binding.ts'
import { sqliteStore, type Store } from './store.ts'
import type { LedgerTables } from './tables.ts'

export interface SqliteOptions {
  /** File whose content encrypts the dossier. */
  keyFile?: string
  create?: boolean
  readOnly?: boolean
  /** How long to wait for another writer, in milliseconds. */
  patience?: number
}

/** "SLON", so that `file dossier.selon` and other programs can tell what the SQLite file is. */
const applicationId = 0x534c4f4e

/** A dossier in one SQLite file: write-ahead log, and every commit on the disk before it is acknowledged. */
export function openSqlite(path: string, options: SqliteOptions): Store {
  const fail = (code: SelonError['code'], message: string) => new SelonError(code, message, { file: path })
  const key = options.keyFile === undefined ? undefined : readKey(options.keyFile)
  const exists = existsSync(path)
  if (!exists && (!options.create || options.readOnly)) throw fail('ledger-missing', 'there is no such dossier')
  if (!exists && !existsSync(dirname(path))) throw fail('file-missing', 'there is no such folder')
  if (exists) checkFile(path, key !== undefined, fail)
  if (!options.readOnly && !mayWrite(exists ? path : dirname(path))) {
    throw fail('ledger-read-only', 'the dossier may not be written')
  }
  const binding = openBinding(path, { key, readOnly: options.readOnly })
  try {
    prepare(binding, options)
  } catch (error) {
    binding.close()
    if (key !== undefined && (error as { code?: string }).code === 'SQLITE_NOTADB')
      throw fail('ledger-key', 'wrong key')
    throw error
  }
  const dialect = new SqliteDialect({ database: binding })
  // SQLite changes tables inside transactions too: a migration that is cut short leaves nothing behind.
  dialect.createAdapter = () => new TransactionalAdapter()
  return sqliteStore(resolve(path), new Kysely<LedgerTables>({ dialect }), binding)
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

function prepare(binding: SqliteBinding, { readOnly, patience = 10_000 }: SqliteOptions): void {
  binding.exec(`PRAGMA busy_timeout = ${patience}`)
  const [{ application_id: found }] = binding.prepare('PRAGMA application_id').all([]) as { application_id: number }[]
  if (!readOnly) {
    // A page that many batches touch is carried over from the log once: the log grows to some 250 MB while many texts are added.
    binding.exec('PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 64000')
    if (found !== applicationId) binding.exec(`PRAGMA application_id = ${applicationId}`)
  }
  binding.exec(
    'PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY',
  )
}

/** What the first bytes tell before SQLite is asked: a folder, something else than a dossier, a key too many or missing. */
function checkFile(
  path: string,
  keyed: boolean,
  fail: (code: SelonError['code'], message: string) => SelonError,
): void {
  if (statSync(path).isDirectory()) throw fail('file-unreadable', 'this is a folder')
  const first = Buffer.alloc(16)
  let length: number
  try {
    const file = openSync(path, 'r')
    length = readSync(file, first, 0, 16, 0)
    closeSync(file)
  } catch (error) {
    throw fail('file-unreadable', `the dossier cannot be read (${(error as Error).message})`)
  }
  if (length === 0) return
  const plain = first.toString('latin1') === 'SQLite format 3\0'
  if (plain && keyed) throw fail('ledger-key', 'the dossier is not encrypted: no key is needed')
  if (plain || keyed) return
  if (length === 16 && statSync(path).size % 512 === 0 && first.some((byte) => byte > 126)) {
    throw fail('ledger-key', 'the dossier is encrypted, or is none: give its key file')
  }
  throw fail('ledger-damaged', 'the file is damaged, or is no dossier')
}

function readKey(path: string): string {
  let key: string
  try {
    key = readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw new SelonError('file-missing', `the key file cannot be read (${(error as Error).message})`, { file: path })
  }
  if (key === '') throw new SelonError('ledger-key', 'the key file is empty', { file: path })
  return key
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return true
  } catch {
    return false
  }
}
