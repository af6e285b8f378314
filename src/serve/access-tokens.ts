import { createHash, timingSafeEqual } from 'node:crypto'
import { SelonError } from '../model/selon-error.ts'

export const roles = ['read', 'review', 'admin'] as const
export type Role = (typeof roles)[number]

/** Who may ask: one row a person, with the SHA-256 of the token, never the token. */
export interface AccessTokens {
  /** Whose token it is; null where it is nobody's. Takes the same time for each. */
  holder(token: string): { name: string; role: Role } | null
}

/**
 * Reads a token file: `name<TAB>role<TAB>sha256 of the token`, one a line, "#" begins a remark.
 * `printf %s TOKEN | sha256sum` makes the third cell.
 * @throws SelonError tokens-malformed with file and line
 */
export function readAccessTokens(text: string, file: string): AccessTokens {
  const rows: { name: string; role: Role; digest: Buffer }[] = []
  for (const [at, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [name, role, sha256, ...more] = line.split('\t').map((cell) => cell.trim())
    const fail = (message: string) => new SelonError('tokens-malformed', message, { file, line: at + 1 })
    if (sha256 === undefined || more.length > 0) throw fail('expected 3 cells: name, role, sha256 of the token')
    if (name === '') throw fail('a token needs a name')
    if (!roles.includes(role as Role)) throw fail(`role "${role}" is none of ${roles.join(', ')}`)
    if (!/^[0-9a-f]{64}$/u.test(sha256)) throw fail('the third cell is no SHA-256 in lower-case hex')
    rows.push({ name, role: role as Role, digest: Buffer.from(sha256, 'hex') })
  }
  if (rows.length === 0) throw new SelonError('tokens-malformed', 'holds no token', { file })
  return {
    holder(token) {
      const asked = createHash('sha256').update(token).digest()
      let found: { name: string; role: Role } | null = null
      for (const { name, role, digest } of rows) if (timingSafeEqual(asked, digest)) found ??= { name, role }
      return found
    },
  }
}

export function mayDo(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}
