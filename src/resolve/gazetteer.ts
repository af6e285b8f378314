/**
 * What the resolvers ask of the gazetteers: places by name, regions and countries by code, actors by their words. The user's own
 * files lie over the shipped ones: where they know a name, theirs is the only meaning. Files are opened on first use.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SelonError } from '../model/selon-error.ts'
import { packageRoot } from '../packs/package-root.ts'
import { foldedName } from './folded-name.ts'
import { loadUserGazetteer, type UserGazetteer } from './places/load-user-gazetteer.ts'
import { openPlaceIndex, type PlaceEntry, type PlaceIndex } from './places/place-index.ts'
import { actorNames, type ActorNames } from './actors/actor-names.ts'

export interface Gazetteer {
  /** Entries of a name in any language: the user's alone where there are any. */
  find(name: string): readonly PlaceEntry[]
  region(country: string, admin: string): PlaceEntry | null
  country(code: string): PlaceEntry | null
  /** A shipped entry by an id of ours ("selon:europe", "adm:US.OH"). */
  named(id: string): PlaceEntry | null
  /** The country or region whose people or things a folded adjective of the user's file names. */
  adjective(folded: string): PlaceEntry | null
  /** Actors with their names, the user's first. */
  actors(): ActorNames
}

/** Lookups remembered at most. */
const most = 20_000

/** @throws SelonError gazetteer-malformed | file-missing for a user's file */
export function loadGazetteer(files: readonly string[] = []): Gazetteer {
  const users = files.map(loadUserGazetteer)
  let index: PlaceIndex | undefined
  const found = new Map<string, readonly PlaceEntry[]>()
  let actors: ActorNames | undefined
  const places = () => (index ??= openShipped())
  return {
    find(name) {
      const key = foldedName(name)
      for (const user of users) {
        const own = user.places.get(key)
        if (own) return own
      }
      // Names repeat within a text and between texts.
      let entries = found.get(key)
      if (!entries) {
        if (found.size >= most) found.clear()
        found.set(key, (entries = places().findFolded(key)))
      }
      return entries
    },
    region: (country, admin) => places().region(country, admin),
    country: (code) => ownCountry(users, code) ?? places().country(code),
    named: (id) => places().named(id),
    adjective(folded) {
      for (const user of users) {
        const entry = user.adjectives.get(folded)
        if (entry) return entry
      }
      return null
    },
    actors: () => (actors ??= actorNames(users.flatMap((user) => user.actors))),
  }
}

function ownCountry(users: readonly UserGazetteer[], code: string): PlaceEntry | null {
  for (const user of users) {
    const entry = user.countries.get(code)
    if (entry) return entry
  }
  return null
}

let shipped: PlaceIndex | undefined

function openShipped(): PlaceIndex {
  if (shipped) return shipped
  const file = join(packageRoot(), 'gazetteers', 'places.bin')
  try {
    return (shipped = openPlaceIndex(readFileSync(file)))
  } catch (cause) {
    throw new SelonError(
      'gazetteer-malformed',
      'the compiled gazetteer cannot be read; reinstall the package',
      { file },
      { cause },
    )
  }
}
