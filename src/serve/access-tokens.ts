import { createHash, timingSafeEqual } from 'node:crypto'
import { exportProfiles, type ExportProfile } from '../export/export-profile.ts'
import { SelonError } from '../model/selon-error.ts'

export const roles = ['read', 'review', 'admin'] as const
export type Role = (typeof roles)[number]

export interface TokenHolder {
  name: string
  role: Role
  /** The profile by which it shows the dossier at the most. */
  profile: ExportProfile
}

/** Who may ask: one row a person, with the SHA-256 of the token, never the token. */
export interface AccessTokens {
  /** Whose token it is; null where it is nobody's. Takes the same time for each. */
  holder(token: string): TokenHolder | null
}

/**
 * Reads a token file: `name<TAB>role<TAB>sha256 of the token`, one a line, "#" begins a remark. A fourth cell binds a token of the
 * role read to a profile, `shared` or `public`.
 * `printf %s TOKEN | sha256sum` makes the third cell.
 * @throws SelonError tokens-malformed with file and line
 */
export function readAccessTokens(text: string, file: string): AccessTokens {
  const rows: (TokenHolder & { digest: Buffer })[] = []
  for (const [at, line] of text.split(/\r?\n/u).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [name, role, sha256, profile = 'internal', ...more] = line.split('\t').map((cell) => cell.trim())
    const fail = (message: string) => new SelonError('tokens-malformed', message, { file, line: at + 1 })
    if (sha256 === undefined || more.length > 0)
      throw fail('expected 3 or 4 cells: name, role, sha256 of the token, profile')
    if (name === '') throw fail('a token needs a name')
    if (!roles.includes(role as Role)) throw fail(`role "${role}" is none of ${roles.join(', ')}`)
    if (!/^[0-9a-f]{64}$/u.test(sha256)) throw fail('the third cell is no SHA-256 in lower-case hex')
    if (!exportProfiles.includes(profile as ExportProfile))
      throw fail(`profile "${profile}" is none of ${exportProfiles.join(', ')}`)
    if (profile !== 'internal' && role !== 'read') throw fail(`only the role read is bound to a profile, not "${role}"`)
    rows.push({ name, role: role as Role, profile: profile as ExportProfile, digest: Buffer.from(sha256, 'hex') })
  }
  if (rows.length === 0) throw new SelonError('tokens-malformed', 'holds no token', { file })
  return {
    holder(token) {
      const asked = createHash('sha256').update(token).digest()
      let found: TokenHolder | null = null
      for (const { digest, ...holder } of rows) if (timingSafeEqual(asked, digest)) found ??= holder
      return found
    },
  }
}

export function mayDo(role: Role, needed: Role): boolean {
  return roles.indexOf(role) >= roles.indexOf(needed)
}
