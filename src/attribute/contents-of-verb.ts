/**
 * What a cue verb says, by its frame: the clause after "que", the infinitive, the noun phrase, the person accused. Slots are tried
 * in a fixed order (clause, infinitive, noun, adjective, person); the first whose words are there wins. Quotations are read elsewhere.
 */
import { bareClause } from './bare-clause.ts'
import { clauseSlot } from './clause-content.ts'
import { contentEnd, contentRange } from './content-edges.ts'
import type { Barriers, Content, Context } from './context.ts'
import type { Cue } from './cue-lexicon.ts'
import { findNoun, lemmaIs } from './find-object.ts'
import type { CueVerb } from './find-verb-cues.ts'
import type { Slot } from './frames.ts'
import { infinitiveSlot } from './infinitive-content.ts'
import { cannotSpeak, hasFigure } from './kinds-of-noun.ts'
import { formOf } from './match-sequence.ts'
import { nounSlot } from './noun-content.ts'
import { nounPhrase, phraseHead } from './noun-phrase.ts'
import { personAndLabel } from './person-and-label.ts'
import { phraseBefore } from './phrase-before.ts'
import { headOf, isFiniteClause, isPunctuation, subjectOf, type View } from './view.ts'

export interface Said {
  cue: Cue
  contents: Content[]
  rule: string
}

export function contentsOfVerb(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  barriers: Barriers,
  inverted: boolean,
): Said | null {
  for (const cue of verb.cues) {
    if (cue.value.pronoun === 'yes' && !takesPronoun(ctx, sentence, verb)) continue
    if (cue.value.content === 'clause') {
      // "s'est refusée à tout commentaire sur N": where the topic is named, it is what nothing is said of.
      for (const slot of cue.slots) {
        const topic = fill(ctx, sentence, verb, cue, slot, barriers, inverted)
        if (topic?.length) return { cue, contents: topic, rule: `${cue.lemma} + topic` }
      }
      const content = wholeClause(ctx, sentence, verb, barriers)
      return content && { cue, contents: [content], rule: `${cue.lemma}: whole clause` }
    }
    if (cue.value.content === 'tail') {
      const content = inverted ? null : personAndLabel(ctx, sentence, verb, cue, barriers)
      if (content) return { cue, contents: [content], rule: `${cue.lemma}: person and label` }
      continue
    }
    if (cue.value.content === 'rest') {
      const content = inverted ? null : rest(ctx, sentence, verb, barriers)
      if (content) return { cue, contents: [content], rule: `${cue.lemma} + rest` }
      continue
    }
    if (cue.value.colon && !inverted) {
      const content = afterColon(ctx, sentence, verb, barriers)
      if (content) return { cue, contents: [content], rule: `${cue.lemma} + colon` }
    }
    const order = [...cue.slots].sort((x, y) => rank(x) - rank(y))
    const infinitive =
      !inverted && cue.slots.some(({ kind }) => kind === 'infinitive') && isBeforeInfinitive(ctx, sentence, verb)
    for (const slot of order) {
      if (infinitive && slot.kind === 'clause') continue
      const contents = fill(ctx, sentence, verb, cue, slot, barriers, inverted)
      if (contents?.length && slot.kind === 'adjective' && cue.act === 'assesses')
        return { cue: { ...cue, act: 'characterises' }, contents, rule: `${cue.lemma} + ${slot.kind}` }
      if (contents?.length) return { cue, contents, rule: `${cue.lemma} + ${slot.kind}` }
    }
    if (cue === verb.cues[0] && !inverted && cue.value.alone === 'yes' && standsAlone(ctx, sentence, verb, barriers)) {
      const content = wholeClause(ctx, sentence, verb, barriers)
      if (content) return { cue, contents: [content], rule: `${cue.lemma}: alone` }
    }
    if (cue.value.content === 'object') {
      const object = cueNoun(ctx, sentence, verb, barriers)
      if (object) return { cue, contents: [object], rule: `${cue.lemma} + object` }
    }
  }
  return null
}

/** "affirme avoir tué quarante insurgés, un chiffre que …": what stands right behind the cue is what it says. */
function isBeforeInfinitive(ctx: Context, sentence: number, { last }: CueVerb): boolean {
  const { words } = ctx.views[sentence]
  const next = words.find(
    ({ index, upos, feats }) => index > last && upos !== 'ADV' && !(upos === 'PRON' && feats.PronType !== 'Rel'),
  )
  return next !== undefined && next.index - last <= 4 && next.feats.VerbForm === 'Inf'
}

const ranks: Readonly<Record<Slot['kind'], number>> = {
  clause: 0,
  infinitive: 1,
  noun: 3,
  adjective: 4,
  person: 5,
  quote: 9,
}

function rank(slot: Slot): number {
  // A clause without a conjunction is asked for after those with one and after infinitives.
  if (slot.kind === 'clause' && slot.word === '') return 1.5
  if (slot.kind === 'noun') return slot.person !== null || slot.target ? 2 : slot.noun === 'any' ? 3.5 : 3
  return ranks[slot.kind]
}

function fill(
  ctx: Context,
  sentence: number,
  verb: CueVerb,
  cue: Cue,
  slot: Slot,
  barriers: Barriers,
  inverted: boolean,
): Content[] | null {
  switch (slot.kind) {
    case 'clause':
      if (slot.word === '') return inverted ? null : bareClause(ctx, sentence, verb, barriers, slot.person)
      return clauseSlot(ctx, sentence, verb, slot.word, barriers, slot.person)
    case 'infinitive':
      return infinitiveSlot(ctx, sentence, verb, slot, barriers)
    case 'noun':
      return inverted ? null : nounSlot(ctx, sentence, verb, cue, slot, barriers)
    case 'person':
      return inverted ? null : personSlot(ctx, sentence, verb, barriers)
    case 'adjective':
      return inverted ? null : adjectiveSlot(ctx, sentence, verb, barriers)
    default:
      return null
  }
}

function personSlot(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): Content[] | null {
  const view = ctx.views[sentence]
  if (verb.group.form === 'passive' || verb.group.form === 'past-participle') return null
  const at = findNoun(ctx, sentence, verb, '', false)
  if (at < 0 || cannotSpeak(ctx, sentence, at)) return null
  const stop = contentEnd(ctx, sentence, at, verb.group.head, barriers)
  const phrase = nounPhrase(view, at, { a: verb.last + 1, b: stop })
  // "mettons en garde les transporteurs : ne prêtez plus …": the warning runs on behind the colon.
  const goesOn = view.words[phrase.b + 1]?.form === ':'
  let b = goesOn ? stop : phrase.b
  for (let i = at + 1; i <= b; i++) {
    if (ctx.lexicon.has('relative', view.words[i].form) && view.words[i - 1].form === ',') b = i - 2
    // "blamed separatists for the attack": the ground is another slot's.
    else if (!goesOn && view.words[i].upos === 'ADP' && opensGround(ctx, view, verb, i)) b = i - 1
  }
  const made = contentRange(ctx, sentence, { a: phrase.a, b })
  return made && [{ range: made.range, sentence, at, mode: 'indirect', nominal: !goesOn, accused: made.range }]
}

function opensGround(ctx: Context, view: View, verb: CueVerb, at: number): boolean {
  return verb.cues.some((cue) =>
    cue.slots.some(
      (slot) =>
        (slot.kind === 'noun' || slot.kind === 'infinitive') &&
        slot.person === '' &&
        slot.word !== '' &&
        !ctx.lexicon.has('genitive', slot.word) &&
        lemmaIs(view, at, slot.word),
    ),
  )
}

function adjectiveSlot(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): Content[] | null {
  const view = ctx.views[sentence]
  let i = verb.last + 1
  while (
    i < view.words.length &&
    (view.words[i].upos === 'ADV' || /^[«"“‘]$/.test(view.words[i].form)) &&
    formOf(view, i).length < 14
  )
    i++
  const word = view.words[i]
  if (!word || (word.upos !== 'ADJ' && !(word.upos === 'VERB' && word.feats.VerbForm === 'Part'))) return null
  const from = verb.last + 1
  const made = contentRange(ctx, sentence, { a: from, b: contentEnd(ctx, sentence, from, verb.group.head, barriers) })
  return made && [{ range: made.range, sentence, at: i, mode: 'indirect', nominal: true }]
}

/** "elle en doute": what another said stands as a pronoun in front of the verb. */
function takesPronoun(ctx: Context, sentence: number, verb: CueVerb): boolean {
  const view = ctx.views[sentence]
  const before = view.words[verb.group.a - 1]
  const inside = view.words.slice(verb.group.a, verb.group.head)
  return [before, ...inside].some((word) => word !== undefined && ctx.lexicon.has('object-pronoun', word.form))
}

/** "Les rebelles démentent.": nothing but an adverb follows. */
function standsAlone(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): boolean {
  const view = ctx.views[sentence]
  if (verb.group.clitic >= 0) return true
  for (let i = verb.last + 1; i < view.words.length; i++) {
    const word = view.words[i]
    if (isPunctuation(word) || barriers.has(i)) return word.form !== ':' && !/^[«"“‘]$/.test(word.form)
    // "a opposé mardi un démenti catégorique": what describes the cue's own noun, and the day of saying, leave it alone.
    const ownAdjective = word.upos === 'ADJ' && verb.last > verb.group.head && word.head === verb.last
    if (word.upos !== 'ADV' && !ownAdjective && !inDate(ctx, sentence, word)) return false
  }
  return true
}

function inDate(ctx: Context, sentence: number, word: View['words'][number]): boolean {
  return ctx.dates[sentence].some((index) => {
    const { span } = ctx.findings.dates[index].date
    return word.start >= span.start && word.end <= span.end
  })
}

/** The cue's own noun and what follows it ("présente ses excuses à l'organisation"). */
function cueNoun(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): Content | null {
  const view = ctx.views[sentence]
  let a = verb.last
  while (a > verb.group.b + 1 && view.words[a - 1].upos !== 'PUNCT' && a - 1 > verb.group.head) a--
  const made = contentRange(ctx, sentence, { a, b: contentEnd(ctx, sentence, verb.last, verb.group.head, barriers) })
  return made && { range: made.range, sentence, at: verb.last, mode: 'indirect', nominal: true }
}

/** "est revenu sur son bilan : neuf morts et non onze": what stands behind the colon is what is said now. */
function afterColon(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): Content | null {
  const view = ctx.views[sentence]
  const colon = view.words.findIndex((word) => word.index > verb.last && word.form === ':')
  if (colon < 0 || colon - verb.last > 8 || /^[«"“‘]$/.test(view.words[colon + 1]?.form ?? '«')) return null
  const from = colon + 1
  const made = contentRange(ctx, sentence, { a: from, b: contentEnd(ctx, sentence, from, -1, barriers) })
  if (!made) return null
  const at = headOf(view, made.stretch)
  return { range: made.range, sentence, at, mode: 'indirect', nominal: !isFiniteClause(view, at) }
}

/** "estime à trois cents le nombre de tués": figure and thing counted in either order, all that follows. */
function rest(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): Content | null {
  const view = ctx.views[sentence]
  const from = verb.last + 1
  if (!view.words[from] || isPunctuation(view.words[from])) return null
  const stretch = { a: from, b: contentEnd(ctx, sentence, from, verb.group.head, barriers) }
  const at = phraseHead(view, from)
  const made = at < 0 || !hasFigure(ctx, sentence, stretch) ? null : contentRange(ctx, sentence, stretch)
  return made && { range: made.range, sentence, at, mode: 'indirect', nominal: true }
}

/** The verb that an infinitive cue speaks through ("n'a voulu ni confirmer ni démentir"). */
function governorOf(ctx: Context, view: View, head: number): number {
  const up = view.words[head].head
  return up >= 0 && up < head && ctx.lexicon.has('governor', view.words[up].lemma) ? up : head
}

/** The clause with its subject, for cues that say nothing but what they are ("n'a pas souhaité commenter"). */
function wholeClause(ctx: Context, sentence: number, verb: CueVerb, barriers: Barriers): Content | null {
  const view = ctx.views[sentence]
  const { head } = verb.group
  const top = verb.group.form === 'infinitive' ? governorOf(ctx, view, head) : head
  const own = subjectOf(view, top)
  const subject = own >= 0 ? own : (phraseBefore(view, verb.group.a)?.head ?? -1)
  let a = Math.min(verb.group.a, subject >= 0 ? view.lo[subject] : verb.group.a, view.lo[head], view.lo[top])
  for (let i = verb.group.a - 1; i >= a; i--) {
    const { form } = view.words[i]
    if (/^[;:]$/.test(form) || (view.words[i].upos === 'CCONJ' && (subject < 0 || i < view.lo[subject]))) a = i + 1
  }
  const made = contentRange(ctx, sentence, { a, b: contentEnd(ctx, sentence, verb.group.a, head, barriers) })
  return made && { range: made.range, sentence, at: head, mode: 'indirect', clause: true }
}
