/** Whether the words for a target name what is of the forces or what is of civilians, by the packs' lists of targets. */
import { loadPack } from '../packs/load-pack.ts'
import { nameKey } from './name-key.ts'

export type TargetKind = 'forces' | 'civil'

/** In: the words of a target and their language. Out: its kind by the first listed noun in them; null where that tells neither. */
export function targetKind(words: string, lang: string): TargetKind | null {
  const kinds = kindsOf(lang)
  const tokens = nameKey(words).split(' ')
  for (let at = 0; at < tokens.length; at++)
    for (let length = Math.min(longest, tokens.length - at); length > 0; length--) {
      const noun = tokens.slice(at, at + length).join(' ')
      const kind = kinds.get(noun) ?? kinds.get(noun.replace(plural, ''))
      if (kind !== undefined) return kind
    }
  return null
}

const longest = 4
const plural = /[sx]$/
const kindOfClass: Readonly<Record<string, TargetKind>> = {
  military: 'forces',
  security: 'forces',
  civil: 'civil',
  protected: 'civil',
}

const compiled = new Map<string, ReadonlyMap<string, TargetKind | null>>()

function kindsOf(lang: string): ReadonlyMap<string, TargetKind | null> {
  let kinds = compiled.get(lang)
  if (kinds) return kinds
  const rows = (loadPack(lang)?.lexicon('targets') ?? []).filter(({ category }) => category === 'noun')
  kinds = new Map(rows.map(({ lemma, stance }) => [nameKey(lemma), kindOfClass[stance] ?? null]))
  compiled.set(lang, kinds)
  return kinds
}
