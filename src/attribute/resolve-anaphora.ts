/**
 * Links local words for a speaker ("le groupe", "elle", "la même source", nothing at all) to what they stand for. In: a source in its
 * place of the text and the mentions before it. Out: the kind of anaphor, its antecedent, and the others that stay open.
 */
import { foldWord } from './fold-once.ts'
import { foldedLemma } from '../text/folded-form.ts'
import type { ChainLink } from '../model/statement.ts'
import type { Range } from '../model/span.ts'
import { inside, type Context, type Source } from './context.ts'
import { genderOf, isGroup, namedOf } from './mention-features.ts'
import { base } from './view.ts'

export interface Anaphora {
  anaphor?: ChainLink['anaphor']
  antecedent?: Range
  /** Whom a settled antecedent means, also where that is itself an anaphor ("the group said …. It added …"). */
  actor?: string | null
  candidates?: Range[]
  named: NonNullable<ChainLink['named']>
  /** Several antecedents stay open. */
  open: boolean
}

interface Mention {
  range: Range
  sentence: number
  lemma: string
  gender?: string
  number?: string
  actor: string | null
  speaker: boolean
  /** One proper name and nothing else. */
  lone: boolean
  /** The name of a group, a state, an organisation: nobody's. */
  group: boolean
}

const reach = 6
/** Names older than this many mentions are out of mind; it keeps long texts linear. */
const memory = 300

/** Remembers who was named and who spoke, in order of the text. */
export class Speakers {
  private readonly mentions: Mention[] = []
  /** Actors of sources that only point back, by where they start. */
  private readonly meant = new Map<number, string | null>()
  private actorsRead = 0

  constructor(private readonly ctx: Context) {}

  resolve(source: Source): Anaphora {
    const { ctx } = this
    this.readActorsUntil(source.range.start, source.sentence)
    const view = ctx.views[source.sentence]
    const word = view.words[source.at]
    const text = ctx.doc.text.slice(source.range.start, source.range.end)
    const named = namedOf(ctx, source)
    if (source.ellipsis) return { anaphor: 'ellipsis', antecedent: source.range, named, open: false }
    const first = foldWord(text)
    if (ctx.lexicon.has('latter', first)) {
      const row = ctx.lexicon.row('latter', first)
      return this.back(source, 'ce-dernier', row?.value.gender, row?.value.number, () => true, 'implicit')
    }
    if (word.upos === 'PRON') {
      const row = ctx.lexicon.row('pronoun', word.form) ?? ctx.lexicon.row('pronoun', text)
      if (!row) return { named, open: false }
      // "it" is no person, "she" no organisation, where the pack says so.
      const fits = (mention: Mention): boolean =>
        !row.value.kind ||
        this.sameKind(mention, row.value.kind) ||
        // "The army said …. It added …": an institution is no person either.
        (row.value.kind === 'group' && this.sameKind(mention, 'institution'))
      return this.back(source, 'pronoun', row.value.gender, row.value.number, fits, 'implicit')
    }
    const lemma = foldedLemma(word)
    if (this.isTheirSpokesperson(source)) {
      const out = this.back(source, 'definite', undefined, undefined, (mention) => mention.speaker, named)
      if (out.antecedent) return out
    }
    const same = view.kids[source.at].some((kid) => ctx.lexicon.has('same', view.words[kid].form))
    if (same)
      return this.back(
        source,
        'same-source',
        word.feats.Gender,
        word.feats.Number,
        (mention) => mention.lemma === lemma || kindOf(mention, this.ctx) === lemma,
        named,
      )
    if (this.isBareDefinite(source)) {
      const out = this.back(
        source,
        'definite',
        undefined,
        word.feats.Number,
        (mention) => mention.lemma === lemma,
        named,
        true,
      )
      if (out.antecedent) return out
      if (ctx.lexicon.has('generic', lemma) && ctx.lexicon.row('generic', lemma)?.value.kind !== 'institution') {
        const artefact = ctx.lexicon.artefacts.has(lemma)
        const kind = this.ctx.lexicon.row('generic', lemma)?.value.kind
        const fits = (mention: Mention): boolean =>
          artefact ||
          ((mention.speaker || mention.actor !== null) &&
            this.sameKind(mention, kind) &&
            !this.otherOffice(mention, lemma))
        const any = this.back(source, 'definite', undefined, artefact ? undefined : word.feats.Number, fits, named)
        if (any.antecedent) return any
      }
    }
    if (word.upos === 'PROPN') {
      const short = this.mentions.find(
        (mention) =>
          mention.range.end <= source.range.start &&
          text.length < mention.range.end - mention.range.start &&
          this.textOf(mention).includes(text.replace(/^(?:\p{L}{1,2}['’]|\p{Ll}{2,3} )/u, '')),
      )
      if (short) return { anaphor: 'short-name', antecedent: short.range, named, open: false }
    }
    return { named, open: false }
  }

  private push(mention: Mention): void {
    this.mentions.push(mention)
    if (this.mentions.length > 2 * memory) this.mentions.splice(0, memory)
  }

  /** After a statement is made, its source can be meant by what follows. */
  remember(source: Source): void {
    if (source.ellipsis) return
    const word = this.ctx.views[source.sentence].words[source.at]
    if (word.upos === 'PRON') return
    const actor = this.ctx.actors[source.sentence].find((mention) => mention.at.word === source.at)
    this.push({
      range: source.range,
      sentence: source.sentence,
      lemma: foldedLemma(word),
      gender: genderOf(this.ctx, source.sentence, source.at),
      number: word.feats.Number,
      actor: actor?.actor ?? this.meant.get(source.range.start) ?? null,
      group: isGroup(actor),
      speaker: true,
      lone: word.upos === 'PROPN' && !/\s/.test(this.ctx.doc.text.slice(source.range.start, source.range.end)),
    })
  }

  private back(
    source: Source,
    anaphor: NonNullable<ChainLink['anaphor']>,
    gender: string | undefined,
    number: string | undefined,
    fits: (mention: Mention) => boolean,
    named: Anaphora['named'],
    sameWord = false,
  ): Anaphora {
    const fitting: Mention[] = []
    for (let i = this.mentions.length - 1; i >= 0 && fitting.length < 12; i--) {
      const mention = this.mentions[i]
      if (mention.range.end > source.range.start) continue
      if (!sameWord && source.sentence - mention.sentence > reach) break
      if (agree(mention.gender, gender) && agree(mention.number, number) && fits(mention)) fitting.push(mention)
    }
    const best = fitting.find((mention) => mention.speaker && source.sentence - mention.sentence <= 2) ?? fitting[0]
    if (!best) return { anaphor, named, open: anaphor !== 'definite' }
    const name = this.textOf(best)
    const rivals = sameWord
      ? []
      : fitting.filter(
          (mention) =>
            mention !== best &&
            source.sentence - mention.sentence <= 1 &&
            !sameActor(mention, best) &&
            !name.includes(this.textOf(mention)) &&
            !this.textOf(mention).includes(name),
        )
    const distinct = rivals.filter(
      (mention, at) => rivals.findIndex((other) => this.textOf(other) === this.textOf(mention)) === at,
    )
    const settled = distinct.length === 0 || (best.speaker && !distinct.some((mention) => mention.speaker))
    if (settled) this.meant.set(source.range.start, best.actor)
    return {
      anaphor,
      // Where two fit alike, who is meant stays open.
      ...(settled ? { antecedent: best.range, actor: best.actor } : {}),
      ...(distinct.length ? { candidates: [best.range, ...distinct.map((mention) => mention.range)] } : {}),
      named,
      open: distinct.length > 0,
    }
  }

  private isBareDefinite(source: Source): boolean {
    const view = this.ctx.views[source.sentence]
    const kids = view.kids[source.at].filter(
      (kid) => !['punct', 'case', 'cc', 'advmod', 'mark', 'cop'].includes(base(view.words[kid])),
    )
    return (
      view.words[source.at].upos === 'NOUN' &&
      kids.length > 0 &&
      kids.every(
        (kid) =>
          this.isOfKind(source, kid) ||
          (base(view.words[kid]) === 'det' &&
            (view.words[kid].feats.Definite === 'Def' ||
              view.words[kid].feats.PronType === 'Dem' ||
              (view.words[kid].feats.PronType === 'Art' && view.words[kid].feats.Definite !== 'Ind'))),
      ) &&
      kids.some((kid) => base(view.words[kid]) === 'det')
    )
  }

  /** "sa porte-parole": speaks for who spoke last. */
  private isTheirSpokesperson({ sentence, at }: Source): boolean {
    const { ctx } = this
    const { words } = ctx.views[sentence]
    return (
      ctx.lexicon.row('principal-noun', words[at].lemma)?.value.spokesperson !== undefined &&
      ctx.views[sentence].kids[at].some((kid) => kid < at && ctx.lexicon.has('possessive', words[kid].form))
    )
  }

  /** "le groupe armé", "the armed group": the adjective belongs to the noun for an actor that this noun does not name. */
  private isOfKind({ sentence, at }: Source, kid: number): boolean {
    const { words } = this.ctx.views[sentence]
    if (base(words[kid]) !== 'amod') return false
    return this.ctx.actors[sentence].some(
      (actor) =>
        actor.at.word === at &&
        actor.actor === null &&
        this.ctx.lexicon.has('generic', foldedLemma(words[at])) &&
        inside(words[kid], actor),
    )
  }

  private readActorsUntil(offset: number, sentence: number): void {
    const { actors } = this.ctx.findings
    while (
      this.actorsRead < actors.length &&
      (actors[this.actorsRead].at.sentence < sentence || actors[this.actorsRead].end <= offset)
    ) {
      const actor = actors[this.actorsRead++]
      const word = this.ctx.views[actor.at.sentence]?.words[actor.at.word]
      if (!word || word.upos === 'PRON') continue
      this.push({
        range: { start: actor.start, end: actor.end },
        sentence: actor.at.sentence,
        lemma: foldedLemma(word),
        gender: genderOf(this.ctx, actor.at.sentence, actor.at.word),
        number: word.feats.Number,
        actor: actor.actor,
        speaker: false,
        lone: false,
        group: isGroup(actor),
      })
    }
  }

  /** A group is no person, and a person no group; what is not known fits. */
  private sameKind(mention: Mention, kind: string | undefined): boolean {
    const other = this.ctx.lexicon.row('generic', mention.lemma)?.value.kind
    // "le maire" is not Hamas, whatever lexicon knows the name.
    if (kind === 'person' && mention.group) return false
    // A single name of unknown kind may be a person's: no group takes it.
    if (kind === 'group' && !other && mention.actor === null && mention.lone) return false
    return !kind || !other || kind === other
  }

  /** "The mayor … the governor": two offices without a name are two people. */
  private otherOffice(mention: Mention, lemma: string): boolean {
    if (mention.lemma === lemma || !this.ctx.lexicon.has('generic', mention.lemma)) return false
    return !/\p{Lu}/u.test(this.textOf(mention).slice(1))
  }

  private textOf(mention: Mention): string {
    return this.ctx.doc.text.slice(mention.range.start, mention.range.end)
  }
}

function kindOf(mention: Mention, ctx: Context): string {
  return ctx.lexicon.has('generic', mention.lemma) ? mention.lemma : ''
}

function sameActor(x: Mention, y: Mention): boolean {
  return x.actor !== null && x.actor === y.actor
}

function agree(x: string | undefined, y: string | undefined): boolean {
  if (!x || !y) return true
  return x.slice(0, 3).toLowerCase() === y.slice(0, 3).toLowerCase()
}
