import type { Document, Segment } from '../model/document.ts'
import { languages } from '../packs/languages.ts'
import { byCommonWords } from './identify-language.ts'

/** Shorter paragraphs are taken to be in the language of the document. */
const fewestWords = 8
const word = /[\p{L}\p{M}]+/gu
const scripts: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
]

/**
 * Names the paragraphs of a document that are plainly in another language than `lang` (`kind: 'other-language'`), so that
 * they are not read with its words. In: segments, changed in place. Out: the languages with their words, most first.
 */
export function markOtherLanguages(
  text: string,
  segments: readonly Segment[],
  lang: string,
): NonNullable<Document['otherLanguages']> {
  const counts = new Map<string, number>()
  const script = mainScript(text.slice(0, 20_000).match(word) ?? [])
  for (const segment of segments) {
    if (!['body', 'headline', 'deck'].includes(segment.kind)) continue
    const words = text.slice(segment.start, Math.min(segment.end, segment.start + 4000)).match(word) ?? []
    if (words.length < fewestWords) continue
    const found = languageOf(words, lang, script)
    if (found === lang) continue
    segment.kind = 'other-language'
    counts.set(found, (counts.get(found) ?? 0) + words.length)
  }
  return [...counts]
    .map(([code, words]) => ({ lang: code, words }))
    .sort((a, b) => b.words - a.words || (a.lang < b.lang ? -1 : 1))
}

/** Another language only where its common words are several, and three times those of the document's. */
function languageOf(words: readonly string[], lang: string, script: number): string {
  const found = byCommonWords(words)
  if (mainScript(words) !== script) return found ?? 'und'
  if (found === null || found === lang) return lang
  const hits = commonHits(words, found)
  return hits >= 4 && hits >= 3 * commonHits(words, lang) ? found : lang
}

function commonHits(words: readonly string[], code: string): number {
  const common = languages().get(code)?.words ?? []
  return words.filter((each) => common.includes(each.toLowerCase())).length
}

/** Index of the script of most of the words, by their first letters; -1 for none of ours. */
function mainScript(words: readonly string[]): number {
  const counts = scripts.map(() => 0)
  for (const each of words) {
    const script = scripts.findIndex((letters) => letters.test(each[0]))
    if (script >= 0) counts[script]++
  }
  const most = Math.max(...counts)
  return most * 2 > words.length ? counts.indexOf(most) : -1
}
