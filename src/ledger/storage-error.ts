import { SelonError, type ErrorCode } from '../model/selon-error.ts'

/** First that fits. SQLite's codes are words, PostgreSQL's are five characters, Node's name the system call's failure. */
const known: readonly [pattern: RegExp, code: ErrorCode, message: string][] = [
  [/^SQLITE_(?:BUSY|LOCKED)|^55P03$|^57014$/u, 'ledger-locked', 'another process is writing to the dossier'],
  [/^SQLITE_(?:READONLY|PERM)|^25006$|^42501$/u, 'ledger-read-only', 'the dossier may not be written'],
  [
    /^SQLITE_(?:FULL|IOERR_WRITE)|^ENOSPC$|^53100$/u,
    'ledger-full',
    'the disk is full: nothing of this batch was stored',
  ],
  [/^SQLITE_(?:NOTADB|CORRUPT)|^XX00[12]$/u, 'ledger-damaged', 'the file is damaged, or is no dossier'],
  [/^SQLITE_IOERR|^SQLITE_CANTOPEN/u, 'file-unreadable', 'the dossier cannot be read'],
  [
    /^(?:ECONN\w+|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|ENOENT|08\w{3}|28\w{3}|3D000|53300|57P0\d)$/u,
    'ledger-unreachable',
    'the database does not answer',
  ],
]

/** What went wrong with the dossier at `address`, in one of our stable codes; everything else stays as it is. */
export function storageError(error: unknown, address: string): unknown {
  if (error instanceof SelonError) return error
  const code = codeOf(error)
  const found = known.find(([pattern]) => pattern.test(code))
  if (!found) return error
  const why = error instanceof Error && error.message ? ` (${error.message.split('\n')[0]})` : ''
  return new SelonError(found[1], found[2] + why, { file: withoutPassword(address) }, { cause: error })
}

/** An address as it may be shown. */
export function withoutPassword(address: string): string {
  return address.replace(/(?<=^\w+:\/\/[^/@]*:)[^@/]*(?=@)/u, '…')
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  const { code, errors, message } = error as { code?: unknown; errors?: unknown[]; message?: unknown }
  if (typeof code === 'string' && code !== '') return code
  // Node tries several addresses of a host and gives their failures together.
  if (Array.isArray(errors) && errors.length > 0) return codeOf(errors[0])
  if (typeof message !== 'string') return ''
  if (/Connection terminated|timeout exceeded when trying to connect/u.test(message)) return 'ECONNRESET'
  return ''
}
