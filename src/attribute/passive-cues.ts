/**
 * Passives and participles of cue verbs: "L'attaque a été revendiquée par A, puis par B", "une attaque revendiquée par X",
 * "Y est accusé par X d'avoir …". The content is the noun phrase said, or what follows the accusation.
 */
import { accusedOf, beforeGround, deedOf, phraseAfter } from './accused-in-passive.ts'
import { type Content, type Context, type Saying, type Source, inside } from './context.ts'
import { contentEnd, contentRange } from './content-edges.ts'
import { lemmaIs } from './find-object.ts'
import type { Cue } from './cue-lexicon.ts'
import type { CueVerb } from './find-verb-cues.ts'
import { canSpeak, cannotSpeak, fitsClass, isEventNoun } from './kinds-of-noun.ts'
import { tellsDeed } from './noun-content.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import type { SentenceCues } from './sentence-cues.ts'
import { makeSource } from './make-source.ts'
import { themeNoun } from './theme-noun.ts'
import { base, isFiniteVerb, rangeOf, subjectOf } from './view.ts'

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
