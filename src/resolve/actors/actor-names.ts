/**
 * Actors of the gazetteer by the words of their names, in any language and script. In: `gazetteers/actors.tsv` and the user's
 * actors. Out: a matcher that finds the longest name starting at a word.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { actorTypes } from '../../model/actor-types.ts'
import type { Actor, ActorType } from '../../model/actor.ts'
import { SelonError } from '../../model/selon-error.ts'
import type { Word } from '../../model/tree.ts'
import { packageRoot } from '../../packs/package-root.ts'
import { readTsv } from '../../text/read-tsv.ts'
import { foldedName } from '../folded-name.ts'
import { foldName } from '../places/fold-name.ts'

export interface ActorNames {
  get(id: string): Actor | undefined
  /** The actor with exactly this name, whatever its capitals. */
  called(name: string): Actor | undefined
  /** The longest actor name that begins at a word, with the number of words it takes; null when none does. */
  at(words: readonly Word[], from: number, text: string): { actor: Actor; length: number; acronym: boolean } | null
}

interface Name {
  tokens: string[]
  actor: Actor
  /** The name is written in capitals: only capitals in the text mean it ("AP", "TASS"). */
  acronym: boolean
  /** The user's own file writes the name without a capital in front ("police varonnaise"): none is wanted in the text. */
  common: boolean
}

const longest = 9
const remembered = 20_000
let shipped: Actor[] | undefined

export function actorNames(own: readonly Actor[]): ActorNames {
  shipped ??= readShipped()
  const byFirst = new Map<string, Name[]>()
  const byId = new Map<string, Actor>()
  const users = new Set(own)
  for (const actor of [...own, ...shipped]) {
    if (byId.has(actor.id)) continue
    byId.set(actor.id, actor)
    for (const { text } of actor.names) {
      const tokens = tokensOf(text)
      if (tokens.length === 0) continue
      const list = byFirst.get(tokens[0]) ?? []
      list.push({
        tokens,
        actor,
        acronym: text.length <= 7 && text === text.toUpperCase() && text !== text.toLowerCase(),
        common: users.has(actor) && isLower(text),
      })
      byFirst.set(tokens[0], list)
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.tokens.length - a.tokens.length)
  const starts = new Map<string, Name[] | null>()
  /** Names that a word outside a contraction may begin: its form alone decides, and most forms begin none. */
  const startsOf = (words: readonly Word[], from: number, text: string): Name[] | null => {
    const { form } = words[from]
    let list = starts.get(form)
    if (list === undefined) {
      list = byFirst.get(keysOf(words, from, text)[0] ?? '') ?? null
      if (starts.size >= remembered) starts.clear()
      if (form.length < 80) starts.set(form, list)
    }
    return list
  }
  return {
    get: (id) => byId.get(id),
    called(name) {
      const tokens = tokensOf(name)
      return byFirst.get(tokens[0] ?? '')?.find((known) => known.tokens.join(' ') === tokens.join(' '))?.actor
    },
    at(words, from, text) {
      const list = words[from].multiword ? byFirst.get(keysOf(words, from, text)[0] ?? '') : startsOf(words, from, text)
      if (!list) return null
      for (const name of list) {
        const length = matches(name, words, from, text)
        if (length > 0) return { actor: name.actor, length, acronym: name.acronym }
      }
      return null
    },
  }
}

function tokensOf(name: string): string[] {
  return foldName(name).replace(/'/g, "' ").split(' ').filter(Boolean)
}

/** Words taken by a name that begins at `from`, 0 when it does not. A hyphenated word may hold several words of the name. */
function matches(name: Name, words: readonly Word[], from: number, text: string): number {
  const { tokens } = name
  // A contraction ("Au") is no acronym ("AU").
  if (name.acronym && words[from].multiword) return 0
  const form = words[from].form
  if (name.acronym ? form !== form.toUpperCase() : isLower(form)) {
    // A name whose first word is no capital in the text is matched only when a capital follows ("le mouvement Ansar…").
    if (name.acronym || tokens.length < 2) return 0
    if (!name.common && !words.slice(from, from + tokens.length).some((word) => !isLower(word.form))) return 0
  }
  let at = 0
  for (let i = from; i < words.length && i < from + longest; i++) {
    const keys = keysOf(words, i, text)
    for (let k = 0; k < keys.length; k++) {
      if (tokens[at] !== keys[k]) return 0
      at++
      if (at === tokens.length) return k === keys.length - 1 ? i - from + 1 : 0
    }
  }
  return 0
}

/** Folded tokens of a word; a contraction ("du") stands as it is written, with its first word, and its second has none. */
function keysOf(words: readonly Word[], at: number, text: string): string[] {
  const word = words[at]
  if (word.multiword) {
    if (at > 0 && words[at - 1].start === word.start && words[at - 1].end === word.end) return []
    return [foldedName(text.slice(word.start, word.end))]
  }
  // "Port-Cendre hospital", where the tokeniser makes a word of the hyphen: none of the name's.
  if (word.form === '-' && at > 0 && words[at - 1].end === word.start) return []
  const key = foldedName(word.form)
  return key.includes(' ') || key.includes("'") ? key.replace(/'/g, "' ").split(' ').filter(Boolean) : [key]
}

function isLower(form: string): boolean {
  const first = form[0] ?? ''
  return first === first.toLowerCase() && first !== first.toUpperCase()
}

function readShipped(): Actor[] {
  const file = join(packageRoot(), 'gazetteers', 'actors.tsv')
  if (!existsSync(file)) return []
  return readTsv(readFileSync(file, 'utf8'), file, ['id', 'type', 'names'], 'gazetteer-malformed').map(
    ({ cells, line }) => {
      if (!(actorTypes as readonly string[]).includes(cells.type)) {
        throw new SelonError('gazetteer-malformed', `unknown type "${cells.type}"`, { file, line, field: 'type' })
      }
      const names = cells.names.split('|').map(readName)
      const actor: Actor = {
        id: `actor:${cells.id}`,
        type: cells.type as ActorType,
        names,
        displayName: names[0].text,
        typeBasis: 'gazetteer',
      }
      if (cells.country) actor.country = cells.country
      if (cells.part_of) actor.partOf = `actor:${cells.part_of}`
      return actor
    },
  )
}

/** "fr:Médecins sans frontières", "acronym:MSF", "self-ar:…": language and kind before the colon; French and exonym by default. */
function readName(cell: string, index: number): Actor['names'][number] {
  const found = /^(?<tag>[a-z-]{2,12}):(?<text>.+)$/u.exec(cell)
  const text = found?.groups?.text ?? cell
  const [kind, lang = 'fr'] = (found?.groups?.tag ?? '').match(/^(?:self|official|acronym|translit|contested)/)
    ? found!.groups!.tag.split('-')
    : ['', found?.groups?.tag || 'fr']
  const acronym = text.length <= 7 && /^[\p{Lu}\p{N}-]+$/u.test(text)
  return {
    text,
    lang,
    kind: (kind || (index === 0 ? 'official' : acronym ? 'acronym' : 'exonym')) as Actor['names'][number]['kind'],
  }
}
