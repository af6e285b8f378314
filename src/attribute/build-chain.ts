/**
 * The chain of a saying: links from the outside in. In: a saying, the sayings it stands in, the dateline's agency. Out: links with
 * mentions as ranges, the author first. A bilan or communiqué "of X" has X as source; a thing alone is itself the source.
 */
import { foldedLemma } from '../text/folded-form.ts'
import type { LinkProposal } from '../model/proposals.ts'
import type { Range } from '../model/span.ts'
import type { Speech } from '../model/statement.ts'
import { quotationAt, type Context, type Saying, type Source } from './context.ts'
import { findChannel } from './find-channel.ts'
import { phraseIsFirstPerson } from './first-person.ts'
import { isArtefact } from './kinds-of-noun.ts'
import { matchSequence } from './match-sequence.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import type { Speakers } from './resolve-anaphora.ts'
import { makeSource } from './make-source.ts'
import { child, rangeOf, type View } from './view.ts'

export function authorLink(): LinkProposal {
  return { order: 0, role: 'author', actor: null }
}

/** Splits what the words of a source name: an artefact and its maker, a relay and whom it cites. */
export function unfoldSource(ctx: Context, saying: Saying): void {
  toldBy(ctx, saying)
  const { source } = saying
  if (!source) return
  const view = ctx.views[source.sentence]
  const cited = citedAfter(ctx, source)
  if (cited) {
    if (cited.outer) {
      saying.inner.push({ source: { ...source }, cue: null })
      saying.source = cited.source
      return
    }
    saying.inner.push({ source: cited.source, cue: cited.cue, ...(cited.spokesperson ? { spokesperson: true } : {}) })
  }
  if (!isArtefact(ctx, source.sentence, source.at)) return
  const checked = checkedBy(ctx, source)
  if (checked) {
    const thing = { start: source.range.start, end: endBefore(view, checked.from) }
    saying.inner.push({ source: { ...source, range: thing, artefact: thing }, cue: null })
    saying.source = checked.source
    if (checked.verifies) saying.act = 'verifies'
    return
  }
  const maker = makerOf(ctx, view, source)
  if (!maker) return
  source.artefact = rangeOf(view, maker.artefact)
  const made = makeSource(ctx, source.sentence, maker.at)
  source.at = made.at
  source.range = made.range
}

/** "a-t-on appris auprès de X", "a appris l'agence de source militaire": who told it is the origin, a named learner its relay. */
function toldBy(ctx: Context, saying: Saying): void {
  if (saying.cue?.value.chain !== 'relay' || saying.at < 0) return
  const view = ctx.views[saying.sentence]
  const impersonal = !saying.source || ctx.lexicon.has('impersonal', view.words[saying.source.at]?.form ?? '')
  const limit = Math.min(view.words.length - 1, saying.at + 14)
  for (let i = saying.at + 1; i < limit; i++) {
    const word = view.words[i]
    if (word.form === ';' || word.form === '.') return
    const match = matchSequence(view, i, ctx.lexicon.sequences, 'told-by', 'preposition')
    if (!match || (match.sequence.row.category === 'preposition' && match.sequence.row.value.inside === undefined))
      continue
    const own = match.sequence.row.category === 'preposition'
    const head = own ? match.last : phraseHead(view, match.last + 1)
    if (head < 0) continue
    const found = makeSource(ctx, saying.sentence, head)
    if (own) found.anonymous = true
    if (impersonal) saying.source = found
    else saying.inner.push({ source: found, cue: rangeOf(view, { a: i, b: match.last }) })
    return
  }
}

/** "un bilan de X": the noun of the genitive, if it can be a maker; its words start after the preposition. */
function makerOf(ctx: Context, view: View, source: Source): { at: number; artefact: { a: number; b: number } } | null {
  const phrase = nounPhrase(view, source.at)
  for (let i = source.at + 1; i <= Math.min(phrase.b, source.at + 6); i++) {
    if (
      !ctx.lexicon.has('genitive', view.words[i].lemma) &&
      !ctx.lexicon.has('genitive', view.words[i].form) &&
      !ctx.lexicon.has('agent-marker', view.words[i].form)
    )
      continue
    const at = phraseHead(view, i + 1)
    if (at < 0) continue
    const word = view.words[at]
    const actor = ctx.actors[source.sentence].some((item) => item.at.word === at)
    if (actor || word.upos === 'PROPN' || ctx.lexicon.has('source-noun', word.lemma))
      return { at, artefact: { a: phrase.a, b: i - 1 } }
  }
  return null
}

/** "les images analysées par X": who looked at the thing, and whether that is to verify it. */
function checkedBy(ctx: Context, source: Source): { source: Source; verifies: boolean; from: number } | null {
  const view = ctx.views[source.sentence]
  for (const kid of view.kids[source.at]) {
    const rows = ctx.lexicon.verbs.get(foldedLemma(view.words[kid]))
    const verifies = rows?.some((cue) => cue.act === 'verifies') ?? false
    if ((!verifies && !ctx.lexicon.has('checker', view.words[kid].lemma)) || kid < source.at) continue
    const agent = child(view, kid, 'obl:agent', 'obl')
    if (agent < 0) continue
    return { source: makeSource(ctx, source.sentence, agent), verifies, from: kid }
  }
  return null
}

/** "X, citant Y", "X, qui cite Y", "X, cité par Y", "X, par la voix de Y": right behind the source, or in front of the verb. */
function citedAfter(
  ctx: Context,
  source: Source,
): { source: Source; cue: Range; outer: boolean; spokesperson?: boolean } | null {
  const view = ctx.views[source.sentence]
  const last = lastWordOf(view, source.range.end)
  for (let i = source.at + 1; i <= Math.min(last + 3, view.words.length - 2); i++) {
    const match = matchSequence(view, i, ctx.lexicon.sequences, 'adverbial')
    const kind = match?.sequence.row.value.chain
    if (!match || !kind || kind === 'recipient') continue
    const head = phraseHead(view, match.last + 1)
    if (head < 0) continue
    const found = makeSource(ctx, source.sentence, head)
    source.range = { start: source.range.start, end: Math.min(source.range.end, endBefore(view, i)) }
    return {
      source: found,
      cue: rangeOf(view, { a: i, b: match.last }),
      outer: kind === 'relayed-by',
      spokesperson: kind === 'spokesperson',
    }
  }
  return null
}

function endBefore(view: View, at: number): number {
  let i = at - 1
  while (i > 0 && view.words[i].upos === 'PUNCT') i--
  return view.words[i].end
}

function lastWordOf(view: View, offset: number): number {
  let last = 0
  for (const word of view.words) {
    if (word.end > offset) break
    last = word.index
  }
  return last
}

/** The links of one saying, numbered from `order`. */
export function linksOf(
  ctx: Context,
  saying: Saying,
  mode: Speech,
  speakers: Speakers,
  order: number,
): { links: LinkProposal[]; needsReview: string[] } {
  const needsReview: string[] = []
  const links: LinkProposal[] = []
  const channel = findChannel(ctx, saying)
  const sources: { source: Source; cue: Range | null; spokesperson?: boolean }[] = []
  if (saying.source) sources.push({ source: saying.source, cue: saying.cueRange })
  sources.push(...saying.inner)
  if (sources.length === 0) {
    const link: LinkProposal = {
      order,
      role: 'origin',
      actor: null,
      named: 'implicit',
      mode,
      inferred: ['mention'],
      ...channel,
    }
    if (saying.cueRange) link.cue = [saying.cueRange]
    return { links: [link], needsReview: ['source: not named'] }
  }
  sources.forEach(({ source, cue, spokesperson }, at) => {
    const innermost = at === sources.length - 1
    const anaphora = speakers.resolve(source)
    const said = sources[at + 1]
    const link: LinkProposal = {
      order: order + links.length,
      role: innermost ? 'origin' : said?.spokesperson ? 'origin' : 'relay',
      actor: actorOf(ctx, source) ?? authorOf(ctx, saying, source) ?? anaphora.actor ?? houseOf(ctx, source),
      mention: source.range,
      mentionAt: { sentence: source.sentence, word: source.at },
      mode,
      named: anaphora.named,
    }
    if (spokesperson) link.role = 'origin'
    if (cue) link.cue = [cue]
    if (source.artefact) link.artefact = source.artefact
    if (anaphora.anaphor) link.anaphor = anaphora.anaphor
    if (anaphora.antecedent) link.antecedent = anaphora.antecedent
    if (anaphora.candidates) link.antecedentCandidates = anaphora.candidates
    if (anaphora.open) needsReview.push('antecedent')
    if (at === 0) Object.assign(link, channel)
    links.push(link)
    const principal = innermost ? principalOf(ctx, saying, source) : null
    if (principal) {
      link.role = 'speaker'
      links.push({
        order: order + links.length,
        role: 'origin',
        actor: actorOf(ctx, principal),
        mention: principal.range,
        mentionAt: { sentence: principal.sentence, word: principal.at },
        mode,
        named: speakers.resolve(principal).named,
      })
    }
  })
  // "X, par la voix de Y": Y speaks, X is the principal and stays innermost.
  const speaker = sources.findIndex((item) => item.spokesperson)
  if (speaker > 0) {
    const [link] = links.splice(speaker, 1)
    link.role = 'speaker'
    links.splice(speaker - 1, 0, link)
    links[links.length - 1].role = 'origin'
    links.forEach((item, at) => (item.order = order + at))
  }
  return { links, needsReview }
}

/** "Nous condamnons …", outside quotation marks, in a text that a party publishes: the party. */
function authorOf(ctx: Context, saying: Saying, source: Source): string | null {
  const word = ctx.views[source.sentence].words[source.at]
  if (!ctx.findings.author || !ctx.lexicon.has('first-person', word.form)) return null
  return quotationAt(ctx, source.sentence, word.start) ? null : ctx.findings.author.id
}

/** "Notre reporter", in the text of a known medium: the medium, whose eyes he is. */
function houseOf(ctx: Context, source: Source): string | null {
  const view = ctx.views[source.sentence]
  const { form, lemma, start } = view.words[source.at]
  const house = ctx.findings.outlet
  if (!house || !(ctx.lexicon.has('recipient', form) || ctx.lexicon.has('recipient', lemma))) return null
  if (!phraseIsFirstPerson(ctx, view, source.at) || quotationAt(ctx, source.sentence, start)) return null
  return house.id
}

function actorOf(ctx: Context, source: Source): string | null {
  return ctx.actors[source.sentence].find((actor) => actor.at.word === source.at)?.actor ?? null
}

/** "son porte-parole": the principal, where it is named in the same sentence. */
function principalOf(ctx: Context, saying: Saying, source: Source): Source | null {
  const view = ctx.views[source.sentence]
  const word = view.words[source.at]
  const possessive = view.kids[source.at].some((kid) => ctx.lexicon.has('possessive', view.words[kid].form))
  if (!possessive || !ctx.lexicon.row('principal-noun', word.lemma)?.value.spokesperson) return null
  for (const content of saying.contents) {
    if (content.sentence !== source.sentence || content.mode === 'direct') continue
    const subject = child(view, content.at, 'nsubj')
    if (subject < 0) continue
    const noun = view.words[subject]
    if (
      noun.upos === 'PRON' ||
      !(
        ctx.lexicon.has('source-noun', noun.lemma) ||
        noun.upos === 'PROPN' ||
        ctx.actors[source.sentence].some((actor) => actor.at.word === subject)
      )
    )
      continue
    return makeSource(ctx, source.sentence, subject)
  }
  return null
}
