/**
 * Text as it may be shown in a terminal: line ends become spaces; escape sequences, other controls and bidi overrides,
 * with which a text could repaint the screen or reverse what is read, become U+FFFD.
 */
export function plainForTerminal(text: string): string {
  return text.replace(/[\r\n\t\u2028\u2029]+/gu, ' ').replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '\uFFFD')
}
