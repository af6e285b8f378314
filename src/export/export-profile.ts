import type { StatementRecord } from '../corroborate/statement-record.ts'

export const exportProfiles = ['internal', 'shared', 'public'] as const

/** Who an export is for: `internal` keeps all, `shared` and `public` leave out what could harm (ethics H2, H3, V1). */
export type ExportProfile = (typeof exportProfiles)[number]

const maskedName = '[…]'

/** Coordinates of a settlement; to a tenth of a degree for others than the dossier's own people, none for anything vaguer. */
export function shownCoordinates(
  { lat, lon, precision }: { lat?: number; lon?: number; precision: string },
  profile: ExportProfile,
): { lat: number; lon: number } | null {
  if (lat === undefined || lon === undefined || !settled.has(precision)) return null
  const digits = profile === 'internal' ? 100 : 10
  return { lat: Math.round(lat * digits) / digits, lon: Math.round(lon * digits) / digits }
}

const settled: ReadonlySet<string> = new Set(['site', 'settlement', 'near-settlement'])

/**
 * Takes the names of private persons out of what leaves the dossier: persons who fill a role or speak and are no actor that the
 * gazetteer knows. Their role stays ("a surgeon […]"). The dossier itself keeps every text as it was.
 */
export function nameMask(records: readonly StatementRecord[], profile: ExportProfile): (text: string) => string {
  if (profile === 'internal') return (text) => text
  const names = new Set(records.flatMap(privateNames))
  const longestFirst = [...names].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  return (text) => longestFirst.reduce((masked, name) => masked.replaceAll(name, maskedName), text)
}

const personRoles: ReadonlySet<string> = new Set(['victim', 'target', 'perpetrator', 'agent', 'participant', 'object'])

/** Two capitalised words and more in the words of somebody without identity: places and organisations have an entry of their own. */
function privateNames({ statement, places, actors }: StatementRecord): string[] {
  const known = [...places.map(({ name }) => name), ...actors.flatMap(({ names }) => names.map(({ text }) => text))]
  const spans = [
    ...(statement.event?.roles ?? []).flatMap(({ role, ref, span }) =>
      personRoles.has(role) && !ref ? [span.exact] : [],
    ),
    ...statement.chain.flatMap(({ actor, mention }) => (!actor && mention ? [mention.exact] : [])),
  ]
  const longestFirst = known.sort((a, b) => b.length - a.length)
  return spans
    .map((words) => longestFirst.reduce((rest, name) => rest.replaceAll(name, '|'), words))
    .flatMap((words) => words.match(/\p{Lu}\p{L}+(?:[ -](?:\p{Ll}{1,2} )?\p{Lu}[\p{L}'’-]+)+/gu) ?? [])
}
