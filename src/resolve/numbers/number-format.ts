import type { Pack } from '../../packs/pack.ts'

/**
 * How a language writes figures: what may part the thousands and what begins the decimals, from the rows of category "format" of
 * `lexicon/numbers.tsv` (`fmt=thousands|decimal;chars=` code points). Out: pieces of a character class, safe in a regular expression.
 */
export interface NumberFormat {
  thousands: string
  decimal: string
}

const known = new WeakMap<Pack, NumberFormat>()

export function numberFormat(pack: Pack): NumberFormat {
  let format = known.get(pack)
  if (!format) known.set(pack, (format = { thousands: charsOf(pack, 'thousands'), decimal: charsOf(pack, 'decimal') }))
  return format
}

function charsOf(pack: Pack, name: string): string {
  const row = pack.lexicon('numbers').find(({ category, value }) => category === 'format' && value.fmt === name)
  const codes = row?.value.chars.split(' ').filter(Boolean) ?? []
  // A pack that says nothing has no such character: the class then holds one that no text of figures has.
  return codes.length > 0 ? codes.map((code) => `\\u${code.padStart(4, '0')}`).join('') : '\\u0000'
}
