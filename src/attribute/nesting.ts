/** Who speaks through whom: a saying whose cue stands in another's content is told by that other. In: the sayings of a text. */
import type { Range } from '../model/span.ts'
import { type Context, overlaps, type Saying } from './context.ts'

export class Nesting {
  private reaching: Map<number, Saying[]> | null = null

  constructor(
    private readonly ctx: Context,
    private readonly sayings: readonly Saying[],
  ) {}

  /** Sayings that hold this one's cue in their content, outermost first. */
  outerOf(saying: Saying, bySentence: readonly Saying[][]): Saying[] {
    const at = cueOffset(this.ctx, saying)
    if (at === null) return []
    const holders: { saying: Saying; range: Range }[] = []
    for (const other of bySentence[saying.sentence].concat(this.spanning(saying))) {
      if (other === saying || holders.some((item) => item.saying === other)) continue
      const content = other.contents.find((item) => !item.clause && at >= item.range.start && at < item.range.end)
      if (!content || (saying.aside && content.nominal)) continue
      // "conteste le bilan avancé par Y": who takes back a thing does not pass on what it says.
      if (content.nominal && (other.act === 'denies' || other.act === 'disputes' || other.act === 'retracts')) continue
      if (other.source && saying.source && overlaps(other.source.range, saying.source.range)) continue
      // Two phrases that cover each other's clause are partners, not nested.
      const back = cueOffset(this.ctx, other)
      if (
        back !== null &&
        saying.contents.some((item) => back >= item.range.start && back < item.range.end) &&
        content.range.end - content.range.start <= saying.contents[0].range.end - saying.contents[0].range.start
      )
        continue
      holders.push({ saying: other, range: content.range })
    }
    holders.sort((x, y) => y.range.end - y.range.start - (x.range.end - x.range.start))
    return holders.map((item) => item.saying)
  }

  /** Sayings of other sentences whose quotation reaches into this one's. */
  private spanning(saying: Saying): readonly Saying[] {
    if (!this.reaching) {
      this.reaching = new Map()
      for (const other of this.sayings) {
        for (const sentence of new Set(other.contents.map((content) => content.sentence))) {
          if (sentence === other.sentence) continue
          const list = this.reaching.get(sentence)
          if (list) list.push(other)
          else this.reaching.set(sentence, [other])
        }
      }
    }
    return this.reaching.get(saying.sentence) ?? []
  }
}

export function groupBySentence(ctx: Context, sayings: readonly Saying[]): Saying[][] {
  const out: Saying[][] = ctx.views.map(() => [])
  for (const saying of sayings) out[saying.sentence].push(saying)
  return out
}

export function cueOffset(ctx: Context, saying: Saying): number | null {
  if (saying.at < 0) return null
  return ctx.views[saying.sentence].words[saying.at]?.start ?? null
}
