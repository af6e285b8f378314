/**
 * Surnames of a document, so that "Hughes said" is no town. In: its sentences. Out: folded names that a given name or title goes
 * before somewhere ("Lena Hughes", "Sheriff Hughes"), or that speak and are nowhere a place. What a text puts somewhere ("in
 * Solmar", "Solmar, Ohio") is no person's name unless a given name says so.
 */
import type { Sentence, Word } from '../../model/tree.ts'
import { foldWord } from '../../text/fold-word.ts'
import { foldedForm } from '../../text/folded-form.ts'
import type { Gazetteer } from '../gazetteer.ts'
import { isCapital } from './find-toponym.ts'
import type { PlaceLexicon } from './place-lexicon.ts'

export interface PersonNames {
  /** A given name or title stands before it. */
  sure: ReadonlySet<string>
  /** It only speaks or follows an unknown capital. */
  likely: ReadonlySet<string>
}

const longest = 4

export function personNames(
  sentences: readonly Sentence[],
  lexicon: PlaceLexicon,
  gazetteer: Gazetteer,
  taken: ReadonlyMap<number, ReadonlySet<number>>,
): PersonNames {
  const sure = new Set<string>()
  const likely = new Set<string>()
  const located = new Set<string>()
  if (lexicon.givenNames.size === 0) return { sure, likely }
  for (const { words, index } of sentences) {
    const inName = taken.get(index)
    for (let i = 0; i < words.length; i++) {
      if (!isName(words[i], lexicon) || inName?.has(i)) continue
      let last = i
      while (last + 1 < words.length && last < i + longest && follows(words, last, lexicon) && !inName?.has(last + 1))
        last++
      readRun(words, i, last)
      i = last
    }
  }
  for (const name of located) likely.delete(name)
  return { sure, likely }

  function readRun(words: readonly Word[], first: number, last: number): void {
    const before = words[first - 1]
    const after = words[last + 1]
    const surname = foldedForm(words[last])
    const titled = before !== undefined && (lexicon.titles.has(foldedForm(before)) || isTitle(words, first))
    const given = lexicon.givenNames.has(foldedForm(words[first]))
    if (last > first) {
      const whole = words
        .slice(first, last + 1)
        .map(({ form }) => form)
        .join(' ')
      const place = gazetteer.find(whole).length > 0
      if (!place && (given || titled)) for (let i = first; i <= last; i++) sure.add(foldedForm(words[i]))
      else if (!place && isUnknown(words[first]) && !isBefore(words, last)) likely.add(surname)
      return
    }
    if (titled || given) sure.add(surname)
    else if (
      before?.upos === 'ADP' &&
      lexicon.locatives.at(words, first - 1)?.row.value.relation !== undefined &&
      before.deprel === 'case'
    )
      located.add(surname)
    else if (after?.form === ',' && isCapital(words[last + 2]) && gazetteer.find(words[last + 2].form).some(isUnit))
      located.add(surname)
    else if (speaks(words, first)) likely.add(surname)
  }

  function speaks(words: readonly Word[], at: number): boolean {
    const verbs = [words[at - 1], words[at + 1]]
    return verbs.some((verb) => verb?.upos === 'VERB' && lexicon.speechVerbs.has(foldWord(verb.lemma)))
  }

  function isTitle(words: readonly Word[], first: number): boolean {
    return (
      words[first - 1]?.form === '.' &&
      words[first - 2] !== undefined &&
      lexicon.titles.has(`${foldedForm(words[first - 2])}.`)
    )
  }

  function isUnknown(word: Word): boolean {
    return word.upos === 'PROPN' && gazetteer.find(word.form).length === 0
  }

  /** "Lake Hughes police": the run specifies a noun. */
  function isBefore(words: readonly Word[], last: number): boolean {
    return words[last + 1]?.upos === 'NOUN' && words[last].deprel.startsWith('compound')
  }
}

function isUnit({ feature }: { feature: string }): boolean {
  return feature === 'A.ADM1' || feature === 'A.PCLI'
}

function isName(word: Word, lexicon: PlaceLexicon): boolean {
  const fold = foldedForm(word)
  return (
    isCapital(word) &&
    word.upos !== 'PUNCT' &&
    !lexicon.notToponyms.has(fold) &&
    !lexicon.nameHeads.has(fold) &&
    !lexicon.demonyms.has(fold) &&
    !lexicon.titles.has(fold)
  )
}

function follows(words: readonly Word[], at: number, lexicon: PlaceLexicon): boolean {
  const next = words[at + 1]
  return (
    next.start - words[at].end <= 1 &&
    words[at].upos !== 'PUNCT' &&
    isName(next, lexicon) &&
    !lexicon.compassAdjectives.has(foldedForm(words[at]))
  )
}
