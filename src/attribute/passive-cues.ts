/**
 * Passives and participles of cue verbs: "L'attaque a été revendiquée par A, puis par B", "une attaque revendiquée par X",
 * "Y est accusé par X d'avoir …". The content is the noun phrase said, or what follows the accusation.
 */
import { type Content, type Context, type Saying, type Source, inside } from './context.ts'
import { contentEnd, contentRange } from './content-edges.ts'
import { lemmaIs } from './find-object.ts'
import type { Cue } from './cue-lexicon.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { canSpeak, cannotSpeak, fitsClass, isEventNoun } from './kinds-of-noun.ts'
import { formOf } from './match-sequence.ts'
import { tellsDeed } from './noun-content.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { makeSource } from './make-source.ts'
import { base, isFiniteVerb, isGerund, isInfinitive, rangeOf, subjectOf, type Stretch } from './view.ts'

const reacts: ReadonlySet<string> = new Set(['denies', 'disputes', 'confirms', 'claims-responsibility'])

export function passiveSayings(ctx: Context, cues: SentenceCues, verb: CueVerb): Saying[] {
  const { group } = verb
  if ((group.form !== 'passive' && group.form !== 'past-participle') || group.negated) return []
  // "Des images vérifiées par X montrent": the check belongs to the chain of what the images show.
  if (group.form === 'past-participle' && verb.cues[0].act === 'verifies') return []
  const agents = findAgents(ctx, cues.sentence, verb)
  const out: Saying[] = []
  for (const cue of verb.cues) {
    const contents = themeOf(ctx, cues, verb, cue, agents.length > 0)
    if (contents.length === 0) continue
    const sources: (Source | null)[] = agents.filter((source) =>
      // "démentie par le palais": whoever denies, claims or confirms can speak.
      reacts.has(cue.act) ? !cannotSpeak(ctx, source.sentence, source.at) : canSpeak(ctx, source.sentence, source.at),
    )
    if (sources.length === 0 && agents.length > 0) continue
    // "est soupçonné d'avoir posé la bombe": nobody says who accuses, but it is no word of the author's.
    if (sources.length === 0 && cue.act === 'accuses' && contents.some((content) => tells(ctx, verb, content)))
      sources.push(null)
    if (sources.length === 0) continue
    for (const source of sources) {
      out.push({
        sentence: cues.sentence,
        at: group.head,
        cue,
        act: cue.act || 'reports',
        cueRange: rangeOf(ctx.views[cues.sentence], { a: group.a, b: group.head }),
        source,
        inner: [],
        contents: contents.map((content) => ({ ...content })),
        clause: group.form === 'passive' ? group.head : -1,
        frame: [{ a: group.a, b: frameEnd(ctx, cues, verb) }],
        rules: [`${cue.lemma} + passive`],
        needsReview: [],
      })
    }
    break
  }
  return out
}

/** An infinitive that a finite passive states, or that holds an event which would else be told as known. */
function tells(ctx: Context, { group }: CueVerb, content: Content): boolean {
  if (content.nominal || content.clause || !content.accused) return false
  return group.form === 'passive' || ctx.events[content.sentence].some((event) => inside(event.trigger, content.range))
}

function frameEnd(ctx: Context, cues: SentenceCues, verb: CueVerb): number {
  return contentEnd(
    ctx,
    cues.sentence,
    verb.group.head,
    -1,
    new Set([...cues.barriers].filter((at) => at > verb.group.head)),
  )
}

/** Every "par X" of the participle up to the end of its clause, each one a source. */
function findAgents(ctx: Context, sentence: number, verb: CueVerb): Source[] {
  const view = ctx.views[sentence]
  const out: Source[] = []
  for (let i = verb.last + 1; i < view.words.length; i++) {
    const word = view.words[i]
    if (/^[;:.]$/.test(word.form) || (isFiniteVerb(word) && base(word) !== 'acl')) break
    if (!ctx.lexicon.has('agent-marker', word.form)) {
      if (out.length === 0 && i - verb.last > 8) break
      continue
    }
    const head = phraseHead(view, i + 1)
    if (head < 0) continue
    const own = base(view.words[head])
    if (
      out.length === 0 ||
      own === 'conj' ||
      view.words[i - 1].upos === 'ADV' ||
      view.words[i - 1].upos === 'CCONJ' ||
      own === 'obl'
    ) {
      const source = makeSource(ctx, sentence, head, beforeGround(ctx, view, verb, head))
      const phrase = { a: i + 1, b: head }
      out.push(source)
      i = Math.max(i, phrase.b)
    }
  }
  return out
}

/** "soupçonnée par le ministère d'avoir enlevé N": an infinitive behind the agent is the accused's; its last word stands before the preposition. */
function beforeGround(
  ctx: Context,
  view: Context['views'][number],
  { cues }: CueVerb,
  head: number,
): number | undefined {
  const openers = cues.flatMap((cue) =>
    cue.slots.flatMap((slot) => (slot.kind === 'infinitive' && slot.person === '' ? [slot] : [])),
  )
  for (let i = head + 1; i < Math.min(view.words.length - 1, head + 8); i++)
    for (const { word, gerund } of openers)
      if (lemmaIs(view, i, word) && (gerund ? isGerund(view.words[i + 1]) : isInfinitive(view.words[i + 1]))) return i
  return undefined
}

function themeOf(ctx: Context, cues: SentenceCues, verb: CueVerb, cue: Cue, agent: boolean): Content[] {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const { group } = verb
  for (const slot of cue.slots) {
    if (slot.kind === 'infinitive' && slot.person === '') {
      const said = accusedOf(ctx, cues, verb, slot.word, slot.gerund ?? false)
      if (said.length) return said
    }
    if (agent && slot.kind === 'noun' && slot.person === '' && slot.word !== '') {
      const deed = deedOf(ctx, cues, verb, slot.word)
      if (deed) return [deed]
    }
    if (slot.kind === 'clause' && group.form === 'passive' && isImpersonal(ctx, sentence, group.head)) {
      for (let i = verb.last + 1; i < view.words.length; i++) {
        if (!lemmaIs(view, i, slot.word)) continue
        const made = contentRange(ctx, sentence, {
          a: i + 1,
          b: contentEnd(ctx, sentence, i + 1, group.head, cues.barriers),
        })
        return made
          ? [{ range: made.range, sentence, at: Math.min(i + 1, view.words.length - 1), mode: 'indirect' }]
          : []
      }
    }
  }
  const theme = themeNoun(ctx, sentence, verb)
  if (theme < 0 || !agent) return []
  const deed = tellsDeed(ctx, sentence, verb, theme)
  const slots = cue.slots.filter(
    (item) => item.kind === 'noun' && item.word === '' && !(deed && item.noun === 'figure'),
  )
  if (slots.length === 0) return []
  const phrase = nounPhrase(view, theme, { a: 0, b: group.a - 1 })
  if (view.words[theme].upos === 'PRON') {
    const made = contentRange(ctx, sentence, { a: view.lo[theme], b: group.head })
    return made ? [{ range: made.range, sentence, at: group.head, mode: 'indirect', clause: true }] : []
  }
  const slot = slots.find((item) => item.kind === 'noun' && fitsClass(ctx, sentence, theme, phrase, item.noun))
  if (slot?.kind !== 'noun') return []
  if (
    slot.noun === 'any' &&
    !isEventNoun(ctx, sentence, theme) &&
    cue.act !== 'reports' &&
    cue.act !== 'announces' &&
    cue.act !== 'counts' &&
    cue.act !== 'demands' &&
    cue.act !== 'verifies' &&
    !fitsClass(ctx, sentence, theme, phrase, 'said')
  )
    return []
  const made = contentRange(ctx, sentence, phrase)
  if (!made) return []
  const content: Content = { range: made.range, sentence, at: theme, mode: 'indirect', nominal: true }
  if (slot.target) {
    const accused = phraseAfter(ctx, sentence, verb, slot.target)
    if (!accused) return []
    content.accused = rangeOf(view, accused)
  }
  return [content]
}

function isImpersonal(ctx: Context, sentence: number, head: number): boolean {
  const view = ctx.views[sentence]
  const subject = subjectOf(view, head)
  return subject < 0 || view.words[subject].upos === 'PRON'
}

/** The noun the participle tells about: its subject, or the noun it stands behind. */
function themeNoun(ctx: Context, sentence: number, verb: CueVerb): number {
  const view = ctx.views[sentence]
  const word = view.words[verb.group.head]
  const subject = subjectOf(view, verb.group.head)
  if (subject >= 0) return view.words[subject].feats.PronType === 'Rel' && base(word) === 'acl' ? word.head : subject
  if (verb.group.form === 'passive') {
    if (base(word) === 'conj' && word.head >= 0) return subjectOf(view, word.head)
    return -1
  }
  const near = view.words[verb.group.a - 1]
  if (near?.upos === 'NOUN' && ctx.lexicon.has('said-noun', near.lemma) && agrees(word.feats, near.feats))
    return near.index
  // The nearest noun in front that agrees, an event first: "une attaque à la frontière, revendiquée par le groupe".
  let fallback = -1
  for (let i = verb.group.a - 1; i >= 0; i--) {
    const noun = view.words[i]
    if (isFiniteVerb(noun) && fallback >= 0) break
    if (noun.upos !== 'NOUN' || !agrees(word.feats, noun.feats)) continue
    if (isEventNoun(ctx, sentence, i)) {
      const up = noun.head >= 0 ? view.words[noun.head] : null
      if (
        up &&
        base(noun) === 'nmod' &&
        up.upos === 'NOUN' &&
        isEventNoun(ctx, sentence, up.index) &&
        agrees(word.feats, up.feats)
      )
        return up.index
      return i
    }
    if (fallback < 0) fallback = i
  }
  return word.head >= 0 && view.words[word.head].upos === 'NOUN' ? word.head : fallback
}

function agrees(x: Readonly<Record<string, string>>, y: Readonly<Record<string, string>>): boolean {
  return (!x.Gender || !y.Gender || x.Gender === y.Gender) && (!x.Number || !y.Number || x.Number === y.Number)
}

/** "Y est accusé (par X) d'avoir …": the infinitive or noun after the preposition. */
function accusedOf(ctx: Context, cues: SentenceCues, verb: CueVerb, word: string, gerund: boolean): Content[] {
  const { sentence } = cues
  const view = ctx.views[sentence]
  const subject = subjectOf(view, verb.group.head)
  const above = view.words[verb.group.head].head
  // "The militia, accused by X of N, holds …": a participle tells of a noun, whatever the tree hung it on.
  const theme = subject >= 0 ? subject : isVerbal(view, above) ? themeNoun(ctx, sentence, verb) : above
  for (let i = verb.last + 1; i < Math.min(view.words.length - 1, verb.last + 14); i++) {
    if (!lemmaIs(view, i, word) || !/^(?:ADP|SCONJ)$/.test(view.words[i].upos)) continue
    let inf = i + 1
    while (
      inf < view.words.length &&
      (view.words[inf].upos === 'PRON' || view.words[inf].upos === 'ADV') &&
      formOf(view, inf).length < 5
    )
      inf++
    if (!view.words[inf] || !(gerund ? isGerund(view.words[inf]) : isInfinitive(view.words[inf]))) continue
    const end = contentEnd(ctx, sentence, i + 1, verb.group.head, new Set([...cues.barriers].filter((at) => at > i)))
    const made = contentRange(ctx, sentence, {
      a: i + 1,
      b: verb.group.form === 'past-participle' ? beforeMain(view, inf, end) : end,
    })
    if (!made) return []
    const content: Content = { range: made.range, sentence, at: mainOf(view, inf), mode: 'indirect' }
    // "Accusée d'avoir bombardé l'école, l'armée …": the accused may stand behind.
    const limit = theme < verb.group.a ? { a: 0, b: verb.group.a - 1 } : undefined
    if (theme >= 0) content.accused = rangeOf(view, nounPhrase(view, theme, limit))
    return [content]
  }
  return []
}

/** "Y est accusé par X du meurtre de N": the deed behind the preposition, where it is told as a noun. */
function deedOf(ctx: Context, { sentence, barriers }: SentenceCues, verb: CueVerb, word: string): Content | null {
  const view = ctx.views[sentence]
  const theme = subjectOf(view, verb.group.head)
  if (theme < 0 || verb.group.form !== 'passive') return null
  for (let i = verb.last + 1; i < Math.min(view.words.length - 1, verb.last + 14); i++) {
    if (view.words[i].upos !== 'ADP' || !lemmaIs(view, i, word)) continue
    const at = phraseHead(view, i + 1)
    if (at < 0 || !isEventNoun(ctx, sentence, at)) continue
    const stops = new Set([...barriers].filter((item) => item > i))
    const made = contentRange(ctx, sentence, { a: i + 1, b: contentEnd(ctx, sentence, i + 1, verb.group.head, stops) })
    if (!made) return null
    const accused = rangeOf(view, nounPhrase(view, theme, { a: 0, b: verb.group.a - 1 }))
    return { range: made.range, sentence, at, mode: 'indirect', nominal: true, accused }
  }
  return null
}

function isVerbal(view: Context['views'][number], at: number): boolean {
  return at >= 0 && /^(?:VERB|AUX)$/.test(view.words[at].upos)
}

/** "Trois hommes soupçonnés d'avoir posé la bombe ont été arrêtés": the sentence's own verb ends what they are suspected of. */
function beforeMain(view: Context['views'][number], from: number, to: number): number {
  for (let i = from + 1; i <= to; i++) {
    const word = view.words[i]
    if (word.upos === 'SCONJ' || word.feats.PronType === 'Rel') return to
    if (isFiniteVerb(word)) return i - 1
  }
  return to
}

/** The participle behind an auxiliary infinitive. */
function mainOf(view: Context['views'][number], infinitive: number): number {
  const word = view.words[infinitive]
  return word.upos === 'AUX' && word.head > infinitive && word.head - infinitive < 6 ? word.head : infinitive
}

function phraseAfter(ctx: Context, sentence: number, verb: CueVerb, word: string): Stretch | null {
  const view = ctx.views[sentence]
  for (let i = verb.last + 1; i < Math.min(view.words.length, verb.last + 10); i++) {
    if (!lemmaIs(view, i, word) || view.words[i].upos !== 'ADP') continue
    const head = phraseHead(view, i + 1)
    if (head < 0) return null
    const phrase = nounPhrase(view, head, { a: i + 1, b: view.words.length - 1 })
    // "imputé à la milice par le ministère": who says so stands behind, whatever the tree hung it on.
    for (let at = head + 1; at <= phrase.b; at++)
      if (ctx.lexicon.has('agent-marker', view.words[at].form) && view.words[at - 1].upos !== 'VERB')
        return { a: phrase.a, b: at - 1 }
    return phrase
  }
  return null
}
