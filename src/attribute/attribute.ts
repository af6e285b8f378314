/**
 * Who says what. In: a document with trees, and the events, actors, dates, places and figures found in it. Out: propositions that
 * cover it: every attributed content with its chain, and every clause the author states in its own voice. The surprising thing:
 * nesting is read from positions: a cue that stands inside another's content speaks through it.
 */
import type { Findings, ParsedDocument, Proposition } from '../model/proposals.ts'
import type { Pack } from '../packs/pack.ts'
import { Assembly } from './assemble-propositions.ts'
import { groupBySentence } from './nesting.ts'
import { accordingRelatives } from './according-relative.ts'
import { buildContext } from './build-context.ts'
import { colonNouns } from './colon-nouns.ts'
import type { Content, Context, Saying } from './context.ts'
import { isCorrection } from './correction-notice.ts'
import { findDirectSpeech } from './direct-speech.ts'
import { findIndirectSpeech } from './indirect-speech.ts'
import { nominalSayings } from './nominal-cues.ts'
import { asks, ownContents } from './own-voice.ts'
import type { Quotation } from './quotations.ts'
import { saidBehind } from './said-behind.ts'
import { readCues } from './sentence-cues.ts'

export function attribute(doc: ParsedDocument, findings: Findings, pack: Pack): Proposition[] {
  if (doc.sentences.length === 0) return []
  const ctx = buildContext(doc, findings, pack)
  const cues = ctx.views.map((_, sentence) => readCues(ctx, sentence))
  const { sayings: quoted, direct } = findDirectSpeech(ctx, cues)
  const sayings: Saying[] = []
  const own: Content[] = []
  const quotedBy = groupBySentence(ctx, quoted)
  const directOf = groupQuotations(ctx, direct)
  const behind = cues.map((item) => (directOf[item.sentence].length === 0 ? saidBehind(ctx, item) : null))
  for (const item of cues) {
    if (behind[item.sentence]) continue
    const nearby = directOf[item.sentence]
    if (isCorrection(ctx, item.sentence)) {
      own.push(...ownContents(ctx, item, [], nearby))
      continue
    }
    const used = new Set(
      quotedBy[item.sentence].map((saying) =>
        saying.clause >= 0 && saying.cue !== null && isTag(saying, ctx)
          ? saying.at
          : saying.clause < 0
            ? saying.at
            : -1,
      ),
    )
    const indirect = [
      ...findIndirectSpeech(ctx, item, nearby, used, quotedBy[item.sentence]),
      ...nominalSayings(ctx, item),
      ...colonNouns(ctx, item),
    ]
    const told = [...quotedBy[item.sentence], ...indirect]
    const relatives = accordingRelatives(ctx, item, told)
    // "évoque un rapport selon lequel S": the relay says nothing but S.
    const mine = [
      ...told.filter((saying) => !relatives.some((other) => other.clause >= 0 && other.clause === saying.clause)),
      ...relatives,
    ]
    sayings.push(...mine.filter((saying) => !speaksWhileDenied(saying, mine)))
    const mineOwn = ownContents(ctx, item, mine, nearby)
    const next = behind[item.sentence + 1]
    if (next) next.contents.push(...mineOwn)
    else if (!asks(ctx.views[item.sentence])) own.push(...mineOwn)
  }
  for (const saying of behind) if (saying && saying.contents.length > 0) sayings.push(saying)
  return new Assembly(ctx, sayings, own).run()
}

/** "dément les informations faisant état de N", "a retiré sa dépêche annonçant N": what the thing says is what is taken back. */
function speaksWhileDenied(saying: Saying, others: readonly Saying[]): boolean {
  const { source } = saying
  if (!source || saying.aside) return false
  return others.some(
    (other) =>
      other !== saying &&
      (other.act === 'denies' || other.act === 'disputes' || other.act === 'retracts') &&
      other.contents.some(
        (content) => content.nominal && content.at === source.at && content.sentence === source.sentence,
      ),
  )
}

/** An incise tag, unlike a clause before a colon, has no other content of its own. */
function isTag(saying: Saying, ctx: Context): boolean {
  const word = ctx.views[saying.sentence].words[saying.at]
  return saying.contents.length > 0 && word !== undefined && word.start > saying.contents[0].range.start
}

function groupQuotations(ctx: Context, direct: readonly Quotation[]): Quotation[][] {
  const set = new Set(direct)
  return ctx.quotationsOf.map((indices) =>
    indices.map((index) => ctx.quotations[index]).filter((quotation) => set.has(quotation)),
  )
}
