import { existsSync } from 'node:fs'
import { SelonError } from '../model/selon-error.ts'
import { copyLedger } from './copy-ledger.ts'
import { makeLedger, type Ledger } from './ledger.ts'
import { migrate } from './migrate.ts'
import { openPostgres } from './open-postgres.ts'
import { openSqlite, type SqliteOptions } from './open-sqlite.ts'
import { storageError } from './storage-error.ts'
import type { Store } from './store.ts'

export type LedgerOptions = SqliteOptions

/**
 * Opens a dossier: the path of a SQLite file, or `postgres://…`. With `create` it is made where it is missing.
 * @throws SelonError ledger-* with the file or address named
 */
export async function openLedger(address: string, options: LedgerOptions = {}): Promise<Ledger> {
  const store = await openStore(address, options)
  return makeLedger(store, {
    backup: (path, keyFile) => backup(store, path, keyFile),
    readOnly: options.readOnly,
  })
}

/** Fills an empty dossier (made where it is missing) from a backup. */
export async function restoreLedger(
  from: string,
  to: string,
  options: { keyFile?: string; fromKeyFile?: string } = {},
): Promise<void> {
  const source = await openStore(from, { keyFile: options.fromKeyFile, readOnly: true })
  try {
    const target = await openStore(to, { keyFile: options.keyFile, create: true })
    await copyLedger(source, target).finally(() => target.close())
  } finally {
    await source.close()
  }
}

async function backup(store: Store, path: string, keyFile?: string): Promise<void> {
  if (existsSync(path)) throw new SelonError('ledger-exists', 'a backup overwrites nothing', { file: path })
  const target = await openStore(path, { keyFile, create: true })
  await copyLedger(store, target).finally(() => target.close())
}

async function openStore(address: string, options: LedgerOptions): Promise<Store> {
  let store: Store | undefined
  try {
    store = /^postgres(?:ql)?:\/\//u.test(address) ? await openPostgres(address, options) : openSqlite(address, options)
    await migrate(store, options.readOnly ?? false)
    return store
  } catch (error) {
    await store?.close()
    throw storageError(error, address)
  }
}
