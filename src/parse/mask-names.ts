// Shows the tagger and the parser one stand-in for all names of a kind, so that no side of a conflict is read better than
// the other because a treebank spoke more of it. In: forms of a sentence. Out: the forms to look at.
// Words of origin ("russe", "ostrienne") become one word of the same number and of no gender; capitalised words that are no
// words of the language become one name, those all in capitals one acronym. Which words stand in is said by the pack.
import { originForms, type OriginNumber } from '../packs/origin-forms.ts'
import type { LexiconRow, Pack } from '../packs/pack.ts'
import type { InflectionTables } from './inflection.ts'
import type { ModelFile } from './model-file.ts'
import { calmForms, foldWord } from './tag-values.ts'

export interface NameMask {
  /** What stands in for a name; undefined where the pack names none. */
  name: string | undefined
  /** Null where no word of the sentence is masked. */
  mask(forms: readonly string[]): MaskedForms | null
}

export interface MaskedForms {
  forms: string[]
  /** The forms of a title or a line in capitals in the case of a text, unmasked; null for any other sentence. */
  calm: readonly string[] | null
  /** Words whose number the form leaves open: shown in the singular until `setPlural` says otherwise. */
  open: number[]
  setPlural(index: number): void
}

interface StandIns {
  singular: string
  plural: string
  name: string
  acronym: string
}

const remembered = 50_000

interface Look {
  /** What stands in for the form: a word, a number of a word of origin, or nothing. */
  stands: string | OriginNumber
  /** Number of a form that looks like a word of origin, before a noun only. */
  beforeNoun: OriginNumber | undefined
}

type Calm = (forms: readonly string[]) => { forms: string[]; changed: boolean }

/** A mask that changes nothing in packs without `lexicon/stand-ins.tsv`. */
export function createNameMask(pack: Pack, model: ModelFile, inflection: InflectionTables): NameMask {
  const rows = pack.lexicon('stand-ins')
  const standIn = (category: string) => rows.find((row) => row.category === category)?.lemma
  const singular = standIn('origin-singular')
  const plural = standIn('origin-plural')
  const name = standIn('name')
  const acronym = standIn('acronym')
  const part = standIn('name-part')
  if (!singular || !plural || !name || !acronym) return { name: undefined, mask: () => null }
  const endings = rows
    .filter((row) => row.category === 'origin-ending')
    .map((row) => ({ ending: row.lemma, number: row.stance as OriginNumber, before: row.value.before === 'noun' }))
    .sort((a, b) => b.ending.length - a.ending.length)
  const origins = originForms(pack)
  const prefixes = originPrefixes(pack)
  const isCommon = commonWords(model, inflection)
  const stand: StandIns = { singular, plural, name, acronym }
  const calm = calmerOf(rows, isCommon)
  /** Words of origin are written with a capital ("Belgian"). */
  const proper = singular !== singular.toLowerCase()
  const known = new Map<string, Look>()

  const originOf = (folded: string): OriginNumber | undefined => {
    const listed = origins.get(folded)
    if (listed) return listed
    const hyphen = folded.indexOf('-')
    if (hyphen > 0 && prefixes.has(folded.slice(0, hyphen))) return origins.get(folded.slice(hyphen + 1))
    return undefined
  }
  const newShape = (form: string): string | OriginNumber => {
    const folded = foldWord(form)
    const number = originOf(folded)
    if (number && !(proper && form === folded)) return number
    if (/^\p{Lu}{1,4}-?\d{1,3}$/u.test(form)) return stand.acronym
    if (!/\p{L}\p{L}/u.test(form) || /[\d.@/]/.test(form) || isCommon(folded)) return ''
    const capital = /\p{Lu}/u.test(form)
    const ending = endingOf(folded)
    // A capital before an ending of the singular is as likely a surname ("Bastien").
    if (ending && !ending.before && (!capital || ending.number === 'plural')) return ending.number
    if (!capital) return ''
    return /\p{Ll}/u.test(form) ? stand.name : stand.acronym
  }
  const endingOf = (folded: string) =>
    endings.find((row) => folded.length > row.ending.length + 2 && folded.endsWith(row.ending))
  const followsName = (forms: readonly string[], index: number) => {
    const before = forms[index - 1] ?? ''
    return before === name || before === acronym || (index > 1 && /^\p{Lu}/u.test(before))
  }
  const isNoun = (form: string) =>
    /^\p{Ll}/u.test(form) && inflection.analyse(foldWord(form)).some(({ kind }) => kind === 'NOUN' || kind === 'ADJ')
  const look = (form: string): Look => {
    let found = known.get(form)
    if (found === undefined) {
      if (known.size >= remembered) known.clear()
      const stands = newShape(form)
      const before = stands === stand.name ? endingOf(foldWord(form)) : undefined
      known.set(form, (found = { stands, beforeNoun: before?.before ? before.number : undefined }))
    }
    return found
  }
  return {
    name,
    mask(original) {
      const { forms, changed } = calm(original)
      const calmed = changed ? [...forms] : null
      const open: number[] = []
      let masked = changed
      for (let index = 0; index < forms.length; index++) {
        const form = forms[index]
        const { stands, beforeNoun } = look(form)
        // "the Ostrian army", but "Vivian Ostrian said".
        const origin = beforeNoun !== undefined && !followsName(forms, index) && isNoun(forms[index + 1] ?? '')
        const found = origin ? beforeNoun! : stands
        if (found === '') {
          if (part && isNamePart(original, index)) {
            masked = true
            forms[index] = part
          }
          continue
        }
        masked = true
        if (found !== 'singular' && found !== 'plural' && found !== 'either') {
          forms[index] = found
          continue
        }
        if (found === 'either') open.push(index)
        forms[index] = likeCase(found === 'plural' ? stand.plural : stand.singular, form)
      }
      if (!masked) return null
      return { forms, calm: calmed, open, setPlural: (index) => (forms[index] = likeCase(stand.plural, forms[index])) }
    },
  }
}

/**
 * Brings back the case of lines in capitals, where the pack asks for it: words that neither training nor the tables know get
 * a capital; and in titles ("Rebels Attack Convoy") those that they know lose it.
 */
function calmerOf(rows: readonly LexiconRow[], isCommon: (folded: string) => boolean): Calm {
  const flags = rows.find((row) => row.category === 'name')?.value ?? {}
  const wordEndings = rows.filter((row) => row.category === 'word-ending').map((row) => row.lemma)
  const isWord = (folded: string) =>
    isCommon(folded) || wordEndings.some((ending) => folded.length > ending.length + 2 && folded.endsWith(ending))
  return (original) => {
    const calm = calmForms(original)
    if (calm !== original) {
      if (!('capitals' in flags)) return { forms: [...calm], changed: false }
      const forms = calm.map((form) =>
        /^\p{Ll}[\p{Ll}'’-]+$/u.test(form) && !isWord(foldWord(form)) ? withCapital(form) : form,
      )
      return { forms, changed: true }
    }
    if (!('titles' in flags) || !isTitle(original)) return { forms: [...original], changed: false }
    const forms = original.map((form) =>
      /^\p{Lu}\p{Ll}+$/u.test(form) && isCommon(foldWord(form)) ? form.toLowerCase() : form,
    )
    return { forms, changed: true }
  }
}

/** All long words have a capital, and there are a few of them. */
function isTitle(forms: readonly string[]): boolean {
  let long = 0
  for (const form of forms) {
    if (!/^\p{L}{4}/u.test(form)) continue
    if (/^\p{Ll}/u.test(form)) return false
    long++
  }
  return long >= 4
}

function withCapital(form: string): string {
  return form.charAt(0).toUpperCase() + form.slice(1)
}

/** "Front du Sud", "Brigade du Littoral": a capital with no more than two small words between it and the capital before. */
function isNamePart(forms: readonly string[], index: number): boolean {
  if (!/^\p{Lu}\p{Ll}/u.test(forms[index])) return false
  for (let at = index - 1; at >= Math.max(0, index - 3); at--) {
    if (/^\p{Lu}\p{Ll}{3,}/u.test(forms[at])) return at < index - 1
    if (!/^\p{Ll}{1,3}[’']?$/u.test(forms[at])) return false
  }
  return false
}

/** In the case of the form, but for stand-ins that have a capital of their own. */
function likeCase(standIn: string, form: string): string {
  const first = form.charAt(0)
  if (standIn !== standIn.toLowerCase()) return standIn
  return first === first.toLowerCase() ? standIn : standIn.charAt(0).toUpperCase() + standIn.slice(1)
}

function originPrefixes(pack: Pack): Set<string> {
  return new Set(pack.lexicon('demonyms').flatMap(({ value }) => (value.prefix ? [value.prefix] : [])))
}

/** Words that training met in lower case or that the inflection tables know: no names, however they are written. */
function commonWords(model: ModelFile, inflection: InflectionTables): (folded: string) => boolean {
  const names = new Set(model.text('tag-names').split('\n'))
  const words = new Set(model.text('tag-word').split('\n'))
  return (folded) => (words.has(folded) && !names.has(folded)) || inflection.analyse(folded).length > 0
}
