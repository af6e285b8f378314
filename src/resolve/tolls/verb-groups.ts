import type { Measure } from '../../model/toll.ts'
import type { TollEntry } from './toll-lexicon.ts'
import type { TollSentence } from './toll-sentence.ts'

/** A verb with its auxiliaries. `measure` is set where the lexicon knows that it harms, holds or drives out persons. */
export interface VerbGroup {
  first: number
  main: number
  last: number
  /** finite also for a participle with a finite auxiliary; bare: a participle alone ("trois employés brûlés"). */
  form: 'finite' | 'infinitive' | 'gerund' | 'bare'
  passive: boolean
  /** Infinitives and participles with an auxiliary: what they say lies in the past ("avoir tué"). */
  perfect: boolean
  negated: boolean
  plural: boolean | null
  feats: Readonly<Record<string, string>>
  lemma: string
  entry: TollEntry | null
  measure: Measure | null
  /** Helping verb of the pack that opens the group ("did", "will", "may"), whose row says whether what follows has happened. */
  helper: TollEntry | null
  /** Where the victims stand. */
  victim: 'subject' | 'object' | null
}

/** All verb groups of a sentence in order. Participles of the lexicon count whatever their tag: taggers often call them adjectives. */
export function verbGroups(at: TollSentence): VerbGroup[] {
  const groups: VerbGroup[] = []
  for (let i = 0; i < at.words.length;) {
    const group = isVerbal(at, i) ? (helpedGroup(at, i) ?? groupAt(at, i)) : null
    if (group) groups.push(group)
    i = group ? group.main + 1 : i + 1
  }
  return groups
}

function isVerbal(at: TollSentence, i: number): boolean {
  const { upos } = at.words[i]
  if (upos === 'AUX' || upos === 'VERB') return true
  if (upos !== 'NOUN' && upos !== 'DET' && isFiniteForm(at, i)) return true
  // "a fait dix morts et déplacé mille personnes": an object follows, whatever the tag.
  const next = at.words[i + 1]?.upos
  const joined = i > 0 && (at.words[i - 1].upos === 'CCONJ' || at.words[i - 1].form === ',')
  if (upos === 'NOUN' && joined && (next === 'NUM' || next === 'DET') && participleEntry(at, i)) return true
  const afterNoun = i > 0 && (at.words[i - 1].upos === 'NOUN' || at.words[i - 1].upos === 'ADJ')
  return (upos === 'ADJ' || (upos === 'NOUN' && afterNoun)) && i > 0 && participleEntry(at, i) !== null
}

/** A finite form that the lexicon knows for sure, whatever the tag. */
function isFiniteForm(at: TollSentence, i: number): boolean {
  return at
    .entriesAt(i)
    .some((entry) => entry.category === 'verb' && entry.value.finite?.split('|').includes(at.lower[i]))
}

/** "did not kill", "may have died": one group with the verb that the helping verb leads to, over adverbs and negation. */
function helpedGroup(at: TollSentence, first: number): VerbGroup | null {
  const helper = at.entryAt(first, 'auxiliary')
  if (!helper) return null
  for (let i = first + 1; i <= first + 4 && i < at.words.length; i++) {
    const { upos } = at.words[i]
    if (upos === 'ADV' || upos === 'PART' || at.entryAt(i, 'negation') || at.entryAt(i, 'clitic')) continue
    const group = isVerbal(at, i) ? groupAt(at, i) : null
    if (!group) return null
    const negated = isNegated(at, first + 1, group.main)
    return { ...group, first, helper, form: 'finite', negated, feats: at.words[first].feats, plural: null }
  }
  return null
}

function groupAt(at: TollSentence, first: number): VerbGroup | null {
  const { words } = at
  const opening = words[first]
  let main = first
  let passive = false
  let auxiliary = isAuxiliary(at, first)
  let be = auxiliary && at.entryAt(first, 'be') !== null
  if (auxiliary) {
    const next = participleAfter(at, first)
    if (next.main > first) {
      main = next.main
      be = next.been || be
      passive = be
    } else auxiliary = false
  }
  const chosen = chooseEntry(at, main, first, be)
  const entry = chosen?.entry ?? null
  const bare = main === first && isParticiple(at, main) && !isPresent(at, main) && !isActivePast(at, main)
  const form = bare ? 'bare' : isActivePast(at, first) && main === first ? 'finite' : formOf(at, first)
  const last = chosen ? Math.max(main, chosen.last) : main
  // "n'ont pas survécu": the harm is in the negation.
  const denied = isNegated(at, first, main)
  const harms = entry?.value.when !== 'negated' || denied
  const victim = entry && harms ? victimOf(entry, form, passive, be) : null
  return {
    first,
    main,
    last,
    form,
    passive: passive && entry?.value.victim === 'object',
    perfect: main > first,
    negated: denied && entry?.value.when !== 'negated',
    plural: pluralOf(at, first, main),
    feats: opening.feats,
    lemma: words[main].lemma,
    entry,
    helper: null,
    measure: victim ? (entry?.measure ?? null) : null,
    victim,
  }
}

function isAuxiliary(at: TollSentence, i: number): boolean {
  return at.entryAt(i, 'be') !== null || at.entryAt(i, 'have') !== null
}

/** The participle or predicate that an auxiliary leads to, over adverbs, clitics, negation and "été". */
function participleAfter(at: TollSentence, first: number): { main: number; been: boolean } {
  let been = false
  for (let i = first + 1; i < at.words.length && i <= first + 8; i++) {
    const word = at.words[i]
    if (at.entryAt(i, 'be') && isParticiple(at, i)) {
      been = true
      continue
    }
    // "have fled": behind an auxiliary a past is a participle, whatever the tag.
    if (isParticiple(at, i) || (word.upos === 'VERB' && word.feats.Tense === 'Past')) return { main: i, been }
    const predicate = at.entriesAt(i).some((entry) => entry.category === 'adverbial' || entry.category === 'adj')
    if (predicate && (been || at.entryAt(first, 'be') !== null)) return { main: i, been: true }
    if (word.upos === 'ADV' || word.upos === 'PART' || at.entryAt(i, 'clitic')) continue
    if (word.upos === 'PRON' && i === first + 1) continue
    if (word.upos === 'PUNCT' && /^["«»“”,]$/.test(word.form)) {
      if (word.form === ',' && !commaPair(at, i)) break
      if (word.form === ',') i = commaPair(at, i)
      continue
    }
    break
  }
  return { main: first, been: false }
}

/** "ont, dimanche, été tués": the closing comma of a short insertion. */
function commaPair(at: TollSentence, open: number): number {
  for (let i = open + 1; i <= open + 5 && i < at.words.length; i++) {
    if (at.words[i].form === ',') return i
    if (at.words[i].upos === 'VERB' || at.words[i].upos === 'AUX') return 0
  }
  return 0
}

function isParticiple(at: TollSentence, i: number): boolean {
  const { upos, feats } = at.words[i]
  if ((upos === 'VERB' || upos === 'AUX') && feats.VerbForm === 'Part' && feats.Tense !== 'Pres') return true
  return upos !== 'DET' && upos !== 'ADP' && participleEntry(at, i) !== null
}

function isPresent(at: TollSentence, i: number): boolean {
  return at.words[i].feats.VerbForm === 'Part' && at.words[i].feats.Tense === 'Pres'
}

/**
 * "The blast killed three": a form that the lexicon lists both as participle and as finite is the finite one where its object follows,
 * whatever the tag, and where the tag says so.
 */
function isActivePast(at: TollSentence, i: number): boolean {
  const form = at.lower[i]
  const both = at
    .entriesAt(i)
    .some(({ value }) => value.forms?.split('|').includes(form) && value.finite?.split('|').includes(form))
  if (!both) return false
  const before = at.words[i - 1]
  if (before && (at.entryAt(i - 1, 'be') || before.upos === 'AUX')) return false
  if (at.words[i].feats.VerbForm === 'Fin') return true
  const next = at.words[i + 1]
  const opensObject = next && (next.upos === 'DET' || next.upos === 'NUM' || next.upos === 'PRON')
  return opensObject === true && before !== undefined && before.upos !== 'PUNCT' && before.upos !== 'CCONJ'
}

/** The verb row whose participle forms hold this very form. */
function participleEntry(at: TollSentence, i: number): TollEntry | null {
  const form = at.lower[i]
  for (const entry of at.entriesAt(i)) {
    if (entry.category !== 'verb' && entry.category !== 'adj') continue
    if (entry.value.forms?.split('|').includes(form)) return entry
  }
  return null
}

function chooseEntry(
  at: TollSentence,
  main: number,
  first: number,
  be: boolean,
): { entry: TollEntry; last: number } | null {
  const noToll = at.entryAt(main, 'no-toll-verb')
  for (const entry of at.entriesAt(main)) {
    if (noToll && entry.rest.length <= noToll.rest.length) continue
    if (entry.category === 'verb' && !(entry.value.passive === 'no' && be && main > first)) {
      return { entry, last: at.lastOf(main, entry) }
    }
  }
  for (const category of ['adj', 'adverbial']) {
    const entry = at.entryAt(main, category)
    if (entry && (main === first || be)) return { entry, last: at.lastOf(main, entry) }
  }
  return null
}

function formOf(at: TollSentence, first: number): VerbGroup['form'] {
  const { VerbForm, Tense } = at.words[first].feats
  if (VerbForm === 'Inf') return 'infinitive'
  if (VerbForm === 'Part' || VerbForm === 'Ger') return Tense === 'Past' ? 'bare' : 'gerund'
  return 'finite'
}

function victimOf(entry: TollEntry, form: VerbGroup['form'], passive: boolean, be: boolean): VerbGroup['victim'] {
  if (entry.category !== 'verb') return 'subject'
  if (entry.value.victim === 'subject') return 'subject'
  if (form === 'bare') return entry.value.passive === 'no' ? 'object' : 'subject'
  return passive || be ? 'subject' : 'object'
}

function isNegated(at: TollSentence, first: number, main: number): boolean {
  let particle = false
  for (let i = Math.max(0, first - 4); i < first; i++) {
    if (at.entryAt(i, 'negation-particle')) particle = true
    else if (at.words[i].upos === 'PUNCT') particle = false
  }
  for (let i = Math.max(0, first - 2); i <= main + 1 && i < at.words.length; i++) {
    if (at.entryAt(i, 'negation')) return particle || !at.lexicon.has('negation-particle')
  }
  return false
}

function pluralOf(at: TollSentence, first: number, main: number): boolean | null {
  const number = at.words[first].feats.Number ?? at.words[main].feats.Number
  return number ? number === 'Plur' : null
}
