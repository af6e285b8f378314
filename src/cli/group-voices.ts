import type { Reading } from '../model/reading.ts'
import type { ChainLink, Statement } from '../model/statement.ts'
import { formatDate, formatDay } from './format-date.ts'
import { actorOf, dateOf } from './reading-index.ts'
import type { UiWords } from './ui-words.ts'

/** A statement with its number in the reading, from 1. */
export interface NumberedStatement {
  number: number
  statement: Statement
}

/** Everything one voice says: the source with those that relayed it, or the outlet itself. */
export interface VoiceGroup {
  /** From the origin outwards: "source médicale (non nommée)", "agence Meridia", "ce média". */
  names: string[]
  /** Channel and day of saying of its first statement, as far as the text gives them. */
  circumstances: string
  own: boolean
  statements: NumberedStatement[]
}

/** Groups statements by who says them, in the order in which the text lets them speak; the outlet comes last. */
export function groupVoices(reading: Reading, words: UiWords): VoiceGroup[] {
  const groups = new Map<string, VoiceGroup>()
  reading.statements.forEach((statement, at) => {
    const key = voiceKey(statement)
    let group = groups.get(key)
    if (!group) {
      const own = statement.chain.length < 2
      group = {
        names: namesOf(reading, statement, words),
        circumstances: circumstancesOf(reading, statement, words),
        own,
        statements: [],
      }
      groups.set(key, group)
    } else {
      group.circumstances ||= circumstancesOf(reading, statement, words)
      const names = namesOf(reading, statement, words)
      // "le maire" in the headline, "le maire, Basile Thorn" below: one voice, under its fuller name.
      if (names[0].length > group.names[0].length && names[0].startsWith(group.names[0])) group.names = names
    }
    group.statements.push({ number: at + 1, statement })
  })
  return [...groups.values()].sort((a, b) => Number(a.own) - Number(b.own))
}

/** The name of the document's author: its outlet, or "this outlet". */
function authorName(reading: Reading, words: UiWords): string {
  const { outlet, kind } = reading.document
  return (
    (outlet && (actorOf(reading, outlet)?.displayName ?? outlet)) ||
    words(`author.${kind === 'communique' ? kind : 'article'}`)
  )
}

/** How one link of a chain is called: its actor's neutral name, else the words of its antecedent or its own. */
export function linkName(reading: Reading, link: ChainLink, words: UiWords): string {
  if (link.role === 'author') return authorName(reading, words)
  const actor = actorOf(reading, link.actor)
  const name = actor?.displayName ?? link.antecedent?.exact ?? link.mention?.exact ?? link.artefact?.exact
  if (!name) return words('source.implicit')
  const plain = name.replace(/\s+/gu, ' ')
  return link.named === 'anonymous' ? words('source.anonymous', { name: plain }) : plain
}

function voiceKey({ chain }: Statement): string {
  return chain
    .filter((link) => link.role !== 'author')
    .map((link) => link.actor ?? (link.antecedent ?? link.mention)?.exact.toLowerCase().split(',')[0] ?? link.role)
    .filter(isNew)
    .join(' ← ')
}

function namesOf(reading: Reading, { chain }: Statement, words: UiWords): string[] {
  if (chain.length < 2) {
    const name = authorName(reading, words)
    // A communiqué speaks for its author: there is no source to miss.
    return [reading.document.kind === 'communique' ? name : words('author.unsourced', { name })]
  }
  const names = [...chain].reverse().map((link) => linkName(reading, link, words))
  const voices = names.filter(isNew)
  // Who speaks to this outlet alone needs no "← this outlet".
  return voices.length > 2 ? voices : voices.slice(0, 1)
}

/** "Residents said they had heard …": who speaks of their own words is one voice. */
function isNew(name: string, at: number, names: readonly string[]): boolean {
  return name !== names[at - 1]
}

function circumstancesOf(reading: Reading, { chain }: Statement, words: UiWords): string {
  const link = [...chain].reverse().find(({ channel, saidOn }) => channel || saidOn)
  const channel = link?.channel && link.channel !== 'unknown' ? words(`channel.${link.channel}`) : ''
  const date = dateOf(reading, link?.saidOn)
  const saidOn = date ? formatDate(date, words) : link?.saidOn ? formatDay(link.saidOn, words) : ''
  return [channel, saidOn && words('said-on', { date: saidOn })].filter(Boolean).join(' — ')
}
