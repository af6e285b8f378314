// npx tsx bench/language.ts [--cut 5,10,20,40]   how often the language of a short text is found, by number of words.
// In: the texts of bench/cases (language and text only), cut into stretches. Out: a table in bench/scores/language.md.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eld } from 'eld/small'
import { identifyLanguage } from '../src/intake/identify-language.ts'

const folder = join(import.meta.dirname, 'cases')
const out = join(import.meta.dirname, 'scores/language.md')
const cuts = [5, 10, 20, 40]

interface Tally {
  right: number
  all: number
}

const texts = readTexts()
const rows = new Map<string, Tally[]>()
const letters = cuts.map((): Tally => ({ right: 0, all: 0 }))
for (const { lang, text } of texts) {
  const tallies = rows.get(lang) ?? cuts.map(() => ({ right: 0, all: 0 }))
  rows.set(lang, tallies)
  const words = text.split(/\s+/u).filter(Boolean)
  cuts.forEach((cut, index) => {
    for (const stretch of stretches(words, cut)) {
      tallies[index].all++
      letters[index].all++
      if (eld.detect(stretch).language === lang) letters[index].right++
      if (identifyLanguage(stretch) === lang) tallies[index].right++
    }
  })
}
const table = [
  '# Language found in stretches of so many words',
  '',
  'Made by `npx tsx bench/language.ts`: texts of `bench/cases`, cut one after the other (at most ten stretches of a text); right of all, and per cent.',
  '',
  `| language | ${cuts.map((cut) => `${cut} words`).join(' | ')} |`,
  `| --- | ${cuts.map(() => '---').join(' | ')} |`,
  ...[...rows].sort(([left], [right]) => (left < right ? -1 : 1)).map(([lang, tallies]) => line(lang, tallies)),
  line('eld alone', letters),
  line(
    'all',
    cuts.map((_, index) => sum([...rows.values()].map((tallies) => tallies[index]))),
  ),
  '',
].join('\n')
writeFileSync(out, table)
console.log(table)

function readTexts(): { lang: string; text: string }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').trimEnd().split('\n'))
    .map((row) => JSON.parse(row) as { lang?: string; language?: string; text?: string })
    .flatMap(({ lang, language, text }) => (text && (lang ?? language) ? [{ lang: (lang ?? language)!, text }] : []))
}

/** Stretches of `size` words one after the other; a text shorter than that counts once if half of it is there. */
function stretches(words: readonly string[], size: number): string[] {
  const found: string[] = []
  for (let at = 0; at + size <= words.length && found.length < 10; at += size)
    found.push(words.slice(at, at + size).join(' '))
  return found
}

function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce((total, { right, all }) => ({ right: total.right + right, all: total.all + all }), {
    right: 0,
    all: 0,
  })
}

function line(name: string, tallies: readonly Tally[]): string {
  const cells = tallies.map(({ right, all }) =>
    all === 0 ? '–' : `${right}/${all} (${((100 * right) / all).toFixed(1)})`,
  )
  return `| ${name} | ${cells.join(' | ')} |`
}
