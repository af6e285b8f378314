/** Text as it may be stored, and how many characters had to be replaced. */
export interface RepairedText {
  text: string
  nul: number
  surrogates: number
}

const broken = /[\0\p{Surrogate}]/u
/** With the u flag a surrogate matches only where it stands alone. */
const lone = /\p{Surrogate}/gu

/**
 * Replaces NUL and lone surrogates with U+FFFD, one code unit for one, so that every offset stays where it was.
 * Everything else, line ends and bidi controls included, is kept as it is: the text is evidence.
 */
export function repairText(raw: string): RepairedText {
  if (!broken.test(raw)) return { text: raw, nul: 0, surrogates: 0 }
  let nul = 0
  let surrogates = 0
  const text = raw.replace(lone, () => (surrogates++, '\uFFFD')).replace(/\0/g, () => (nul++, '\uFFFD'))
  return { text, nul, surrogates }
}
