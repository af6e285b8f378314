/**
 * Turns sayings and own contents into propositions: order, speakers carried on, chains by nesting, acts and voices. In: what each
 * sentence gave. Out: propositions in order of the text. A cue inside another content speaks through it.
 */
import type { LinkProposal, Proposition } from '../model/proposals.ts'
import type { Speech, Voice } from '../model/statement.ts'
import { authorLink, linksOf, unfoldSource } from './build-chain.ts'
import { speaksOfItself } from './party-text.ts'
import { carrySpeakers } from './carry-speakers.ts'
import { type Content, type Context, type Saying, inside, overlaps } from './context.ts'
import { type Agency, datelineAgency } from './dateline-agency.ts'
import { decideAct, isHearsay } from './decide-act.ts'
import { hearsayPassive } from './hearsay-passive.ts'
import { cueOffset, groupBySentence, Nesting } from './nesting.ts'
import { Speakers } from './resolve-anaphora.ts'
import { saidOnDate } from './said-on.ts'
import { stripFrame } from './fronted-frame.ts'
import { splitMotive } from './split-motives.ts'
import { splitZeugma } from './split-zeugma.ts'
import { isSaidByNone, isToldCount } from './told-count.ts'
import { trimFront } from './trim-front.ts'
import { headIsConditional } from './verb-mood.ts'

/** Turns sayings and own contents into propositions in order of the text. */
export class Assembly {
  private readonly speakers: Speakers
  private readonly agency: Agency | null
  private quoteGroup = 0
  private readonly nesting: Nesting
  private readonly communique: boolean

  constructor(
    private readonly ctx: Context,
    private readonly sayings: Saying[],
    private readonly own: Content[],
  ) {
    this.speakers = new Speakers(ctx)
    this.agency = datelineAgency(ctx)
    this.nesting = new Nesting(ctx, sayings)
    this.communique =
      ctx.doc.document.kind === 'communique' ||
      ctx.doc.document.genre === 'official-statement' ||
      ctx.findings.author !== undefined
  }

  run(): Proposition[] {
    const { ctx } = this
    this.sayings.sort((x, y) => positionOf(ctx, x) - positionOf(ctx, y))
    carrySpeakers(ctx, this.sayings)
    for (const saying of this.sayings) unfoldSource(ctx, saying)
    const chains = new Map<Saying, { links: LinkProposal[]; needsReview: string[] }>()
    const out: Proposition[] = []
    for (const saying of this.sayings) chains.set(saying, this.chainOf(saying))
    const bySentence = groupBySentence(ctx, this.sayings)
    for (const saying of this.sayings) {
      if (this.isDeedInside(saying, bySentence[saying.sentence])) continue
      if (isToldCount(ctx, saying, bySentence[saying.sentence]) || isSaidByNone(ctx, saying)) continue
      const outer = this.nesting.outerOf(saying, bySentence)
      const group = saying.contents.length > 1 && saying.contents[0].mode === 'direct' ? ++this.quoteGroup : undefined
      const nobody = this.saidByNobody(saying)
      for (const content of saying.contents) {
        if (nobody && content.mode === 'indirect') {
          // "De source militaire, on indique que S": nobody, but under somebody's words.
          const told = outer.at(-1) ?? null
          out.push(...this.propose(content, told, told ? outer.slice(0, -1) : [], chains, undefined))
          continue
        }
        if (this.isFrameOnly(content, bySentence[content.sentence], saying)) continue
        out.push(...this.propose(content, saying, outer, chains, group))
      }
    }
    for (const content of this.own) out.push(...this.propose(content, null, [], chains, undefined))
    out.sort((x, y) => x.content.start - y.content.start || x.content.end - y.content.end)
    return unique(out)
  }

  private chainOf(saying: Saying): { links: LinkProposal[]; needsReview: string[] } {
    const mode: Speech = saying.contents[0].mode
    const made = linksOf(this.ctx, saying, mode, this.speakers, 1)
    if (saying.source) this.speakers.remember(saying.source)
    for (const { source } of saying.inner) this.speakers.remember(source)
    const date = saidOnDate(this.ctx, saying)
    if (date >= 0 && made.links[0]) made.links[0].saidOnDate = date
    return made
  }

  /** A content whose main verb is itself a cue says only what that cue's content says. */
  private isFrameOnly(content: Content, sayings: readonly Saying[], owner: Saying): boolean {
    if (content.clause || content.nominal || isLaidToSomebody(content, owner)) return false
    return sayings.some((saying) => {
      if (saying === owner || saying.clause !== content.at || saying.contents.length === 0) return false
      if (content.mode === 'direct' && this.firstPersonSpeaker(saying)) return false
      return saying.contents.some((item) => inside(item.range, content.range) && !item.clause)
    })
  }

  /** "est accusé d'avoir ordonné N", "nie avoir promis N": words that are the deed laid to somebody or denied, not said here. */
  private isDeedInside(saying: Saying, sayings: readonly Saying[]): boolean {
    if (saying.clause < 0) return false
    return sayings.some(
      (other) =>
        other !== saying && other.contents.some((item) => item.at === saying.clause && isLaidToSomebody(item, other)),
    )
  }

  /** "On apprend que S" names nobody: the author tells it. */
  private saidByNobody({ source, inner }: Saying): boolean {
    if (!source || inner.length > 0) return false
    return this.ctx.lexicon.has('impersonal', this.ctx.views[source.sentence].words[source.at].form)
  }

  private firstPersonSpeaker(saying: Saying): boolean {
    if (!saying.source) return false
    return this.ctx.lexicon.has('first-person', this.ctx.views[saying.source.sentence].words[saying.source.at].form)
  }

  private propose(
    raw: Content,
    saying: Saying | null,
    outer: readonly Saying[],
    chains: Map<Saying, { links: LinkProposal[]; needsReview: string[] }>,
    quoteGroup: number | undefined,
  ): Proposition[] {
    const { ctx } = this
    // « Nous condamnons l'attaque », a dit X: X says the whole clause; the inner frame adds no statement.
    if (
      saying &&
      this.firstPersonSpeaker(saying) &&
      outer.some((item) => item.contents.some((content) => content.mode === 'direct'))
    )
      return []
    const stripped = stripFrame(ctx, trimFront(ctx, raw), saying !== null)
    const content = saying ? stripped : hearsayPassive(ctx, stripped)
    if (content.range.end - content.range.start < 2) return []
    const split = splitMotive(ctx, content)
    if (split && (!saying || content.mode !== 'direct' || split.host)) {
      const out = split.host ? [this.one(split.host, saying, outer, chains, quoteGroup)] : []
      const motive = this.one(split.motive, saying, outer, chains, quoteGroup)
      motive.act = 'justifies'
      motive.real = 'occurred'
      delete motive.deniesWhat
      motive.rules.push('motive phrase')
      return [...out, motive]
    }
    const zeugma = splitZeugma(ctx, content)
    if (zeugma) {
      const first = this.one(zeugma.first, saying, outer, chains, quoteGroup)
      const second = this.one(zeugma.second, saying, outer, chains, quoteGroup)
      second.act = first.act
      if (first.claimsWhat) second.claimsWhat = first.claimsWhat
      if (first.real) second.real = first.real
      second.rules.push('second object of another kind')
      return [first, second]
    }
    return [this.one(content, saying, outer, chains, quoteGroup)]
  }

  private one(
    content: Content,
    saying: Saying | null,
    outer: readonly Saying[],
    chains: Map<Saying, { links: LinkProposal[]; needsReview: string[] }>,
    quoteGroup: number | undefined,
  ): Proposition {
    const { ctx } = this
    const view = ctx.views[content.sentence]
    const byParty = this.communique || (saying === null && speaksOfItself(ctx, content))
    const decision = decideAct(ctx, content, saying, saying === null, byParty)
    const chain: LinkProposal[] = [authorLink()]
    const needsReview = [...(saying?.needsReview ?? [])]
    if (saying && this.agency) chain.push(this.agency.link())
    for (const item of saying ? [...outer, saying] : []) {
      const made = chains.get(item)
      if (!made) continue
      for (const link of made.links) {
        // The same words twice ("X a affirmé …, selon son porte-parole") are one voice.
        const last = chain[chain.length - 1]
        if (last.mention && link.mention && overlaps(last.mention, link.mention)) chain.pop()
        chain.push({ ...link })
      }
      for (const note of made.needsReview) if (!needsReview.includes(note)) needsReview.push(note)
    }
    chain.forEach((link, order) => {
      link.order = order
      if (link.role === 'origin' && order < chain.length - 1 && chain[order + 1].role === 'origin') link.role = 'relay'
    })
    const proposition: Proposition = {
      content: content.range,
      at: { sentence: content.sentence, word: content.at },
      act: decision.act,
      voice: this.voiceOf(content, saying),
      chain,
      firstPerson: decision.firstPerson,
      rules: [...(saying?.rules ?? ['own voice']), ...decision.rules],
      needsReview,
    }
    if (decision.deniesWhat) proposition.deniesWhat = decision.deniesWhat
    if (decision.claimsWhat) proposition.claimsWhat = decision.claimsWhat
    if (decision.retractsWhat) proposition.retractsWhat = decision.retractsWhat
    if (decision.real) proposition.real = decision.real
    if (saying) proposition.speech = this.speechOf(content)
    if (saying?.cue) proposition.cue = cueOf(saying)
    if (decision.self) proposition.self = decision.self
    if (content.accused) proposition.accused = content.accused
    if (content.condition) proposition.condition = content.condition
    if (quoteGroup !== undefined) proposition.quoteGroup = quoteGroup
    if (headIsConditional(view, content.at, ctx.lexicon)) proposition.mood = 'conditional'
    else if (view.words[content.at]?.feats.Mood === 'Sub') proposition.mood = 'subjunctive'
    return proposition
  }

  private voiceOf(content: Content, saying: Saying | null): Voice {
    const kind = this.ctx.views[content.sentence].sentence.segmentKind
    if (kind === 'headline') return 'headline'
    if (content.presupposed) return 'presupposed'
    if (!saying) return content.hearsay || isHearsay(this.ctx, content) ? 'own-conditional' : 'own'
    if (content.mode === 'direct') return 'quoted'
    return this.hasIsland(content) ? 'mixed' : 'attributed'
  }

  private speechOf(content: Content): Speech {
    if (content.mode !== 'indirect') return content.mode
    if (this.hasIsland(content)) return 'mixed'
    return content.nominal || content.clause ? 'narrativised' : 'indirect'
  }

  private hasIsland(content: Content): boolean {
    return this.ctx.quotationsOf[content.sentence].some((index) => {
      const { inner } = this.ctx.quotations[index]
      // One word in marks inside a clause is a name or a distance of the author's, not the speaker's words.
      return (
        overlaps(inner, content.range) &&
        (content.nominal || /\s/.test(this.ctx.doc.text.slice(inner.start, inner.end)))
      )
    })
  }
}

/** An infinitive or gerund somebody is accused of, or denies. */
function isLaidToSomebody(content: Content, owner: Saying): boolean {
  if (content.nominal || content.clause || content.mode !== 'indirect') return false
  return (
    content.accused !== undefined || ((owner.act === 'denies' || owner.act === 'disputes') && content.bare === true)
  )
}

function cueOf(saying: Saying): NonNullable<Proposition['cue']> {
  const { cue } = saying
  const out: NonNullable<Proposition['cue']> = {
    lemma: cue?.lemma ?? '',
    at: saying.at >= 0 ? { sentence: saying.sentence, word: saying.at } : null,
  }
  if (cue?.value.factive === 'yes' || cue?.value.factive === 'weak') out.factive = cue.value.factive
  if (cue?.value.dist === 'mild' || cue?.value.dist === 'doubt' || cue?.value.dist === 'reject')
    out.distance = cue.value.dist
  return out
}

function positionOf(ctx: Context, saying: Saying): number {
  const first = saying.contents[0].range.start
  const cue = cueOffset(ctx, saying)
  return cue === null ? first : Math.min(cue, first)
}

/** One proposition for each content, act and origin. */
function unique(propositions: readonly Proposition[]): Proposition[] {
  const seen = new Set<string>()
  return propositions.filter((item) => {
    const origin = item.chain[item.chain.length - 1]
    const key = `${item.content.start}-${item.content.end}-${item.act}-${origin.mention?.start ?? origin.role}-${item.accused?.start ?? ''}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
