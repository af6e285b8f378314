/** Raw actors of a document → mentions and actor entries with stable ids. Ids come from names and countries, never from the document. */
import type { Actor } from '../../model/actor.ts'
import type { ActorMention, ParsedDocument } from '../../model/proposals.ts'
import { foldWord } from '../../text/fold-word.ts'
import type { Gazetteer } from '../gazetteer.ts'
import { foldName } from '../places/fold-name.ts'
import { slug } from '../places/load-user-gazetteer.ts'
import type { ActorLexicon } from './actor-lexicon.ts'
import type { RawActor, ResolvedActors } from './raw-actor.ts'

export function buildActors(
  doc: ParsedDocument,
  raws: readonly RawActor[],
  lexicon: ActorLexicon,
  gazetteer: Gazetteer,
): ResolvedActors {
  const actors = new Map<string, Actor>()
  const lang = doc.document.lang
  /** "le groupe armé de X" has small words between; where names stand in front, the noun is next. */
  const near = lexicon.nameFirst ? 1 : 3
  /** Actors of this document by folded full name, acronym and first word. */
  const named = new Map<string, string>()
  const heads = new Map<string, Set<string>>()
  /** Organs of each kind that the text has named so far with their country ("state-military" → actor:kesmar-state-military). */
  const organs = new Map<string, Set<string>>()
  const bySentence = new Map<number, RawActor[]>()
  for (const raw of raws) {
    const list = bySentence.get(raw.sentence)
    if (list) list.push(raw)
    else bySentence.set(raw.sentence, [raw])
  }
  /** Listed actors that the text names, with the words of their names. */
  const listedHere = new Map<string, { actor: Actor; names: string[] }>()
  // "la Ligue" in the headline is the "Ligue des Passes" that the body names in full.
  for (const raw of raws) learnFullName(raw)
  for (const raw of raws) register(raw)
  organs.clear()
  const mentions = raws.map((raw) => mentionOf(raw)).sort((a, b) => a.start - b.start || b.end - a.end)
  return { mentions, actors: [...actors.values()] }

  function learnFullName(raw: RawActor): void {
    if (raw.principal) learnFullName(raw.principal)
    if (raw.kind !== 'name' && raw.kind !== 'known') return
    const words = foldName(raw.name).split(' ')
    if (words.length < 2) return
    const id = raw.actor?.id ?? `actor:${slug(raw.name)}`
    const head = raw.row?.category === 'name-head' ? foldWord(raw.row.lemma) : words[0]
    heads.set(head, (heads.get(head) ?? new Set<string>()).add(id))
  }

  function register(raw: RawActor): void {
    if (raw.principal) register(raw.principal)
    const id = ownId(raw)
    if (!id) return
    if (raw.actor)
      listedHere.set(id, { actor: raw.actor, names: raw.actor.names.map(({ text }) => ` ${spaced(text)} `) })
    if (raw.kind === 'name' || raw.kind === 'known') {
      named.set(foldName(raw.name), id)
      if (raw.acronym) named.set(foldName(raw.acronym), id)
      for (const initials of initialsOf(raw.name)) if (!named.has(initials)) named.set(initials, id)
    }
    addActor(raw, id)
  }

  function addActor(raw: RawActor, id: string): void {
    const known = actors.get(id)
    if (known) {
      if (raw.acronym && !known.names.some((name) => name.text === raw.acronym)) {
        known.names.push({ text: raw.acronym, lang, kind: 'acronym' })
      }
      if (known.type === 'other' && raw.type !== 'other') known.type = raw.type
      return
    }
    // An organ found by its noun may be listed under its own name ("l'armée malienne" and the Forces armées maliennes).
    const listed = raw.actor ?? gazetteer.actors().get(id)
    if (listed) {
      actors.set(id, { ...listed, names: [...listed.names] })
      return
    }
    const text = displayName(raw, lexicon)
    actors.set(id, {
      id,
      type: raw.kind === 'name' ? describedType(raw) : raw.type,
      names: [
        { text, lang, kind: 'official' },
        ...(raw.acronym ? [{ text: raw.acronym, lang, kind: 'acronym' as const }] : []),
      ],
      displayName: text,
      ...(raw.country && !raw.country.code.includes(':') && { country: raw.country.code }),
      typeBasis: 'source',
    })
  }

  /** A named group bears arms when the words beside its name say so ("le groupe armé X", "les combattants de X"). */
  function describedType(raw: RawActor): Actor['type'] {
    if (raw.row?.category === 'organisation') return raw.type
    const beside = (bySentence.get(raw.sentence) ?? []).find(
      (other) =>
        other.kind === 'organisation' &&
        lexicon.armed.has(other.type) &&
        ((other.last < raw.first && raw.first - other.last <= near) ||
          (other.first > raw.last && other.first - raw.last <= near)),
    )
    if (beside) return beside.type
    return raw.row?.category === 'name-head' && raw.type !== 'armed-group' ? raw.type : 'other'
  }

  function mentionOf(raw: RawActor): ActorMention {
    const { words } = doc.sentences[raw.sentence]
    const id = idOf(raw)
    const type = (id && actors.get(id)?.type) || raw.type
    return {
      start: words[raw.first].start,
      end: words[raw.last].end,
      at: { sentence: raw.sentence, word: raw.head },
      actor: id,
      type: raw.kind === 'role' && !raw.principal ? raw.type : type,
      named: raw.named,
    }
  }

  function idOf(raw: RawActor): string | null {
    const own = ownId(raw)
    if (own) {
      if (raw.kind === 'organisation' && raw.row)
        organs.set(kindOf(raw), (organs.get(kindOf(raw)) ?? new Set<string>()).add(own))
      return own
    }
    if (raw.kind === 'role' && raw.principal && raw.row?.value.principal) return idOf(raw.principal)
    // "le Mouvement", with its capital, for the one movement named in full.
    if (raw.kind === 'person' || (raw.kind === 'organisation' && raw.name[0] !== raw.name[0].toLowerCase())) {
      const full = named.get(foldName(raw.name))
      if (full) return full
      const short = heads.get(foldWord(raw.name))
      if (short?.size === 1) return [...short][0]
      if (raw.kind === 'person') return null
    }
    if (raw.kind === 'organisation' && raw.row && !raw.row.value.generic) {
      // "l'armée" behind "l'armée kesmarienne", as long as no other army was named.
      if (raw.named === 'collective') return null
      const known = new Set([...(organs.get(kindOf(raw)) ?? []), ...listedBy(raw)])
      return known.size === 1 ? [...known][0] : null
    }
    return null
  }

  /** "the general staff", "la police": listed actors of the text whose names hold this noun. */
  function listedBy({ row, type }: RawActor): string[] {
    const noun = ` ${spaced(row!.lemma)} `
    return [...listedHere.values()]
      .filter(({ actor, names }) => actor.type === type && names.some((name) => name.includes(noun)))
      .map(({ actor }) => actor.id)
  }

  /** The id that the words of the mention give alone. */
  function ownId(raw: RawActor): string | null {
    if (raw.actor) return raw.actor.id
    if (raw.kind === 'name') {
      const short = raw.row ? undefined : heads.get(foldName(raw.name))
      return named.get(foldName(raw.name)) ?? (short?.size === 1 ? [...short][0] : `actor:${slug(raw.name)}`)
    }
    if (raw.kind === 'country' && raw.country) return `actor:${slug(raw.country.code)}-government`
    if (raw.kind === 'organisation' && raw.row && !raw.row.value.generic) {
      // A government is its country's, whatever seat the text names it by ("le régime de Tel-Aviv").
      const local = raw.row.value.slug === 'government' && raw.country ? undefined : raw.local
      // A country of the user's gazetteer may be read as both: it names the holder once.
      const holder = [...new Set([raw.country?.code, local].filter(Boolean).map((part) => slug(part as string)))]
      return holder.length > 0 ? `actor:${holder.join('-')}-${kindOf(raw)}` : null
    }
    return null
  }
}

function spaced(text: string): string {
  return foldName(text).replace(/[-']/g, ' ')
}

/** "Armée populaire des Hautes Terres" → "apdht" and, without its small words, "apht": how the text may shorten it. */
function initialsOf(name: string): string[] {
  const words = foldName(name).replace(/'/g, ' ').split(' ')
  const short = (list: string[]) => list.map((word) => word[0] ?? '').join('')
  return [words, words.filter((word) => word.length > 3)].map(short).filter((initials) => initials.length > 2)
}

function kindOf({ row, title }: RawActor): string {
  return title ? `${row?.value.slug}-${slug(title)}` : (row?.value.slug ?? '')
}

function displayName(raw: RawActor, lexicon: ActorLexicon): string {
  if (raw.kind === 'name') return raw.name
  if (raw.kind === 'country') return raw.country?.name ?? raw.name
  const slugged = raw.row?.value.slug ?? ''
  const holder = (slugged === 'government' && raw.country ? undefined : raw.local) ?? raw.country?.name
  // The plain word for such an organ, whatever the text calls it.
  const noun = raw.title ? raw.name : (lexicon.plain.get(slugged) ?? raw.name)
  return holder ? `${noun} (${holder})` : noun
}
