/** The words that name sources, of a pack: `source-roles` (offices that all languages share, small words), roles, organisations, documents. */
import type { Actor } from '../model/actor.ts'
import { loadPack } from '../packs/load-pack.ts'
import type { Pack } from '../packs/pack.ts'
import { groupedBy } from './group-by.ts'
import { nameKey } from './name-key.ts'

/** A listed phrase: an office, another role, an organisation, a document or pictures, a title. */
export interface SourcePhrase {
  tokens: string[]
  what: 'office' | 'role' | 'organisation' | 'thing' | 'title'
  office: string | null
  type: Actor['type'] | null
  organisation: string | null
  principal: boolean
}

export interface SourceLexicon {
  phrases: Map<string, SourcePhrase[]>
  joints: ReadonlySet<string>
  self: ReadonlySet<string>
}

/** The lexicon of a language, compiled once; empty where there is no pack. */
export function sourceLexicon(lang: string): SourceLexicon {
  let lexicon = lexicons.get(lang)
  if (lexicon) return lexicon
  const pack = loadPack(lang)
  const rows = pack?.lexicon('source-roles') ?? []
  const wordsOf = (category: string) =>
    new Set(rows.filter((row) => row.category === category).flatMap(({ lemma }) => nameKey(lemma).split(' ')))
  lexicon = {
    phrases: byStart(pack ? [...ownPhrases(pack), ...sharedPhrases(pack)] : []),
    joints: wordsOf('joint'),
    self: wordsOf('self'),
  }
  lexicons.set(lang, lexicon)
  return lexicon
}

const lexicons = new Map<string, SourceLexicon>()
const bare = { office: null, type: null, organisation: null, principal: false }

/** Offices that all languages share, and pictures. */
function ownPhrases(pack: Pack): SourcePhrase[] {
  const roles = new Map(
    pack.lexicon('roles').flatMap((row) => (row.category === 'role' ? [[nameKey(row.lemma), row] as const] : [])),
  )
  return pack.lexicon('source-roles').flatMap(({ lemma, category }): SourcePhrase[] => {
    if (category === 'joint' || category === 'self') return []
    const tokens = nameKey(lemma).split(' ')
    if (category === 'images') return [{ ...bare, tokens, what: 'thing', office: category }]
    const type = (roles.get(nameKey(lemma))?.value.type as Actor['type'] | undefined) ?? null
    return [{ ...bare, tokens, what: 'office', office: category, type, principal: category === 'spokesperson' }]
  })
}

/** What the stages read too: roles, titles, organisations, things that speak. */
function sharedPhrases(pack: Pack): SourcePhrase[] {
  const organisations = pack.lexicon('organisations').filter(({ category }) => category === 'organisation')
  const bodies = new Set(organisations.map(({ lemma }) => nameKey(lemma)))
  const spokespersons = pack.lexicon('source-roles').filter(({ category }) => category === 'spokesperson')
  /** "Police spokesman" is the police, and a spokesman. */
  const isCompound = (key: string) => spokespersons.some(({ lemma }) => key.endsWith(` ${nameKey(lemma)}`))
  const list: SourcePhrase[] = []
  const add = (lemma: string, phrase: Partial<SourcePhrase> & Pick<SourcePhrase, 'what'>) =>
    list.push({ ...bare, tokens: nameKey(lemma).split(' '), ...phrase })
  for (const { lemma, category, value } of pack.lexicon('roles')) {
    const type = value.type as Actor['type']
    if (category === 'title') add(lemma, { what: 'title' })
    if (category === 'source-adjective' && !bodies.has(nameKey(lemma))) add(lemma, { what: 'role', type: 'anonymous' })
    if ((category === 'role' || category === 'source') && !isCompound(nameKey(lemma)))
      add(lemma, { what: 'role', type, principal: value.principal !== undefined })
  }
  for (const { lemma, value } of organisations)
    add(lemma, { what: 'organisation', type: value.type as Actor['type'], organisation: value.slug ?? null })
  for (const { lemma, category, value } of pack.lexicon('cues'))
    if (value.artefact !== undefined && (category === 'artefact' || category === 'noun')) add(lemma, { what: 'thing' })
  return list
}

/** By the first letters of the first word; the longest first, and of those as long the one that says most. */
function byStart(list: readonly SourcePhrase[]): Map<string, SourcePhrase[]> {
  const order: SourcePhrase['what'][] = ['office', 'role', 'organisation', 'thing', 'title']
  const phrases = groupedBy(list, ({ tokens }) => tokens[0].slice(0, 4))
  for (const group of phrases.values())
    group.sort((a, b) => b.tokens.length - a.tokens.length || order.indexOf(a.what) - order.indexOf(b.what))
  return phrases
}
