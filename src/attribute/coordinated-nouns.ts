/** "N and N" behind a cue: one content for each, where both are events or the preposition is repeated. */
import type { Context } from './context.ts'
import { lemmaIs } from './find-object.ts'
import { isEventNoun } from './kinds-of-noun.ts'
import { type Stretch, base, isPunctuation } from './view.ts'

/** Coordinated noun phrases are several contents where each is an event or each repeats the preposition. */
export function coordinated(
  ctx: Context,
  sentence: number,
  phrase: Stretch,
  at: number,
  word: string,
): (Stretch & { head: number })[] {
  const view = ctx.views[sentence]
  const cuts: { head: number; a: number }[] = []
  for (const kid of view.kids[at]) {
    if (base(view.words[kid]) !== 'conj' || kid <= at || kid > phrase.b) continue
    let a = Math.max(view.lo[kid], at + 1)
    while (
      a < kid &&
      (isPunctuation(view.words[a]) || view.words[a].upos === 'CCONJ') &&
      !/^[«"“‘]$/.test(view.words[a].form)
    )
      a++
    const repeats = word !== '' && lemmaIs(view, a, word)
    if (repeats && view.words[a].upos === 'ADP') a++
    const events = isEventNoun(ctx, sentence, at) && isEventNoun(ctx, sentence, kid) && view.words[a].upos === 'DET'
    if (repeats || events) cuts.push({ head: kid, a })
  }
  const out: (Stretch & { head: number })[] = []
  let a = phrase.a
  let head = at
  for (const cut of cuts) {
    let b = cut.a - 1
    while (
      b > a &&
      ((isPunctuation(view.words[b]) && !/^[»"”’)]$/.test(view.words[b].form)) ||
        view.words[b].upos === 'CCONJ' ||
        view.words[b].upos === 'ADP')
    )
      b--
    out.push({ a, b, head })
    a = cut.a
    head = cut.head
  }
  out.push({ a, b: phrase.b, head })
  return out
}
