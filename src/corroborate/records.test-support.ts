import type { Actor } from '../model/actor.ts'
import type { Place } from '../model/place.ts'
import type { ChainLink, RoleFiller, Statement } from '../model/statement.ts'
import { passedOnOf } from './passed-on.ts'
import type { StatementRecord } from './statement-record.ts'

/** What a test says of a statement; all else is plain. */
export interface RecordSketch {
  id: string
  document?: string
  outlet?: string | null
  lang?: string
  day?: string
  act?: Statement['act']
  voice?: Statement['voice']
  content?: string
  /** Ids of statements of its document that it condenses or answers. */
  about?: string[]
  /** Links inwards from the author: words, with the actor where one is known. */
  chain?: Partial<ChainLink & { words: string }>[]
  roles?: { role: RoleFiller['role']; words: string; ref?: string }[]
  tolls?: Statement['tolls']
  actors?: Actor[]
  places?: Place[]
  url?: string
  forwardedFrom?: StatementRecord['forwardedFrom']
  credits?: StatementRecord['credits']
  translation?: StatementRecord['translation']
}

export function actor(id: string, type: Actor['type'], name: string, more: Partial<Actor> = {}): Actor {
  return {
    id,
    type,
    names: [{ text: name, lang: 'fr', kind: 'official' }],
    displayName: name,
    typeBasis: 'source',
    ...more,
  }
}

export function record(sketch: RecordSketch): StatementRecord {
  const {
    id,
    document = id.split('/')[0],
    outlet = null,
    lang = 'fr',
    day = '2024-05-04',
    content = `contenu ${id}`,
  } = sketch
  let at = 0
  const span = (exact: string) => ({ start: (at += 100), end: at + exact.length, exact })
  const chain: ChainLink[] = [
    { order: 0, role: 'author', actor: outlet ?? 'outlet:unnamed' },
    ...(sketch.chain ?? []).map(({ words, ...link }, index) => ({
      order: index + 1,
      role: index + 1 === sketch.chain!.length ? ('origin' as const) : ('relay' as const),
      actor: null,
      named: 'role' as const,
      ...(words !== undefined && { mention: span(words) }),
      ...link,
    })),
  ]
  const statement: Statement = {
    id,
    doc: document,
    content: span(content),
    ...(sketch.about && { about: sketch.about }),
    act: sketch.act ?? 'reports',
    voice: sketch.voice ?? (chain.length > 1 ? 'attributed' : 'own'),
    kind: 'event',
    chain,
    event: {
      type: 'strike-unspecified',
      trigger: span('frappe'),
      roles: (sketch.roles ?? []).map(({ role, words, ref }) => ({ role, span: span(words), ...(ref && { ref }) })),
      time: null,
    },
    ...(sketch.tolls && { tolls: sketch.tolls }),
    real: 'occurred',
    factuality: [],
    sourceRelation: 'unknown',
    rules: [],
    needsReview: [],
    reviewState: 'proposed',
  }
  const { actors = [], places = [], url = null } = sketch
  const passedOn = passedOnOf(sketch)
  return {
    id,
    document,
    outlet,
    lang,
    publishedAt: day,
    url,
    ...passedOn,
    statement,
    dates: [],
    places,
    actors,
    group: id,
  }
}
