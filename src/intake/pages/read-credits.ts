import type { Credit } from '../../model/document.ts'
import { foldPhrase, markerLength, pageWords } from './page-words.ts'

/** Names of a line of credits: whose text it says it is, and what else it names (persons, as a rule). */
export interface LineCredits {
  credits: Omit<Credit, 'span'>[]
  names: string[]
}

const relations = [
  ['credit-republished', 'republished-from'],
  ['credit-translated', 'translated-from'],
  ['credit-with', 'with'],
  ['credit-by', 'by'],
] as const

/**
 * "Par AFP", "Le Courrier avec agences", "Republished from …" → credits; names of persons come back apart. An agency is known by the
 * words that all languages share (`agency` in ontology/page-words.tsv) or because the linked data call it an organisation.
 */
export function readCredits(line: string, lang: string, organisations: readonly string[] = []): LineCredits {
  const text = line.replace(/^[([\s]+|[)\]\s]+$/g, '')
  for (const [kind, relation] of relations) {
    const length = markerLength(text, kind, lang)
    if (length === 0) continue
    const rest = text.slice(length).replace(/^[\s:–—-]+/u, '')
    if (relation === 'republished-from' || relation === 'translated-from') {
      const name = sourceName(rest)
      return { credits: name === '' ? [] : [{ name, relation }], names: [] }
    }
    return parts(rest, relation, lang, organisations)
  }
  return parts(text, 'by', lang, organisations)
}

/** Whether a name is that of a news agency. */
export function isAgency(name: string, lang: string): boolean {
  const folded = foldPhrase(name.trim().replace(/[.]$/u, ''))
  return pageWords('agency', lang).some(({ words }) => words === folded) || isAgencies(folded, lang)
}

function isAgencies(folded: string, lang: string): boolean {
  return pageWords('agencies', lang).some(({ words }) => words === folded)
}

/** "AFP et Reuters", "La Rédaction avec AFP": names between the language's words for "and" and "with". */
function parts(rest: string, first: 'by' | 'with', lang: string, organisations: readonly string[]): LineCredits {
  const result: LineCredits = { credits: [], names: [] }
  let relation: Credit['relation'] = first
  for (const { name, joined } of splitNames(rest, lang)) {
    if (joined) relation = joined
    const known = isAgency(name, lang) || organisations.some((one) => foldPhrase(one) === foldPhrase(name))
    if (known) result.credits.push({ name: name.trim(), relation })
    else if (name !== '') result.names.push(name)
  }
  return result
}

function splitNames(text: string, lang: string): { name: string; joined: 'with' | null }[] {
  const ands = pageWords('and', lang).map(({ words }) => words)
  const withs = pageWords('credit-with', lang).map(({ words }) => words)
  const found: { name: string; joined: 'with' | null }[] = []
  let open = ''
  let joined: 'with' | null = null
  const close = (next: 'with' | null): void => {
    const name = open
      .trim()
      .replace(/^[([]|[)\]]$/g, '')
      .trim()
    if (name !== '') found.push({ name, joined })
    if (next) joined = next
    else joined = null
    open = ''
  }
  // Words and the marks between names, one after another.
  for (const piece of text.split(/(?<mark>\s+|[,;/|•·(])/u)) {
    if (/^[,;/|•·(]$/u.test(piece)) close(null)
    else if (withs.includes(foldPhrase(piece))) close('with')
    else if (ands.includes(foldPhrase(piece))) close(null)
    else open += piece
  }
  close(null)
  return found
}

/** The name that follows "republished from": up to the end of the sentence, a bracket, or a word that is no part of a name. */
function sourceName(rest: string): string {
  const head = rest.slice(0, 120)
  const name = /^["«“„]?\s*(?<name>[^,.;:()«»“”"\n|]{2,80})/u.exec(head)?.groups?.name.trim() ?? ''
  // In scripts with capitals the name ends where three small words follow one another.
  const capital =
    /^(?:\p{Ll}{1,4}['’ ]\s*)?(?:[\p{Lu}\p{N}][\p{L}\p{M}\p{N}'’.-]*)(?:\s+(?:\p{Ll}{1,3}\s+){0,2}[\p{Lu}\p{N}][\p{L}\p{M}\p{N}'’.-]*)*/u.exec(
      name,
    )?.[0]
  return capital ?? name
}
