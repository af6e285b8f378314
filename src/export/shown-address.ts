import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { ExportProfile } from './export-profile.ts'
import { spellsName, type Mask } from './name-mask.ts'

/**
 * The address of a text, for citing it. Others than the dossier's own people get no link into a channel of an armed group, and
 * for an address that spells a masked name its site alone (ethics H6, V1).
 */
export function shownAddress(
  url: string | null,
  records: readonly StatementRecord[],
  profile: ExportProfile,
  mask: Mask,
): string | null {
  if (url === null || profile === 'internal') return url
  if (profile === 'public' && records.some(isArmedChannel)) return null
  const spelled = spelledOut(url)
  return spelled !== null && !spellsName(spelled, mask) ? url : siteOf(url)
}

const armed: ReadonlySet<string> = new Set([
  'armed-group',
  'political-militia',
  'identity-militia',
  'private-military',
  'unidentified-armed',
])
const messengers: ReadonlySet<string> = new Set(['telegram', 'x', 'other-social', 'video'])

/** The text speaks for an armed group, or came through a messenger. */
function isArmedChannel({ statement: { chain }, actors, outlet }: StatementRecord): boolean {
  const [author] = chain
  if (author?.channel && messengers.has(author.channel)) return true
  return actors.some(
    ({ id, type, names }) =>
      armed.has(type) && (id === author?.actor || (outlet !== null && names.some(({ text }) => text === outlet))),
  )
}

function spelledOut(url: string): string | null {
  try {
    return decodeURIComponent(url).replace(/[-_+.,/?&=]+/gu, ' ')
  } catch {
    return null
  }
}

function siteOf(url: string): string | null {
  try {
    const { origin } = new URL(url)
    return origin === 'null' ? null : origin
  } catch {
    return null
  }
}
