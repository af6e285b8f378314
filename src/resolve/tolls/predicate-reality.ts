import { governorOf, type Clauses, type Predicate } from './find-predicate.ts'
import type { TollSentence } from './toll-sentence.ts'
import type { VerbGroup } from './verb-groups.ts'

/**
 * Whether the harm is told as having happened. "no": planned, attempted, threatened, hypothetical, so no figure of victims;
 * "feared": told as feared, so the persons are missing; "denied": the figure keeps polarity "-".
 */
export type Reality = 'yes' | 'no' | 'feared' | 'denied'

export function realityOf(
  at: TollSentence,
  predicate: Predicate,
  clauses: Clauses,
  denies: (i: number) => boolean,
): Reality {
  const { group } = predicate
  if (!group) return nounReality(at, predicate.at, clauses, denies)
  const governor = predicate.governor ?? governorOf(at, group, clauses)
  const direct = verbReality(at, group, governor, clauses)
  if (direct !== 'yes') return direct
  if (group.negated || (governor?.negated && group.form === 'infinitive')) return 'denied'
  return cueReality(at, group.first, clauses, denies)
}

/** Words before a nominal predicate: "tentative d'enlèvement de trois élus", "menace de mort". */
function nounReality(at: TollSentence, noun: number, clauses: Clauses, denies: (i: number) => boolean): Reality {
  for (let i = noun - 1; i >= 0 && i >= noun - 5; i--) {
    if (at.words[i].upos === 'NOUN') {
      if (at.entryAt(i, 'attempt')) return 'no'
      break
    }
    const group = clauses.byWord.get(i)
    if (group) {
      if (isAttempt(at, group)) return 'no'
      break
    }
  }
  return cueReality(at, noun, clauses, denies)
}

function verbReality(at: TollSentence, group: VerbGroup, governor: VerbGroup | null, clauses: Clauses): Reality {
  if (group.feats.Tense === 'Fut') return 'no'
  // "will kill", "could have killed" have harmed nobody; "did kill", "may have killed" tell of harm.
  if (group.helper) return group.helper.value[group.perfect ? 'perfect' : 'plain'] === 'yes' ? 'yes' : 'no'
  if (group.form === 'infinitive') return infinitiveReality(at, group, governor, (one) => governorOf(at, one, clauses))
  if (governor && at.entryAt(governor.main, 'feared')) return 'feared'
  // "le bilan serait de cinq morts", "il y aurait": hearsay, not hypothesis.
  const plain = at.entryAt(group.main, 'be') !== null || at.entryAt(group.main, 'have') !== null
  const present = group.feats.Mood === 'Cnd' && !group.perfect && !plain
  if (present || group.feats.Mood === 'Imp') return 'no'
  if (group.feats.Mood === 'Cnd' && hypothesisBefore(at, group.first)) return 'no'
  if (group.passive && underIf(at, group)) return 'no'
  return 'yes'
}

function infinitiveReality(
  at: TollSentence,
  group: VerbGroup,
  governor: VerbGroup | null,
  before: (group: VerbGroup) => VerbGroup | null,
): Reality {
  for (let i = group.first - 1; i >= 0 && i >= group.first - 3; i--) {
    if (at.entryAt(i, 'purpose')) return 'no'
  }
  // "avoir tué" is told as past; "être tué" is a plain passive infinitive.
  const past = at.entryAt(group.first, 'have') !== null && group.perfect
  const state = group.entry?.value.victim === 'subject' && group.perfect
  if (past || state)
    return governor && isAttempt(at, governor) && at.entryAt(governor.main, 'feared') ? 'feared' : 'yes'
  if (governor && at.entryAt(governor.main, 'feared')) return 'feared'
  if (!governor || governor.negated || !isAchieved(at, governor)) return 'no'
  // "veut faire exécuter": what governs an infinitive must itself have happened.
  return governor.form === 'infinitive' && !governor.perfect
    ? infinitiveReality(at, governor, before(governor), before)
    : 'yes'
}

/** "viennent de capturer", "ont dû fuir": modal verbs reach their infinitive only in the perfect indicative. */
function isAchieved(at: TollSentence, governor: VerbGroup): boolean {
  const entry = at.entryAt(governor.main, 'achieve')
  if (!entry) return false
  return entry.value.perfect !== 'yes' || (governor.perfect && governor.feats.Mood !== 'Cnd')
}

function isAttempt(at: TollSentence, group: VerbGroup): boolean {
  return at.entryAt(group.main, 'attempt') !== null
}

/** "si un soldat était tué": a condition, in the tense of one; "si" with a perfect asks. */
function underIf(at: TollSentence, group: VerbGroup): boolean {
  const { Tense } = group.feats
  if ((Tense !== 'Imp' && Tense !== 'Pres') || at.entryAt(group.first, 'have')) return false
  for (let i = group.first - 1; i >= 0 && i >= group.first - 6; i--) {
    if (at.entryAt(i, 'if')) return true
    if (at.words[i].upos === 'PUNCT') return false
  }
  return false
}

/** "si", "sans" or "en cas de" earlier in the sentence turn a conditional into a hypothesis. */
function hypothesisBefore(at: TollSentence, index: number): boolean {
  for (let i = index - 1; i >= 0 && i >= index - 25; i--) {
    if (at.entryAt(i, 'if') || (at.entryAt(i, 'without') && i <= 1)) return true
  }
  return false
}

/** The nearest verb or noun before the predicate's clause that denies or fears it ("dément que …", "on craint que …"). */
function cueReality(at: TollSentence, index: number, clauses: Clauses, denies: (i: number) => boolean): Reality {
  for (let i = index - 1; i >= 0 && i >= index - 20; i--) {
    if (/^[;:]$/.test(at.words[i].form)) return 'yes'
    // "nie toute implication dans la mort de …": the part is denied, not the deaths.
    if (at.entryAt(i, 'responsibility')) return 'yes'
    const group = clauses.byWord.get(i)
    if (group) {
      if (denies(group.main)) return group.negated ? 'yes' : 'denied'
      if (at.entryAt(group.main, 'feared') && clauseFollows(at, group.last, index)) return 'feared'
      if (at.entryAt(group.main, 'attempt') && group.form !== 'bare' && clauseFollows(at, group.last, index))
        return 'no'
      if (group.form !== 'bare') return 'yes'
      i = group.first
    } else if (denies(i)) return 'denied'
    else if (at.entryAt(i, 'purpose') && at.words[i + 1]?.upos === 'SCONJ') return 'no'
  }
  return 'yes'
}

function clauseFollows(at: TollSentence, from: number, to: number): boolean {
  for (let i = from + 1; i < to && i <= from + 3; i++) if (at.words[i].upos === 'SCONJ') return true
  return false
}
