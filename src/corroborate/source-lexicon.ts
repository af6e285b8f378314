/** The words that name sources, of a pack: `source-roles` (offices that all languages share, small words), roles, organisations, documents. */
import type { Actor } from '../model/actor.ts'
import { loadPack } from '../packs/load-pack.ts'
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
const lexicons = new Map<string, SourceLexicon>()

/** The lexicon of a language, compiled once; empty where there is no pack. */
export function sourceLexicon(lang: string): SourceLexicon {
  const known = lexicons.get(lang)
  if (known) return known
  const pack = loadPack(lang)
  const rows = pack?.lexicon('source-roles') ?? []
  const folded = (category: string) =>
    new Set(rows.filter((row) => row.category === category).flatMap(({ lemma }) => nameKey(lemma).split(' ')))
  const list: SourcePhrase[] = []
  const add = (lemma: string, phrase: Omit<SourcePhrase, 'tokens'>) =>
    list.push({ tokens: nameKey(lemma).split(' '), ...phrase })
  const roleRows = pack?.lexicon('roles') ?? []
  const bare = { office: null, type: null, organisation: null, principal: false }
  for (const { lemma, category } of rows) {
    if (category === 'joint' || category === 'self') continue
    if (category === 'images') {
      add(lemma, { ...bare, what: 'thing', office: 'images' })
      continue
    }
    const role = roleRows.find((row) => row.category === 'role' && nameKey(row.lemma) === nameKey(lemma))
    const type = (role?.value.type as Actor['type'] | undefined) ?? null
    add(lemma, { ...bare, what: 'office', office: category, type, principal: category === 'spokesperson' })
  }
  for (const { lemma, category, value } of roleRows) {
    if (category === 'title') add(lemma, { ...bare, what: 'title' })
    if (category === 'source-adjective') add(lemma, { ...bare, what: 'role', type: 'anonymous' })
    if (category === 'role' || category === 'source')
      add(lemma, { ...bare, what: 'role', type: value.type as Actor['type'], principal: value.principal !== undefined })
  }
  for (const { lemma, category, value } of pack?.lexicon('organisations') ?? [])
    if (category === 'organisation')
      add(lemma, { ...bare, what: 'organisation', type: value.type as Actor['type'], organisation: value.slug ?? null })
  for (const { lemma, category, value } of pack?.lexicon('cues') ?? [])
    if (value.artefact !== undefined && (category === 'artefact' || category === 'noun'))
      add(lemma, { ...bare, what: 'thing' })
  const phrases = new Map<string, SourcePhrase[]>()
  for (const phrase of list) {
    const start = phrase.tokens[0].slice(0, 4)
    phrases.set(start, [...(phrases.get(start) ?? []), phrase])
  }
  const order = ['office', 'role', 'organisation', 'thing', 'title']
  for (const group of phrases.values())
    group.sort((a, b) => b.tokens.length - a.tokens.length || order.indexOf(a.what) - order.indexOf(b.what))
  const lexicon = { phrases, joints: folded('joint'), self: folded('self') }
  lexicons.set(lang, lexicon)
  return lexicon
}
