const zeroWidth = /[\p{M}\p{Cf}\p{Cc}]/u
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60]/u
const styles = /\p{Cc}\[[\d;]*m/gu

/** Columns that a text takes in a terminal: marks and controls none, East Asian letters and emoji two; styles none. */
export function displayWidth(text: string): number {
  const bare = text.includes('\u001b') ? text.replace(styles, '') : text
  let width = 0
  for (const character of bare) {
    if (character < '\u0300') width++
    else if (!zeroWidth.test(character)) width += wide.test(character) ? 2 : 1
  }
  return width
}

/**
 * Lines no wider than `width`, broken at spaces (never at no-break spaces); a word that is wider itself is cut. Terminal
 * styles pass through. White space at line ends goes.
 */
export function wrapLines(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const word of text.split(' ')) {
    for (const part of displayWidth(word) > width ? cutWord(word, width) : [word]) {
      const size = displayWidth(part)
      if (line !== '' && used + 1 + size > width) {
        lines.push(line)
        line = part
        used = size
      } else {
        line = line === '' ? part : `${line} ${part}`
        used += used === 0 ? size : size + 1
      }
    }
  }
  return [...lines, line]
}

/** Cuts between characters; a style sequence stays whole with what follows it. */
function cutWord(word: string, width: number): string[] {
  const parts: string[] = []
  let part = ''
  for (const piece of word.match(/(?:\p{Cc}\[[\d;]*m)*[^]\p{M}*/gu) ?? []) {
    if (displayWidth(part + piece) > width) {
      parts.push(part)
      part = ''
    }
    part += piece
  }
  return [...parts, part]
}
