/** Nouns for those who act and speak, compiled once a pack: organisations, roles, unnamed sources. */
import type { ActorType } from '../../model/actor.ts'
import type { LexiconRow, Pack } from '../../packs/pack.ts'
import { foldWord } from '../../text/fold-word.ts'
import { compilePhrases, contractionsOf, type Phrases } from '../phrases.ts'

export interface ActorLexicon {
  organisations: Phrases
  roles: Phrases
  sources: Phrases
  titles: ReadonlySet<string>
  /** The preposition of belonging. */
  of: ReadonlySet<string>
  /** Names stand in front of the noun they specify. */
  nameFirst: boolean
  /** Types whose nouns say that a group bears arms. */
  armed: ReadonlySet<ActorType>
  /** The neutral noun for an organ by its slug. */
  plain: ReadonlyMap<string, string>
}

const armed = new Set<ActorType>(['armed-group', 'political-militia', 'identity-militia', 'private-military'])
const compiled = new WeakMap<Pack, ActorLexicon>()

export function actorLexicon(pack: Pack): ActorLexicon {
  let lexicon = compiled.get(pack)
  if (!lexicon) compiled.set(pack, (lexicon = compile(pack)))
  return lexicon
}

export function typeOf(row: LexiconRow): ActorType {
  return row.value.type as ActorType
}

function compile(pack: Pack): ActorLexicon {
  const places = pack.lexicon('places')
  const contractions = contractionsOf(places)
  const roles = pack.lexicon('roles')
  const rows = (list: readonly LexiconRow[], category: string) => list.filter((row) => row.category === category)
  return {
    organisations: compilePhrases(rows(pack.lexicon('organisations'), 'organisation'), contractions),
    roles: compilePhrases(rows(roles, 'role'), contractions),
    sources: compilePhrases(rows(roles, 'source'), contractions),
    titles: new Set(rows(roles, 'title').map((row) => foldWord(row.lemma))),
    of: new Set(rows(places, 'of').map((row) => foldWord(row.lemma))),
    nameFirst: rows(places, 'noun-order').length > 0,
    armed,
    plain: new Map(
      pack
        .lexicon('organisations')
        .filter((row) => row.value.main !== undefined)
        .map((row) => [row.value.slug, row.lemma]),
    ),
  }
}
