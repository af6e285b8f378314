/**
 * "neutralisé un assaillant et deux grenades": one verb does different things to people and to weapons. In: a content. Out: the content
 * up to the first object, and the second object as a content of its own; null where both objects are of one kind.
 */
import { trimText } from './content-edges.ts'
import type { Content, Context } from './context.ts'
import { nounPhrase } from './noun-phrase.ts'
import { base, rangeOf, wordsWithin, type View } from './view.ts'

export function splitZeugma(ctx: Context, content: Content): { first: Content; second: Content } | null {
  if (content.nominal || content.clause) return null
  const view = ctx.views[content.sentence]
  const held = wordsWithin(view, content.range)
  if (!held) return null
  if (!ctx.events[content.sentence].some((event) => !event.nominal && event.at.word === content.at)) return null
  const object = view.kids[content.at]?.find((kid) => base(view.words[kid]) === 'obj' && kid > content.at)
  if (object === undefined || object > held.b) return null
  for (const kid of view.kids[object]) {
    if (base(view.words[kid]) !== 'conj' || kid <= object || kid > held.b) continue
    const cc = view.kids[kid].find((item) => base(view.words[item]) === 'cc')
    if (cc === undefined || cc <= object || kindOf(ctx, view, object) === kindOf(ctx, view, kid)) continue
    if (kindOf(ctx, view, object) === null || kindOf(ctx, view, kid) === null) continue
    const phrase = nounPhrase(view, kid, { a: cc + 1, b: held.b })
    // What follows the second object belongs to both; only a pair at the end is cut.
    if (phrase.b < held.b || phrase.a !== cc + 1) continue
    const range = trimText(ctx.doc.text, { start: content.range.start, end: view.words[cc - 1].end })
    return {
      first: { ...content, range },
      second: { ...content, range: rangeOf(view, phrase), at: kid, nominal: true },
    }
  }
  return null
}

function kindOf(ctx: Context, view: View, at: number): 'person' | 'weapon' | null {
  const { lemma } = view.words[at]
  if (ctx.lexicon.has('weapon-noun', lemma)) return 'weapon'
  if (ctx.lexicon.has('weapon-noun', `${lemma} ${view.words[at + 1]?.form ?? ''}`)) return 'weapon'
  if (ctx.lexicon.has('person-noun', lemma)) return 'person'
  return null
}
