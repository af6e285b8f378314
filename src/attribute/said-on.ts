/** The date that stands with the speech verb, not with the content (rule D4): an index into the dates found, or -1. */
import { inside, type Context, type Saying } from './context.ts'

export function saidOnDate(ctx: Context, saying: Saying): number {
  for (const index of ctx.dates[saying.sentence]) {
    const mention = ctx.findings.dates[index]
    const { span } = mention.date
    if (mention.date.notATime || mention.date.type === 'DURATION' || mention.date.type === 'SET') continue
    if (saying.contents.some((content) => inside(span, content.range))) continue
    if (saying.source && inside(span, saying.source.range)) continue
    // "Le groupe, qui tient la ville depuis novembre, a dit": nothing is said since a month.
    if (isSince(ctx, saying.sentence, span.start)) continue
    if (isInRelative(ctx, saying, span)) continue
    // "Interrogé sur les tirs de dimanche, le préfet a dit": the day of what was asked about.
    const ofEvent = ctx.events[saying.sentence].some(
      ({ nominal, clause, dates }) => nominal && dates.includes(index) && inside(span, clause),
    )
    if (ofEvent) continue
    const view = ctx.views[saying.sentence]
    if (
      saying.frame.some(
        ({ a, b }) =>
          span.start >= view.words[Math.max(0, a)].start &&
          span.end <= view.words[Math.min(b, view.words.length - 1)].end,
      )
    )
      return index
    if (
      saying.contents[0].mode !== 'according-to' &&
      saying.contents[0].mode !== 'direct' &&
      saying.at >= 0 &&
      frontsFrame(ctx, saying, span)
    )
      return index
  }
  return -1
}

function isSince(ctx: Context, sentence: number, start: number): boolean {
  const { words } = ctx.views[sentence]
  const at = words.findIndex((word) => word.start >= start)
  return [at - 1, at].some((i) => i >= 0 && ctx.lexicon.has('since', words[i].form))
}

/** "Le préfet, qui s'est rendu sur place mardi, a dit": the day of another verb, between its pronoun and the comma before the cue. */
function isInRelative(
  { views }: Context,
  { sentence, at }: Saying,
  { start, end }: { start: number; end: number },
): boolean {
  const { words } = views[sentence]
  const date = words.findIndex((word) => word.start >= start)
  if (date < 0 || date > at) return false
  if (!words.some((word) => word.form === ',' && word.start >= end && word.index < at)) return false
  for (let i = date - 1; i > 0 && words[i].form !== ','; i--)
    if (words[i].feats.PronType === 'Rel') return words[i - 1].form === ','
  return false
}

/** "Dimanche, le groupe a annoncé que …": in front of the cue's subject. */
function frontsFrame(ctx: Context, saying: Saying, span: { start: number; end: number }): boolean {
  const source = saying.source?.range
  if (!source || saying.source?.ellipsis) return false
  if (span.end > source.start || saying.contents.some((content) => content.range.start < source.start)) return false
  const between = ctx.doc.text.slice(span.end, source.start)
  return between.length < 40 && !/[;:.]/.test(between)
}
