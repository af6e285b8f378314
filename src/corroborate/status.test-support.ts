import type { Origin } from '../model/incident.ts'
import type { Statement } from '../model/statement.ts'
import { viewIncident, type IncidentView } from './incident-view.ts'
import type { StatementRecord } from './statement-record.ts'

/** Two invented parties, an outside state, a hospital, an agency and a source without a name. */
const actors: Readonly<Record<string, Partial<Origin>>> = {
  front: { side: 'front', independence: 'side' },
  wing: { side: 'front', independence: 'side' },
  army: { side: 'state', independence: 'side' },
  ministry: { side: 'state', independence: 'side' },
  neighbour: { side: 'none', independence: 'unknown' },
  hospital: { side: 'none', independence: 'third-party', relation: 'third-party-observer' },
  monitor: { side: 'none', independence: 'third-party', relation: 'third-party-observer' },
  agency: { side: 'none', independence: 'unknown', relation: 'third-party-relay' },
  unnamed: { side: 'unknown', independence: 'unknown', relation: 'unknown' },
}

export const sideOf = (actor: string): string => actors[actor.replace('actor:', '')]?.side ?? 'unknown'

/**
 * An incident from lines: `army: denies event`, `front (claimant): claims-responsibility by front`, `outlet: reports by army`,
 * `monitor: counts killed 3`; `by X` names a doer, `PS+` a suspicion, `planned` another reality. Lines come in order of time.
 */
export function incidentOf(lines: readonly string[]): IncidentView {
  const origins = new Map<string, Origin>()
  const records = lines.map((line, at) => {
    const { who, relation, act, rest } = /^(?<who>\w+)(?: \((?<relation>[\w-]+)\))?: (?<act>[\w-]+)(?<rest>.*)$/.exec(
      line,
    )!.groups!
    const id = `s${String(at).padStart(2, '0')}`
    if (who !== 'outlet') {
      const origin: Origin = origins.get(who) ?? {
        id: `o:${who}`,
        actor: who === 'unnamed' ? null : `actor:${who}`,
        name: who,
        relation: 'unknown',
        side: 'unknown',
        statements: [],
        documents: [],
        ownObservation: actors[who].independence === 'third-party',
        basis: 'same-actor',
        rules: [],
        days: [],
        independence: 'unknown',
        ...actors[who],
      }
      if (relation) origin.relation = relation as Origin['relation']
      origin.statements.push(id)
      origins.set(who, origin)
    }
    return recordOf(id, at, who, act, rest)
  })
  return viewIncident(records, [...origins.values()])
}

function recordOf(id: string, at: number, who: string, act: string, rest: string): StatementRecord {
  const span = { start: 0, end: 1, exact: 'x' }
  const doer = /\bby (?<doer>\w+)/.exec(rest)?.groups?.doer
  const toll = /(?<measure>killed|injured) (?<min>\d+)(?:-(?<max>\d+))?/.exec(rest)?.groups
  const outcome = /\b(?<outcome>aimed|hit|intercepted)\b/.exec(rest)?.groups?.outcome
  const source = who === 'outlet' ? [] : [{ order: 1, role: 'origin' as const, actor: `actor:${who}` }]
  const statement: Statement = {
    id,
    doc: `d${at}`,
    content: span,
    act: act as Statement['act'],
    voice: who === 'outlet' ? 'own' : 'attributed',
    kind: 'event',
    chain: [{ order: 0, role: 'author', actor: 'outlet' }, ...source],
    real: rest.includes('planned') ? 'planned' : 'occurred',
    factuality: [{ link: source.length, value: rest.includes('PS+') ? 'PS+' : 'CT+' }],
    sourceRelation: 'unknown',
    rules: [],
    needsReview: [],
    reviewState: 'proposed',
    event: {
      type: 'shelling',
      trigger: span,
      roles: doer ? [{ role: 'perpetrator', span: { ...span, exact: doer }, ref: `actor:${doer}` }] : [],
      time: null,
      ...(outcome ? { outcome: outcome as 'hit' } : {}),
    },
  }
  if (act === 'denies') statement.deniesWhat = (rest.trim().split(' ')[0] || 'event') as 'event'
  if (act === 'retracts') statement.retractsWhat = rest.trim().split(' ')[0] || 'event'
  if (toll) {
    const [min, max] = [Number(toll.min), Number(toll.max ?? toll.min)]
    const measure = toll.measure as 'killed'
    statement.tolls = [
      {
        id: 't1',
        measure,
        raw: span,
        min,
        max,
        best: min === max ? min : null,
        exactness: 'exact',
        scope: 'event',
        asOf: null,
        countedBy: null,
      },
    ]
  }
  const published = `2024-03-${String(at + 1).padStart(2, '0')}`
  return {
    id,
    document: `d${at}`,
    outlet: `outlet ${at}`,
    lang: 'en',
    publishedAt: published,
    url: null,
    statement,
    dates: [],
    places: [],
    actors: [],
    group: id,
  }
}
