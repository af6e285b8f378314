export const exportProfiles = ['internal', 'shared', 'public'] as const

/** Who an export is for: `internal` keeps all, `shared` and `public` leave out what could harm (ethics H2, H3, V1). */
export type ExportProfile = (typeof exportProfiles)[number]

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
