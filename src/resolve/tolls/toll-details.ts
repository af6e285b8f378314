import type { TollProposal } from '../../model/proposals.ts'
import type { Pack } from '../../packs/pack.ts'
import { numberLexicon } from '../numbers/number-lexicon.ts'
import { splitNumberTokens } from '../numbers/split-number-tokens.ts'
import type { CountedNoun } from './counted-noun.ts'
import type { TollEntry } from './toll-lexicon.ts'
import type { TollSentence } from './toll-sentence.ts'

type Victims = NonNullable<TollProposal['victims']>

/** Who the counted persons are, from their noun and its adjectives; undefined where the words do not say. */
export function victimsOf(at: TollSentence, counted: CountedNoun): Victims | undefined {
  const victims: Victims = {}
  // "âgés de 3 à 11 ans" gives an age, it does not say old.
  const measured = at.entryAt(counted.last + 1, 'of') !== null
  const qualifiers = counted.qualifiers.filter((entry) => !(entry.value.age && measured))
  for (const entry of [counted.entry, ...qualifiers, ...beforeNoun(at, counted)]) if (entry) addTraits(victims, entry)
  if (counted.noun !== null) addNeighbours(at, counted, victims)
  return Object.keys(victims).length > 0 ? victims : undefined
}

/** "six armed men": adjectives between the figure and its noun. */
function beforeNoun(at: TollSentence, { noun, figureEnd }: CountedNoun): TollEntry[] {
  const found: TollEntry[] = []
  for (let i = figureEnd + 1; noun !== null && i < noun; i++) {
    const entry = at.entryAt(i, 'adjective')
    if (entry) found.push(entry)
  }
  return found
}

function addTraits(victims: Victims, entry: TollEntry): void {
  const { status, age, sex, role } = entry.value
  if (status) victims.status = status as Victims['status']
  if (age) victims.age ??= age as Victims['age']
  if (sex) victims.sex ??= sex as Victims['sex']
  if (role) victims.role = role
}

/** Adjectives of nationality after the noun, and "parmi les civils" style persons after a casualty noun ("neuf morts civils"). */
function addNeighbours(at: TollSentence, counted: CountedNoun, victims: Victims): void {
  const noun = counted.noun!
  const { form, lemma } = at.words[noun]
  if (counted.kind === 'unknown' && /^\p{Lu}/u.test(form)) victims.nationality = lemma.toLowerCase()
  for (let i = counted.figureEnd + 1; i < noun; i++)
    if (at.lexicon.origins.has(at.words[i].form)) victims.nationality = at.words[i].lemma.toLowerCase()
  for (let i = noun + 1; i <= noun + 2 && i < at.words.length; i++) {
    const { upos, form: next, lemma: nextLemma } = at.words[i]
    if (upos !== 'ADJ' || /^\p{Lu}/u.test(next)) break
    const known = at.entriesAt(i).length > 0
    if (
      at.lexicon.origins.has(next) ||
      (!known &&
        at.lexicon.nationalitySuffixes.some((suffix) => next.endsWith(suffix) && next.length > suffix.length + 2))
    ) {
      victims.nationality = nextLemma
    }
  }
}

/** Words between a figure and its sentence's end that say "mostly women", "half of them civilians": kept as text, never as a figure. */
export function compositionOf(
  at: TollSentence,
  counted: CountedNoun,
  until: number,
  pack: Pack,
): TollProposal['composition'] {
  const from = at.words[counted.last].end
  const limit = Math.min(until, at.sentence.end, from + 120)
  if (limit <= from) return undefined
  const lexicon = numberLexicon(pack)
  const tokens = splitNumberTokens(at.text, { start: from, end: limit }, pack)
  for (let i = 0; i < tokens.length && i < 10; i++) {
    const hit = lexicon.find('partitive', tokens, i)
    const share = percentAt(tokens, i)
    const part = share !== null ? 'share' : hit?.entry.row.value.part
    if (part !== 'majority' && part !== 'share') continue
    const after = share !== null ? tokens[i + 1].end : tokens[hit!.next - 1].end
    const group = groupAfter(at, after)
    if (!group) continue
    const start = tokens[i].start
    const value = share ?? (hit?.entry.row.value.share ? Number(hit.entry.row.value.share) : undefined)
    return [
      {
        raw: { start, end: group.end },
        group: group.names.join(' and '),
        part,
        ...(part === 'share' && value !== undefined ? { share: value } : {}),
      },
    ]
  }
  return undefined
}

function percentAt(tokens: ReturnType<typeof splitNumberTokens>, i: number): number | null {
  const token = tokens[i]
  return token.kind === 'digits' && tokens[i + 1]?.norm === '%' && token.decimal <= 100 ? token.decimal / 100 : null
}

/** Person nouns in a row after an offset: over "de", determiners, copulas and "et". */
function groupAfter(at: TollSentence, offset: number): { names: string[]; end: number } | null {
  const names: string[] = []
  let end = offset
  let i = at.words.findIndex((word) => word.start >= offset)
  for (let steps = 0; i >= 0 && i < at.words.length && steps < 9; i++, steps++) {
    const entry = at.entryAt(i, 'person')
    const { upos } = at.words[i]
    if (entry && upos !== 'DET' && upos !== 'ADP') {
      names.push(entry.value.group ?? entry.lemma)
      end = at.words[i].end
      continue
    }
    const link =
      upos === 'DET' ||
      upos === 'ADP' ||
      upos === 'CCONJ' ||
      upos === 'AUX' ||
      at.entryAt(i, 'of') ||
      at.entryAt(i, 'be')
    if (!link && !(upos === 'ADJ' && names.length > 0) && !(upos === 'VERB' && at.entryAt(i, 'be'))) break
  }
  return names.length > 0 ? { names, end } : null
}

/** Marks in the sentence that qualify every figure of it. */
export function isProvisional(at: TollSentence): boolean {
  return at.words.some((_, i) => at.entryAt(i, 'provisional') !== null)
}

/** A mark within the figure's noun phrase ("douze corps identifiés", "trois morts supplémentaires"). */
export function hasNear(at: TollSentence, counted: CountedNoun, category: string): boolean {
  for (let i = counted.first; i <= counted.last + 3 && i < at.words.length; i++) {
    if (at.words[i].upos === 'PUNCT') break
    if (at.entryAt(i, category)) return true
  }
  return false
}
