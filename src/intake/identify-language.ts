import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { languages } from '../packs/languages.ts'

/** Longest stretch looked at: more adds nothing to the answer. */
const reach = 4000
/** Languages told apart in short texts, where a wider choice errs more. */
const ours = ['ar', 'de', 'en', 'es', 'fa', 'fr', 'he', 'ru', 'uk']

interface Detector {
  detect(text: string): { language: string }
  setLanguageSubset(codes: string[]): unknown
  newInstance(): Detector
}

let short: Detector | undefined
let wide: Detector | undefined

/**
 * The language of a text as an ISO 639-1 code, "und" when it has no words. Common words decide where they are clear
 * (under a millisecond); only else the n-gram model is loaded, which takes a third of a second.
 */
export function identifyLanguage(text: string): string {
  const sample = text.slice(0, reach).replace(/\p{Surrogate}/gu, ' ')
  const words = sample.match(/[\p{L}\p{M}]+/gu) ?? []
  if (words.length === 0) return 'und'
  return byCommonWords(words) ?? byLetters(sample, words.length)
}

/** The language whose common words are at least a fifth of the text and three times those of any other, else null. */
export function byCommonWords(words: readonly string[]): string | null {
  const score = new Map<string, number>()
  for (const word of words) {
    const holders = commonWords().get(word.toLowerCase())
    for (const code of holders ?? []) score.set(code, (score.get(code) ?? 0) + 1 / (holders as string[]).length)
  }
  const [best, second] = [...score].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  if (!best || best[1] < 2 || best[1] * 6 < words.length) return null
  return best[1] >= 3 * (second?.[1] ?? 0) ? best[0] : null
}

let common: Map<string, string[]> | undefined

function commonWords(): Map<string, string[]> {
  if (common) return common
  common = new Map()
  for (const [code, { words }] of languages()) {
    for (const word of words) common.set(word, [...(common.get(word) ?? []), code])
  }
  return common
}

function byLetters(sample: string, words: number): string {
  const detector = words < 40 ? shortDetector() : wideDetector()
  return detector.detect(sample).language || 'und'
}

function wideDetector(): Detector {
  return (wide ??= (createRequire(import.meta.url)(detectorFile()) as { eld: Detector }).eld)
}

/** The package is for import only; required by its path, it loads without making every reading wait for a promise. */
function detectorFile(): string {
  const folders = createRequire(import.meta.url).resolve.paths('eld') ?? []
  const files = folders.map((folder) => join(folder, 'eld', 'src', 'entries', 'static.small.js'))
  return files.find((file) => existsSync(file)) ?? files[0]
}

function shortDetector(): Detector {
  if (short) return short
  short = wideDetector().newInstance()
  short.setLanguageSubset(ours)
  return short
}
