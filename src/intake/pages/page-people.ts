import type { Credit } from '../../model/document.ts'
import type { ArticleBlock } from './lay-article.ts'
import { linkedNames } from './linked-data.ts'
import { rolesOf } from './page-hints.ts'
import { linkedAuthors, type PageMetadata } from './page-metadata.ts'
import { attr, collapse, type PageElement } from './page-tree.ts'
import { foldPhrase, markerLength, pageWords } from './page-words.ts'
import { isAgency, readCredits } from './read-credits.ts'
import { findDate } from './text-date.ts'

/** Who wrote a page, and whose text it says it is. */
export interface PagePeople {
  authors: string[]
  credits: Credit[]
}

/**
 * Persons from the linked data, else from meta tags, else from the names that the page marks as authors', else from its bylines; agencies
 * and other sources of the text from all of them.
 * @param head elements of the page from its headline to its first paragraph
 */
export function readPeople(
  metadata: PageMetadata,
  laid: readonly ArticleBlock[],
  head: readonly PageElement[],
  outlet: string | null,
  lang: string,
): PagePeople {
  const people: PagePeople = { authors: [], credits: [] }
  const text = laid
    .filter(({ kind }) => kind === 'body' || kind === 'headline' || kind === 'deck')
    .map((block) => block.text)
    .join('\n')
    // Names are looked for in it one by one.
    .slice(0, 50_000)
  const context: Context = { people, outlet, lang, text, translated: false }
  // What readers see goes before: "avec AFP" beside an author "AFP" in the linked data.
  const lines = laid.filter(({ kind }) => kind === 'byline').flatMap(({ text }) => bylineLines(text, lang))
  for (const line of lines) addCredits(readCredits(line, lang), context)
  for (const block of laid.filter(({ kind }) => kind !== 'caption' && kind !== 'related-link'))
    addCreditsOfSentences(block.text, context)
  const last = laid.findLast(({ kind }) => kind === 'body')
  if (last && last.text.length <= 100) addCredits(readCredits(last.text, lang), context)
  addLinked(metadata, context)
  if (people.authors.length === 0) for (const value of metaAuthors(metadata)) addLine(value, context)
  if (people.authors.length === 0)
    for (const element of markedAuthors(head))
      for (const line of bylineLines(textWithoutTimes(element), lang)) addLine(line, context)
  if (people.authors.length === 0) for (const line of lines) addLine(line, context)
  for (const name of linkedSources(metadata)) addCredit({ name, relation: 'republished-from' }, context)
  // "First appeared in X … Translated from the French": X is the source of the translation.
  if (context.translated)
    for (const credit of people.credits) if (credit.relation === 'republished-from') credit.relation = 'translated-from'
  return people
}

interface Context {
  people: PagePeople
  outlet: string | null
  lang: string
  /** The text itself, without its bylines. */
  text: string
  translated: boolean
}

function addLinked(metadata: PageMetadata, context: Context): void {
  for (const { name, types } of linkedAuthors(metadata)) {
    const line = readCredits(name, context.lang)
    addCredits({ ...line, names: [] }, context)
    if (line.credits.length > 0 && line.names.length === 0) continue
    const organisation = types.some((type) => /Organization|Publisher|WebSite|NGO/u.test(type))
    if (!organisation) for (const one of line.names) addPerson(one, context, types.includes('Person') ? 1 : 2)
    else if (!isDesk(name, context)) addCredit({ name, relation: 'by' }, context)
  }
}

function addLine(line: string, context: Context): void {
  if (line.length > 160 || /^https?:|^@|@.*\./u.test(line)) return
  const turned = surnameFirst(line, context)
  if (turned) return addPerson(turned, context, 2)
  const { credits, names } = readCredits(line, context.lang)
  addCredits({ credits, names: [] }, context)
  for (const [at, name] of names.entries()) {
    const person = personName(name, context.lang)
    // What stands behind a name and is told of in the text is where its bearer was.
    if (at === 0 || !context.text.includes(person)) addPerson(person, context, 2)
  }
}

/** "Quill, Ann" → "Ann Quill"; null for any other line, and where the second word is one of the text: a place, most likely. */
function surnameFirst(line: string, context: Context): string | null {
  const names = line.slice(markerLength(line, 'credit-by', context.lang)).replace(/^[\s:]+|\s+$/gu, '')
  const found = /^(?<last>\p{Lu}[\p{L}\p{M}'’-]+),\s(?<first>\p{Lu}[\p{L}\p{M}'’.-]+)$/u.exec(names)?.groups
  return found && !context.text.includes(found.first) ? `${found.first} ${found.last}` : null
}

function addCredits({ credits, translated }: ReturnType<typeof readCredits>, context: Context): void {
  if (translated) context.translated = true
  for (const credit of credits) addCredit(credit, context)
}

/** Notes on where a text comes from stand in sentences of their own, at the beginning or the end of a paragraph. */
function addCreditsOfSentences(text: string, context: Context): void {
  const sentences = text.length > 600 ? [] : text.split(/(?<=[.!?؟])\s+/u)
  for (const line of sentences)
    if (
      (['credit-republished', 'credit-translated'] as const).some((kind) => markerLength(line, kind, context.lang) > 0)
    )
      addCredits(readCredits(line, context.lang), context)
}

function addCredit(credit: Credit, { people, outlet, lang }: Context): void {
  const folded = foldPhrase(credit.name)
  if (outlet !== null && folded === foldPhrase(outlet)) return
  if (pageWords('desk', lang).some(({ words }) => words === folded)) return
  // The same name is credited once, as it was first.
  if (!people.credits.some(({ name }) => foldPhrase(name) === folded)) people.credits.push(credit)
}

/** @param fewest words that the name must have: linked data may say that one word is a person */
function addPerson(name: string, context: Context, fewest: number): void {
  const words = name.split(/\s+/u).length
  if (isAccount(name) || words < fewest || words > 6 || /\d|@|https?:/u.test(name) || isDesk(name, context)) return
  const { authors } = context.people
  if (!authors.some((one) => foldPhrase(one) === foldPhrase(name))) authors.push(name)
}

/**
 * The name of a person with which a text begins: in scripts with capitals as far as these and particles go ("Ruth Okafor in Dunmore"),
 * in others as it is. "" where it begins with none.
 */
function personName(text: string, lang: string): string {
  const words = text.split(/\s+/u)
  if (!/\p{Lu}|\p{Ll}/u.test(text)) return text
  const particles = pageWords('particle', lang)
  const kept: string[] = []
  for (const word of words) {
    const isParticle = particles.some((one) => one.words === word.replace(/['’].*$/u, ''))
    if (!isParticle && !/^\p{Lu}/u.test(word)) break
    kept.push(word)
  }
  while (kept.length > 0 && /^\p{Ll}/u.test(kept[kept.length - 1])) kept.pop()
  return kept.length > 0 && /^\p{Ll}{4}/u.test(words[0]) ? '' : kept.join(' ')
}

/** "admin", "redaktion01", "n.meyer7": the name of an account, not of a person. */
function isAccount(name: string): boolean {
  if (/\s/u.test(name)) return false
  const folded = foldPhrase(name).replace(/[\d._-]+$/u, '')
  return /^[a-z][a-z\d._-]*$/u.test(name) || pageWords('account', '*').some(({ words }) => words === folded)
}

/** The editors, the outlet itself, an agency. */
function isDesk(name: string, { outlet, lang }: Context): boolean {
  if (isAgency(name, lang) || markerLength(name, 'desk', lang) > 0) return true
  if (pageWords('desk', lang).some(({ words }) => foldPhrase(name).endsWith(` ${words}`))) return true
  return outlet !== null && foldPhrase(name).includes(foldPhrase(outlet))
}

function metaAuthors({ meta }: PageMetadata): string[] {
  const names = [
    'author',
    'article:author',
    'parsely-author',
    'sailthru.author',
    'dc.creator',
    'dcterms.creator',
    'byl',
    'citation_author',
  ]
  return names.flatMap((name) => meta.get(name) ?? [])
}

/** The innermost elements that are marked as an author's name. */
function markedAuthors(head: readonly PageElement[]): PageElement[] {
  const marked = head.filter(
    (element) =>
      /\bauthor\b/u.test(attr(element, 'rel')) ||
      /\b(?:author|creator)\b/u.test(attr(element, 'itemprop')) ||
      rolesOf(element)[0] === 'byline',
  )
  const outer = new Set<PageElement>()
  for (const element of marked) for (let at = element.parent; at; at = at.parent) outer.add(at)
  return marked.filter((element) => !outer.has(element))
}

function textWithoutTimes(element: PageElement): string {
  const parts: string[] = []
  const walk = (at: PageElement): void => {
    for (const child of at.children) {
      if (typeof child === 'string') parts.push(child)
      else if (child.tag === 'time') parts.push(' | ')
      else walk(child)
    }
  }
  walk(element)
  return collapse(parts.join(''))
}

/** Parts of a byline: without its dates, their labels, and what stands before a colon ("Text and pictures: …"). */
function bylineLines(text: string, lang: string): string[] {
  return text.split(/\n|\s*[|•·—–]\s*|\s[-/]\s/u).flatMap((part) => {
    const date = findDate(part, lang)
    const names = date ? part.slice(0, date.start) : part
    const line = withoutLabels(names, lang).replace(/[\s,;:]+$/u, '')
    return line === '' ? [] : [line]
  })
}

/** Cuts where the words for "published" and "updated" begin. */
function withoutLabels(text: string, lang: string): string {
  const folded = foldPhrase(text)
  let end = text.length
  for (const kind of ['published', 'updated'] as const)
    for (const { words } of pageWords(kind, lang)) {
      const at = folded.indexOf(words)
      if (
        at >= 0 &&
        at < end &&
        !/\p{L}/u.test(folded.charAt(at - 1)) &&
        !/\p{L}/u.test(folded.charAt(at + words.length))
      )
        end = at
    }
  return text.slice(0, end)
}

/** Whose text this one is made of, as the linked data say. */
function linkedSources({ article, objects }: PageMetadata): string[] {
  if (!article) return []
  return ['isBasedOn', 'translationOfWork'].flatMap((key) => {
    const value = article.object[key]
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    const object = value as Readonly<Record<string, unknown>>
    return [...linkedNames(object, 'publisher', objects), ...linkedNames(object, 'provider', objects)].map(
      ({ name }) => name,
    )
  })
}
