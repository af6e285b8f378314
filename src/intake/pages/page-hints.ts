import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageRoot } from '../../packs/package-root.ts'
import { readTsv } from '../../text/read-tsv.ts'
import { attr, type PageElement } from './page-tree.ts'

/** What the class names of a part of a page say that it is. */
export type PageRole =
  | 'hidden'
  | 'comments'
  | 'chrome'
  | 'ad'
  | 'paywall'
  | 'related'
  | 'boilerplate'
  | 'correction'
  | 'update-notice'
  | 'caption'
  | 'byline'
  | 'date'
  | 'deck'
  | 'headline'
  | 'body'
  | 'live'
  | 'pull-quote'
  | 'quote'
  | 'subhead'
  | 'kicker'

/** Where names of several roles stand on one element, the first of these holds. */
const order: readonly PageRole[] = [
  'hidden',
  'comments',
  'ad',
  'live',
  'paywall',
  'related',
  'boilerplate',
  'chrome',
  'correction',
  'update-notice',
  'caption',
  'body',
  'byline',
  'date',
  'deck',
  'headline',
  'subhead',
  'pull-quote',
  'quote',
  'kicker',
]

/** Attributes in which pages name their parts for style sheets and scripts. */
const named = ['class', 'id', 'data-component', 'data-testid', 'data-type', 'data-block', 'data-module'] as const
const roles = new Map<string, PageRole[]>()

let hints: readonly { role: PageRole; form: RegExp }[] | undefined

/** Roles that an element's names tell, the most telling first; none where they tell nothing (`ontology/page-hints.tsv`). */
export function rolesOf(element: PageElement): readonly PageRole[] {
  let names = ''
  for (const name of named) {
    const value = attr(element, name)
    if (value !== '') names += ` ${value}`
  }
  return names === '' ? [] : rolesOfNames(names)
}

function rolesOfNames(names: string): readonly PageRole[] {
  const known = roles.get(names)
  if (known) return known
  const folded = ` ${names
    .slice(0, 500)
    .replace(/(?<=[a-z])(?=[A-Z])/g, '-')
    .toLowerCase()
    .replace(/[_\W]*[_-]+/g, '-')
    .replace(/[^\p{L}\p{N}-]+/gu, ' ')} `
  const found = loadHints()
    .filter(({ form }) => form.test(folded))
    .map(({ role }) => role)
  // Pages may carry any number of names: what is remembered stays bounded.
  if (roles.size > 5000) roles.clear()
  roles.set(names, found)
  return found
}

function loadHints(): readonly { role: PageRole; form: RegExp }[] {
  if (hints) return hints
  const file = join(packageRoot(), 'ontology', 'page-hints.tsv')
  const rows = readTsv(readFileSync(file, 'utf8'), file, ['role', 'hint'])
  hints = order.map((role) => {
    const words = rows.filter(({ cells }) => cells.role === role).map(({ cells }) => cells.hint)
    // "=ad" is a whole name; others may be a part of one: "share" of "article-share-bar".
    const whole = words.filter((word) => word.startsWith('=')).map((word) => word.slice(1))
    const parts = words.filter((word) => !word.startsWith('='))
    return {
      role,
      form: new RegExp(String.raw` (?:${[...whole, '='].join('|')})(?= )|[ -](?:${parts.join('|')})(?=[ -])`, 'u'),
    }
  })
  return hints
}
