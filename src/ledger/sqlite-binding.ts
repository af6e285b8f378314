import Database from 'libsql'

/** A value that both databases store alike: text, number, null, bytes. Booleans are 0 and 1, dates are ISO text. */
export type Cell = string | number | bigint | null | Uint8Array

interface RunResult {
  changes: number
  lastInsertRowid: number
}

interface SqliteStatement {
  readonly reader: boolean
  all(cells: readonly unknown[]): unknown[]
  run(cells: readonly unknown[]): RunResult
  iterate(cells: readonly unknown[]): IterableIterator<unknown>
}

/** What Kysely's SQLite dialect asks of a database, kept to what libsql does safely. */
export interface SqliteBinding {
  prepare(sql: string): SqliteStatement
  exec(sql: string): void
  close(): void
}

const mostStatements = 200

/**
 * libsql behind guards: a boolean or a Date bound to a statement would abort the process and a string would be cut at NUL, so
 * such cells are refused; statements are kept, since preparing costs as much as running; a transaction takes the write lock at
 * its start, so that two processes wait for each other instead of failing halfway; a statement of control that fails would stay
 * open and hinder the next, so those are not prepared; closing would leave everything in the log beside the file, which nobody
 * thinks of who copies it; `readonly` becomes a pragma.
 */
export function openBinding(path: string, options: { key?: string; readOnly?: boolean } = {}): SqliteBinding {
  const database = new Database(path, options.key ? ({ encryptionKey: options.key } as Database.Options) : {})
  if (options.readOnly) database.exec('PRAGMA query_only = 1')
  const kept = new Map<string, Database.Statement>()
  const keptOr = (sql: string): Database.Statement => {
    const statement = kept.get(sql) ?? database.prepare(sql)
    if (kept.size >= mostStatements) kept.clear()
    kept.set(sql, statement)
    return statement
  }
  return {
    prepare(sql) {
      if (/^(?:begin|commit|rollback)$/u.test(sql)) return control(database, sql, options.readOnly)
      const statement = keptOr(sql)
      const guarded = <Out>(work: (cells: readonly unknown[]) => Out) => {
        return (cells: readonly unknown[]): Out => {
          try {
            return work(checked(cells))
          } catch (error) {
            // A statement that failed halfway is not used again.
            kept.delete(sql)
            throw error
          }
        }
      }
      return {
        reader: statement.reader,
        all: guarded((cells) => statement.all(cells)),
        run: guarded((cells) => statement.run(cells) as RunResult),
        iterate: guarded((cells) => database.prepare(sql).iterate(cells) as IterableIterator<unknown>),
      }
    },
    exec: (sql) => void database.exec(sql),
    close: () => {
      kept.clear()
      try {
        if (!options.readOnly) database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all([])
      } catch {
        // Another process reads: the last one to close takes the log in.
      }
      database.close()
    },
  }
}

function control(database: Database.Database, sql: string, readOnly = false): SqliteStatement {
  const run = () => {
    database.exec(sql === 'begin' && !readOnly ? 'begin immediate' : sql)
    return { changes: 0, lastInsertRowid: 0 }
  }
  return { reader: false, run, all: () => [run()], iterate: () => [][Symbol.iterator]() }
}

function checked(cells: readonly unknown[]): readonly unknown[] {
  for (const cell of cells) {
    const kind = typeof cell
    if (kind === 'string') {
      if ((cell as string).includes('\0'))
        throw new TypeError('a text with NUL would be cut: clean it before it is stored')
    } else if (kind !== 'number' && kind !== 'bigint' && cell !== null && !(cell instanceof Uint8Array)) {
      throw new TypeError(`a cell is text, number, bytes or null, not ${cell instanceof Date ? 'a Date' : kind}`)
    }
  }
  return cells
}
