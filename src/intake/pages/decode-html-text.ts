import { Parser } from 'htmlparser2'

/** A text that may hold entities or tags ("R&amp;D", "<p>…</p>"), as a browser would show it; entities written twice are decoded twice. */
export function decodeHtmlText(text: string): string {
  let shown = text
  for (let times = 0; times < 2 && /&[#\w]+;|<[a-z/!]/iu.test(shown); times++) shown = shownText(shown)
  return shown
}

function shownText(markup: string): string {
  let shown = ''
  const parser = new Parser(
    {
      ontext(text) {
        shown += text
      },
      onopentag(tag) {
        if (tag === 'br' || tag === 'p' || tag === 'div' || tag === 'li') shown += '\n'
      },
      onclosetag(tag) {
        if (tag === 'p' || tag === 'div') shown += '\n'
      },
    },
    { decodeEntities: true },
  )
  parser.write(markup)
  parser.end()
  return shown
}
