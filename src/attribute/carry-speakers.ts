/** Who says words that name no speaker: whoever spoke before, or who acts in the sentence beside them. */
import type { Context, Saying, Source } from './context.ts'
import { isPersonNoun } from './kinds-of-noun.ts'
import { makeSource } from './make-source.ts'
import { subjectOf } from './view.ts'

/** Quotations without a cue, and continuation cues without a subject, take the speaker of the text before. */
export function carrySpeakers(ctx: Context, sayings: readonly Saying[]): void {
  let last: Saying | null = null
  let reach = 0
  for (const saying of sayings) {
    if (saying.source) {
      // Who is named inside somebody's quotation does not speak the words behind it.
      if (saying.source.range.start >= reach) last = saying
      reach = Math.max(reach, quotedUntil(saying))
      continue
    }
    const impersonal =
      saying.at >= 0 &&
      saying.cue !== null &&
      saying.cue.value.carry === undefined &&
      saying.contents.every((content) => content.mode !== 'direct')
    const actor = saying.at < 0 ? actorBeside(ctx, sayings, saying) : null
    reach = Math.max(reach, quotedUntil(saying))
    if (actor) {
      saying.source = actor
      saying.rules.push('speaker acts beside the words')
      last = saying
    } else if (!impersonal && last?.source && saying.sentence - last.sentence <= 4 && !farAway(ctx, last, saying)) {
      saying.source = { ...last.source, ellipsis: true }
      saying.inner = []
      saying.carried = true
      if (goesOn(ctx, saying)) last = saying
      saying.rules.push('carried speaker')
    } else saying.needsReview.push('source')
  }
}

/** A paragraph of a quotation whose mark a later paragraph closes: the next one has the same speaker. */
function goesOn({ doc }: Context, { contents }: Saying): boolean {
  const { quotation } = contents[0]
  return quotation !== undefined && !/[»”"’']$/.test(doc.text.slice(quotation.end - 1, quotation.end))
}

/** Where the quotation ends that this saying speaks, 0 where it speaks none or stands inside it itself. */
function quotedUntil({ contents, source }: Saying): number {
  const { quotation } = contents[0]
  if (!quotation || (source && source.range.start >= quotation.start && source.range.end <= quotation.end)) return 0
  return quotation.end
}

/** « S. » Le berger montre les impacts. « S. »: whoever acts in the sentence between speaks, where nobody is named as speaker. */
function actorBeside(ctx: Context, sayings: readonly Saying[], saying: Saying): Source | null {
  const quotation = saying.contents[0].quotation
  if (!quotation) return null
  const last = saying.contents[saying.contents.length - 1].sentence
  for (const [sentence, from, to] of [
    [last + 1, quotation.end, ctx.views[last + 1]?.sentence.start],
    [saying.sentence - 1, ctx.views[saying.sentence - 1]?.sentence.end, quotation.start],
  ]) {
    if (to === undefined || from === undefined || /[\n]/.test(ctx.doc.text.slice(from, to))) continue
    const view = ctx.views[sentence]
    if (ctx.quotationsOf[sentence].length > 0 || sayings.some((item) => item.sentence === sentence)) continue
    const subject = subjectOf(view, view.root)
    if (subject < 0 || subject > view.root || !isPersonNoun(ctx, sentence, subject)) continue
    return makeSource(ctx, sentence, subject)
  }
  return null
}

function farAway(ctx: Context, last: Saying, saying: Saying): boolean {
  const { text } = ctx.doc
  const from = Math.max(...last.contents.map((content) => content.range.end), last.source?.range.end ?? 0)
  const between = text.slice(Math.min(from, saying.contents[0].range.start), saying.contents[0].range.start)
  return (between.match(/\n\s*\n/g)?.length ?? 0) > 1 || saying.sentence - last.sentence > 3
}
