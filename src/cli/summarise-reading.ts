import { languages } from '../packs/languages.ts'
import type { DocumentFacts } from '../model/document.ts'
import type { Reading } from '../model/reading.ts'
import { formatDay } from './format-date.ts'
import { groupVoices } from './group-voices.ts'
import type { UiWords } from './ui-words.ts'

/** "français — 14 énoncés, 5 voix — 2 passages écartés (« Lire aussi »)". */
export function countsLine(reading: Reading, words: UiWords): string {
  const { statements, excluded, document } = reading
  const parts = [languageName(document.lang, words)]
  const voices = groupVoices(reading, words).length
  if (!document.notRead) {
    parts.push(`${words.count('statements', statements.length)}, ${words.count('voices', voices)}`)
  }
  if (excluded.length > 0) {
    const kinds = [...new Set(excluded.map(({ segment }) => words(`excluded.${segment}`)))].join(', ')
    parts.push(words.count('excluded', excluded.length, { kinds }))
  }
  return parts.join(' — ')
}

export function languageName(code: string, words: UiWords): string {
  return languages().get(code)?.names[words.language] ?? code
}

/** When the text was published and how that is known, with the words it was inferred from. */
export function publicationLine(reading: Reading, words: UiWords): string {
  const { publishedAt, publishedAtBasis } = reading.document
  const date = publishedAt ? formatDay(publishedAt, words) : ''
  const value = words(`basis.${publishedAt ? publishedAtBasis : 'unknown'}`, { date })
  return words('published', { value }) + evidenceOf(reading, words) + passedOnBy(reading, words)
}

/** Whose words the text says it passes on: ". Forwarded from: …", ". Credits: …". */
function passedOnBy({ document: { forwardedFrom, credits = [], translation } }: Reading, words: UiWords): string {
  const forwarded = forwardedFrom ? words('forwarded', { name: forwardedFrom.name || '–' }) : ''
  const names = [...new Set(credits.map(({ name }) => name))].join(', ')
  return [forwarded, names ? words('credited', { names }) : '', translation ? translatedBy(translation, words) : '']
    .map((line) => line && `. ${line}`)
    .join('')
}

/** "translated from Arabic by Ana Roldan". */
export function translatedBy({ from, by }: NonNullable<DocumentFacts['translation']>, words: UiWords): string {
  return words('translated', { language: languageName(from, words), by })
}

/** The words that gave the date and the rule that used them: "« mardi 14 mai » [D1]". */
function evidenceOf({ document, dates }: Reading, words: UiWords): string {
  const { publishedAt, publishedAtBasis, publishedAtEvidence = [] } = document
  if (!publishedAt || publishedAtBasis === 'metadata') return ''
  const named = dates.find(({ id }) => publishedAtEvidence.some((piece) => piece.date === id))
  const sameDay = dates.filter(({ start }) => start?.slice(0, 10) === publishedAt.slice(0, 10))
  const date = named ?? sameDay.find(({ evidence }) => evidence?.length) ?? sameDay[0]
  const rules = [...publishedAtEvidence, ...(date?.evidence ?? [])].map(({ rule }) => rule.split(/[:\s]/)[0])
  // A byline and a dateline are quoted as they stand; they are no date of the reading.
  const line = publishedAtEvidence.find(({ rule }) => rule !== 'D1')?.note
  const exact = line ?? date?.span.exact
  const quote = exact ? `, ${words('quote', { words: exact })}` : ''
  return rules.length > 0 ? `${quote} [${[...new Set(rules)].join(', ')}]` : quote
}

/** What a person should look at, by topic: "1 6 date · 9 bilan". Reasons are written "topic: …" by the stages. */
export function reviewTopics(reading: Reading, words: UiWords): { topic: string; numbers: number[] }[] {
  const topics = new Map<string, number[]>()
  reading.statements.forEach((statement, at) => {
    for (const reason of statement.needsReview) {
      const key = `topic.${reason.split(/[:\s-]/)[0].toLowerCase()}`
      const topic = words(words.has(key) ? key : 'topic.other')
      const numbers = topics.get(topic) ?? []
      if (!numbers.includes(at + 1)) numbers.push(at + 1)
      topics.set(topic, numbers)
    }
  })
  return [...topics].map(([topic, numbers]) => ({ topic, numbers }))
}
