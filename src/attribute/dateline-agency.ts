/** The agency of the dateline ("SOLMAR, 14 mai (Meridia) –"): a relay of what the dispatch attributes, unless the outlet is that agency. */
import type { LinkProposal } from '../model/proposals.ts'
import { foldWord } from './fold-once.ts'
import type { Context } from './context.ts'

export interface Agency {
  link(): LinkProposal
}

export function datelineAgency(ctx: Context): Agency | null {
  const { text, document } = ctx.doc
  const segment = document.segments.find((item) => item.kind === 'dateline')
  const body = document.segments.find((item) => item.kind === 'body')
  const from = segment?.start ?? body?.start ?? 0
  const head = text.slice(from, Math.min(text.length, from + 120))
  const match = /^\s*(?<place>[^()\n.«]{2,60})\((?<name>[^()\n]{2,30})\)\s*(?:[–—-]|$|\n)/u.exec(head)
  const name = match?.groups?.name
  if (!match || !name || !/\p{Lu}/u.test(name[0]) || !/^\p{Lu}/u.test(match.groups!.place.trim())) return null
  const folded = foldWord(name.trim())
  if (ctx.lexicon.has('not-agency', folded)) return null
  if (document.outlet && foldWord(document.outlet).includes(folded)) return null
  const start = from + match[0].indexOf('(') + 1
  const mention = { start, end: start + name.length }
  return {
    link: () => ({
      order: 1,
      role: 'relay',
      actor: null,
      mention,
      named: 'named',
      mode: 'narrativised',
      inferred: ['dateline'],
    }),
  }
}
