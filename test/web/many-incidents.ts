import type { IncidentRow } from '../../web/src/incident-row.ts'

/** So many invented incidents, always the same, newest first as the server lists them. */
export function manyIncidents(n: number): IncidentRow[] {
  const types = ['drone-strike', 'shelling', 'armed-clash', 'protest', 'abduction', 'arrest', 'strike-unspecified']
  const statuses = ['O2', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8', 'O9', 'O1', 'O0']
  return Array.from({ length: n }, (_, at): IncidentRow => {
    const place = (at * 7) % 400
    const vague = at % 40 === 0 ? 29 : at % 5 === 0 ? 2 : 0
    const start = dayAt(19_700 - Math.floor(at / 14) - vague)
    const end = dayAt(19_700 - Math.floor(at / 14))
    const occurrence = statuses[at % 10]
    const type = types[at % types.length]
    const name = `Town ${place}`
    return {
      id: `inc:${String(n - at).padStart(12, '0')}`,
      label: `${type} — ${name} — ${end}`,
      when: at % 97 === 0 ? null : { start, end, clock: at % 3 ? [] : ['04:15'] },
      where: [
        {
          key: `place:${place}`,
          name,
          precision: at % 11 === 0 ? 'vague-region' : 'settlement',
          lat: -45 + (place % 20) / 5,
          lon: -30 + Math.floor(place / 20) / 4,
        },
      ],
      status: { occurrence, responsibility: [`R${at % 12}`], details: { date: 'D0', place: at % 4 ? 'D0' : 'D1' } },
      counts: { reports: 1 + (at % 23), origins: at % 4, independent: at % 3, unknown: 0 },
      reviewed: { statements: at % 3, of: 2 },
      exportable: /^O[2-8]$/u.test(occurrence) && at % 97 !== 0,
      day: end,
      types: at % 9 ? [type] : [type, 'attack-unspecified'],
      sources: [`Spokesman ${at % 60}`, `Ministry ${at % 9}`],
      documents: 1 + (at % 23),
    }
  })
}

function dayAt(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10)
}
