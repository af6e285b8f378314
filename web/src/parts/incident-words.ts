import texts from '../../messages/incidents.json'
import type { IncidentRow } from '../incident-row.ts'
import { days, label, wordsOf } from '../words.svelte.ts'

const t = wordsOf(texts)

/** A status rule by its code and words; what a list cannot fill in ("[common core]") stays with the incident's own page. */
export function statusWords(code: string): string {
  const words = label(`status.${code}`)
    .replace(/\s*:\s*\[[^\]]*\]/u, '')
    .replaceAll(' | ', ' / ')
  return /^[ORD]\d+$/u.test(code) ? `${code} ${words}` : words
}

export function typeWords({ types }: IncidentRow): string {
  return types.length > 0 ? types.map((type) => label(`type.${type}`)).join(' / ') : t('no-type')
}

export function placeWords({ where }: IncidentRow): string {
  return where.length > 0 ? where.map(({ name }) => name).join(' / ') : t('no-place')
}

export function dayWords({ when }: IncidentRow): string {
  return when ? days(when.start, when.end) : t('no-day')
}

/** An incident in one line, for names of links. */
export function incidentWords(row: IncidentRow): string {
  return [typeWords(row), placeWords(row), dayWords(row)].join(', ')
}
