import type { Credit } from '../../model/document.ts'
import { foldPhrase, markerLength, pageWords } from './page-words.ts'

/** What a line of credits names: whose text it says it is, and the others, persons as a rule. */
export interface LineCredits {
  credits: Omit<Credit, 'span'>[]
  names: string[]
  /** Set where it says that the text is a translation and names the language, not the source. */
  translated?: true
}

const quoted = /["«“„](?<name>[^"»”“„«\n]{2,60})["»”“]/u

/**
 * "Par AFP", "Le Courrier avec agences", "Quelle: Nordpress", "Republished from …" → credits. Behind "source" and "from" any name is
 * one; behind "by" only an agency (`agency` in ontology/page-words.tsv); behind "with" an agency or a name of one word, since persons
 * have two. All other names come back apart.
 */
export function readCredits(line: string, lang: string): LineCredits {
  const text = line.replace(/^[([\s]+|[)\]\s]+$/g, '')
  const republished = behind(text, 'credit-republished', lang)
  if (republished !== null) return credited(sourceName(republished, lang), 'republished-from')
  const translated = behind(text, 'credit-translated', lang)
  if (translated !== null) {
    if (namesLanguage(translated, lang)) return { credits: [], names: [], translated: true }
    return credited(sourceName(translated, lang), 'translated-from')
  }
  const source = behind(text, 'credit-source', lang)
  if (source !== null) {
    const names = splitNames(source, lang).map(({ name }) => quoted.exec(name)?.groups?.name ?? name)
    return { credits: names.filter(isName).map((name) => ({ name, relation: 'by' })), names: [] }
  }
  const along = behind(text, 'credit-with', lang)
  if (along !== null) {
    const name = quoted.exec(along)?.groups?.name
    return name ? credited(name, 'with') : parts(along, 'with', lang)
  }
  return parts(behind(text, 'credit-by', lang) ?? text, 'by', lang)
}

/** Whether a name is that of a news agency. */
export function isAgency(name: string, lang: string): boolean {
  const folded = foldPhrase(name.trim().replace(/\.$/u, ''))
  return (['agency', 'agencies'] as const).some((kind) => pageWords(kind, lang).some(({ words }) => words === folded))
}

/** What stands behind the marker with which the line begins; null where it begins with none. */
function behind(text: string, kind: Parameters<typeof markerLength>[1], lang: string): string | null {
  const length = markerLength(text, kind, lang)
  return length === 0 ? null : text.slice(length).replace(/^[\s:–—-]+/u, '')
}

function credited(name: string, relation: Credit['relation']): LineCredits {
  return { credits: name === '' ? [] : [{ name, relation }], names: [] }
}

function parts(rest: string, first: 'by' | 'with', lang: string): LineCredits {
  const result: LineCredits = { credits: [], names: [] }
  let relation: Credit['relation'] = first
  for (const { name, joined } of splitNames(rest, lang)) {
    if (joined) relation = 'with'
    const single = relation === 'with' && /^\p{Lu}[\p{L}\p{M}\p{N}'’.-]+$/u.test(name)
    if (isAgency(name, lang) || single) result.credits.push({ name, relation })
    else result.names.push(name)
  }
  return result
}

/** "AFP et Reuters", "La Rédaction avec AFP": names between the language's words for "and" and "with". */
function splitNames(text: string, lang: string): { name: string; joined: boolean }[] {
  const ands = pageWords('and', lang).map(({ words }) => words)
  const withs = pageWords('credit-with', lang).map(({ words }) => words)
  const found: { name: string; joined: boolean }[] = []
  let open = ''
  let joined = false
  const close = (next: boolean): void => {
    const name = open.trim().replace(/^[([\s]+|[)\],.\s]+$/g, '')
    if (name !== '') found.push({ name, joined })
    joined = next
    open = ''
  }
  for (const piece of text.slice(0, 300).split(/(\s+|[,;/|•·(])/u)) {
    const folded = foldPhrase(piece)
    if (withs.includes(folded)) close(true)
    else if (/^[,;/|•·(]$/u.test(piece) || ands.includes(folded)) close(false)
    else open += piece
  }
  close(false)
  return found.flatMap(({ name, joined: along }) =>
    splitAtPrefix(name, ands).map((one) => ({ name: one, joined: along })),
  )
}

/** In Arabic and Hebrew "and" is the first letter of the second name: of four words or more one in the middle may bear it. */
function splitAtPrefix(name: string, ands: readonly string[]): string[] {
  const prefix = ands.find((word) => /^[\p{Script=Arabic}\p{Script=Hebrew}]$/u.test(word))
  const words = name.split(/\s+/u)
  if (!prefix || words.length < 4) return [name]
  const at = words.findIndex(
    (word, i) => i >= 2 && i <= words.length - 2 && word.startsWith(prefix) && word.length >= 4,
  )
  if (at < 0) return [name]
  return [words.slice(0, at).join(' '), [words[at].slice(prefix.length), ...words.slice(at + 1)].join(' ')]
}

/** "the French", "du français": the language out of which it was translated, by its words. */
function namesLanguage(rest: string, lang: string): boolean {
  const words =
    foldPhrase(rest.slice(0, 60))
      .match(/[\p{L}\p{M}]+/gu)
      ?.slice(0, 3) ?? []
  return pageWords('language', lang).some((language) => words.includes(language.words))
}

/** The name behind "republished from": up to the end of the sentence, a bracket, a date, or words that are no part of a name. */
function sourceName(rest: string, lang: string): string {
  const head = rest.slice(0, 120)
  const inQuotes = /^(?:\p{Ll}+\s){0,3}["«“„]/u.test(head) ? quoted.exec(head)?.groups?.name : undefined
  if (inQuotes) return inQuotes.trim()
  const name = /^\s*(?<name>[^,.;:()«»“”"\n|]{2,80})/u.exec(head)?.groups?.name.trim() ?? ''
  // In scripts with capitals small words belong to it only before another capital, and no month does.
  const capitals =
    /^(?:\p{Ll}{1,4}['’ ]\s*)?[\p{Lu}\p{N}][\p{L}\p{M}\p{N}'’-]*(?:\s+(?:\p{Ll}{1,3}\s+){0,2}[\p{Lu}\p{N}][\p{L}\p{M}\p{N}'’-]*)*/u.exec(
      name,
    )?.[0]
  const words = (capitals ?? name).split(/\s+/u)
  const months = pageWords('month', lang)
  const month = words.findIndex((word) => months.some((one) => one.words === foldPhrase(word)))
  if (month < 0) return words.join(' ')
  const kept = words.slice(0, month)
  while (kept.length > 0 && /^(?:\p{Ll}{1,3}|\p{N}+)$/u.test(kept[kept.length - 1])) kept.pop()
  return kept.join(' ')
}

function isName(name: string): boolean {
  return /\p{L}{2}/u.test(name) && name.length <= 80
}
