// Shows the tagger and the parser one stand-in for all names of a kind, so that no side of a conflict is read better than
// the other because a treebank spoke more of it. In: forms of a sentence. Out: the forms to look at.
// Words of origin ("russe", "ostrienne") become one word of the same number and of no gender; capitalised words that are no
// words of the language become one name, those all in capitals one acronym. Which words stand in is said by the pack.
import { originForms, type OriginNumber } from '../packs/origin-forms.ts'
import type { Pack } from '../packs/pack.ts'
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
    .map((row) => ({ ending: row.lemma, number: row.stance as OriginNumber }))
    .sort((a, b) => b.ending.length - a.ending.length)
  const origins = originForms(pack)
  const prefixes = originPrefixes(pack)
  const isCommon = commonWords(model, inflection)
  const stand: StandIns = { singular, plural, name, acronym }
  const known = new Map<string, string | OriginNumber>()

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
    if (number) return number
    if (/^\p{Lu}{1,4}-?\d{1,3}$/u.test(form)) return stand.acronym
    if (!/\p{L}\p{L}/u.test(form) || /[\d.@/]/.test(form) || isCommon(folded)) return ''
    const capital = /\p{Lu}/u.test(form)
    const ending = endings.find((row) => folded.length > row.ending.length + 2 && folded.endsWith(row.ending))
    // A capital before an ending of the singular is as likely a surname ("Bastien").
    if (ending && (!capital || ending.number === 'plural')) return ending.number
    if (!capital) return ''
    return /\p{Ll}/u.test(form) ? stand.name : stand.acronym
  }
  const look = (form: string): string | OriginNumber => {
    let found = known.get(form)
    if (found === undefined) {
      if (known.size >= remembered) known.clear()
      known.set(form, (found = newShape(form)))
    }
    return found
  }
  return {
    name,
    mask(original) {
      const forms = [...calmForms(original)]
      const open: number[] = []
      let masked = false
      for (let index = 0; index < forms.length; index++) {
        const form = forms[index]
        const found = look(form)
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
      return { forms, open, setPlural: (index) => (forms[index] = likeCase(stand.plural, forms[index])) }
    },
  }
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

function likeCase(standIn: string, form: string): string {
  const first = form.charAt(0)
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
