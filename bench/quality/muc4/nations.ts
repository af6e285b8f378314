import { loadPack } from '../../../src/packs/load-pack.ts'

let demonyms: Map<string, string> | undefined

/** Adjectives of origin and their countries. */
export function countryOfDemonym(): Map<string, string> {
  return (demonyms ??= new Map(
    (loadPack('en')?.lexicon('demonyms') ?? []).flatMap(({ lemma, value }) =>
      value.country ? [[lemma.toLowerCase(), value.country] as const] : [],
    ),
  ))
}

export function countryName(code: string): string {
  return (new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code).toUpperCase()
}

/** The foreign country a phrase names ("U.S. embassy", "Spanish priests"); the set leaves out that of the incident. */
export function nationOf(words: string, location: string | undefined): string | null {
  if (/\bsoviet\b/i.test(words)) return 'USSR'
  const [, us] = /\b(U\.S\.|American)(?![\p{L}])/u.exec(words) ?? []
  const code = us
    ? 'US'
    : (words.toLowerCase().match(/\p{L}{4,}/gu) ?? []).flatMap((word) => countryOfDemonym().get(word) ?? [])[0]
  const nation = code ? countryName(code) : null
  return nation && !location?.startsWith(nation) ? nation : null
}
