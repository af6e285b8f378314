const begin = /\p{L}[\p{L}\p{M}]*/uy
const goOn = /[\p{L}\p{M}]+/uy

/**
 * End of the run of letters (and their combining marks) that begins at `from`; `from` itself where no letter stands there.
 * Plain and Latin-1 letters, nearly all there are, are told by their code: the regular expressions are slower many times.
 */
export function endOfLetters(text: string, from: number): number {
  let at = from
  while (at < text.length && isPlainLetter(text.charCodeAt(at))) at++
  if (at === text.length || text.charCodeAt(at) < 128) return at
  const rest = at > from ? goOn : begin
  rest.lastIndex = at
  return rest.test(text) ? rest.lastIndex : at
}

/** JavaScript's `\s` below U+0080. */
export function isPlainBlank(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13)
}

function isPlainLetter(code: number): boolean {
  const lower = code | 32
  if (lower >= 97 && lower <= 122) return code < 128
  return code >= 0xc0 && code <= 0xff && code !== 0xd7 && code !== 0xf7
}
