const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text as data inside HTML, in content and in quoted attributes; controls that HTML forbids become U+FFFD. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character])
    .replace(/\p{Cc}/gu, (control) => ('\t\n\f\r'.includes(control) ? control : '\uFFFD'))
}
