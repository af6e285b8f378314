import type { LoadedFlag } from '../model/flag.ts'
import type { ParsedDocument } from '../model/proposals.ts'
import type { Range } from '../model/span.ts'
import type { Sentence, Word } from '../model/tree.ts'
import type { Pack } from '../packs/pack.ts'
import { foldWord } from '../text/fold-word.ts'
import { loadedLexicon, type LoadedTerm } from './loaded-lexicon.ts'

/** A loaded word found in the text; who holds it depends on the statements and is decided in `reading/`. */
export type WordingProposal = Range & Pick<LoadedFlag, 'category' | 'severity' | 'form' | 'neutral' | 'usedBy'>

/**
 * Finds loaded wording by the pack's glossary: longest match over words or lemmas, tolerant of case, accents and
 * inflection, the same for every side.
 * @param exempt ranges of proper names, inside which nothing is flagged ("Islamic State", a ministry's official name)
 */
export function flagWording(doc: ParsedDocument, exempt: readonly Range[], pack: Pack): WordingProposal[] {
  const lexicon = loadedLexicon(pack)
  const names = [...exempt].sort((a, b) => a.start - b.start || b.end - a.end)
  const found: WordingProposal[] = []
  for (const sentence of doc.sentences) {
    const folded = sentence.words.map(foldBoth)
    for (let i = 0; i < folded.length; i++) {
      const hit = longest(lexicon.get(folded[i].form), folded, i) ?? longest(lexicon.get(folded[i].lemma), folded, i)
      if (!hit) continue
      const { start, end } = rangeOf(sentence, i, i + hit.words.length)
      i += hit.words.length - 1
      if (names.some((name) => name.start <= start && end <= name.end)) continue
      found.push({
        start,
        end,
        category: hit.category as LoadedFlag['category'],
        severity: hit.severity as LoadedFlag['severity'],
        form: 'word',
        neutral: hit.neutral || undefined,
        usedBy: hit.usedBy || undefined,
      })
    }
  }
  return found
}

function foldBoth({ form, lemma }: Word): Folded {
  const folded = foldWord(form)
  // The parts of a term bear no apostrophes ("l'ordre" is "l", "ordre").
  const bare = folded.includes("'") ? folded.replaceAll("'", '') : folded
  return { form: bare, lemma: form === lemma ? folded : foldWord(lemma) }
}

type Folded = { form: string; lemma: string }

function longest(
  terms: readonly LoadedTerm[] | undefined,
  words: readonly Folded[],
  at: number,
): LoadedTerm | undefined {
  return terms?.find((term) => term.words.every((part, k) => matches(words[at + k], part)))
}

/** By form or lemma; a plural in the text too, whose lemma a model may have missed. */
function matches(word: Folded | undefined, part: string): boolean {
  return word !== undefined && (word.form === part || word.lemma === part || word.form === `${part}s`)
}

function rangeOf(sentence: Sentence, from: number, to: number): Range {
  return { start: sentence.words[from].start, end: sentence.words[to - 1].end }
}
