// Readings that two sides share. In: a template with slots for two sides, and their names. Out: what is read, names aside.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Reader } from '../src/reading/read-document.ts'

type Forms = Readonly<Record<string, string>>

/** Two sides of one grammar a row, each in the forms that the templates use. */
export const pairs: Readonly<Record<string, readonly (readonly [Forms, Forms])[]>> = {
  group: [
    [{ n: 'Front du Nord' }, { n: 'Front du Sud' }],
    [{ n: 'Hamas' }, { n: 'Hezbollah' }],
    [{ n: 'Brusk' }, { n: 'Vorkan' }],
    [{ n: 'M23' }, { n: 'K12' }],
    [{ n: 'Jihad islamique' }, { n: 'Front islamique' }],
    [{ n: 'Front populaire du Drann' }, { n: 'Mouvement national du Vesk' }],
    [{ n: 'Conseil de salut du Drann' }, { n: 'Mouvement de résistance du Vesk' }],
  ],
  brigade: [
    [{ n: 'Brigade du Littoral' }, { n: 'Brigade du Plateau' }],
    [{ n: 'Résistance islamique' }, { n: 'Ligue islamique' }],
    [{ n: 'Ligue du Levant' }, { n: 'Force Tolmar' }],
    [{ n: 'Légion du Drann' }, { n: 'Coalition du Vesk' }],
  ],
  acronym: [
    [{ n: 'FSR' }, { n: 'FAS' }],
    [{ n: 'FARC' }, { n: 'FDLR' }],
    [{ n: 'FLV' }, { n: 'UPK' }],
    [{ n: 'Forces de soutien rapide' }, { n: 'Forces armées soudanaises' }],
    [{ n: 'talibans' }, { n: 'houthis' }],
  ],
  bare: [
    [{ n: 'Moscou' }, { n: 'Kiev' }],
    [{ n: 'Téhéran' }, { n: 'Washington' }],
    [{ n: 'Kesmar' }, { n: 'Valmora' }],
    [{ n: 'Boko Haram' }, { n: 'Ansar Allah' }],
    [{ n: 'Vladimir Poutine' }, { n: 'Volodymyr Zelensky' }],
    [{ n: 'Benyamin Netanyahou' }, { n: 'Karim Sadoun' }],
  ],
  country: [
    [{ n: 'la Russie' }, { n: 'la Syrie' }],
    [{ n: "l'Iran" }, { n: "l'Irak" }],
    [{ n: 'la Kesmarie' }, { n: 'la Tarvanie' }],
  ],
  state: [
    [adjective('russe', 'russe'), adjective('ukrainien', 'ukrainienne')],
    [adjective('israélien', 'israélienne'), adjective('iranien', 'iranienne')],
    [adjective('kesmarien', 'kesmarienne'), adjective('ostrien', 'ostrienne')],
    [adjective('azerbaïdjanais', 'azerbaïdjanaise'), adjective('arménien', 'arménienne')],
    [adjective('rwandais', 'rwandaise'), adjective('congolais', 'congolaise')],
    [adjective('turc', 'turque'), adjective('kurde', 'kurde')],
    [adjective('américain', 'américaine'), adjective('chinois', 'chinoise')],
    [adjective('serbe', 'serbe'), adjective('kosovar', 'kosovare')],
    [adjective('israélien', 'israélienne'), adjective('palestinien', 'palestinienne')],
  ],
}

/** The kind of pair and the text, one template a line of the fixture. */
export function readTemplates(): [kind: string, template: string][] {
  return readFileSync(join(import.meta.dirname, 'fixtures/party-swap.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t') as [string, string])
}

function adjective(m: string, f: string): Forms {
  const plural = (form: string) => (/[sx]$/.test(form) ? form : `${form}s`)
  const capital = (form: string) => form.charAt(0).toUpperCase() + form.slice(1)
  return { m, f, mp: plural(m), fp: plural(f), people: capital(plural(m)) }
}

interface Piece {
  start: number
  end: number
  slot: boolean
}

export interface NeutralReading {
  statements: unknown[]
  flags: unknown[]
  counts: Readonly<Record<string, number>>
}

/** The reading of a filled template, with every offset counted in the template: a name is one unit, whatever its length. */
export function neutralReading(
  reader: Reader,
  template: string,
  sides: Readonly<Record<string, Forms>>,
): NeutralReading {
  const pieces: Piece[] = []
  let text = ''
  for (const part of template.split(/(?<slot>\{[AB]\.\w+\})/)) {
    const slot = /^\{(?<side>[AB])\.(?<form>\w+)\}$/.exec(part)
    const filled = slot ? sides[slot.groups!.side][slot.groups!.form] : part
    pieces.push({ start: text.length, end: text.length + filled.length, slot: slot !== null })
    text += filled
  }
  const { statements, flags, excluded, places, dates } = reader.read({ id: 'swap', text, language: 'fr' })
  return {
    statements: statements.map((statement) => neutral(statement, pieces)),
    flags: flags.map((flag) => neutral(flag, pieces)),
    counts: { excluded: excluded.length, places: places.filter((place) => !place.use).length, dates: dates.length },
  }
}

/** Of what identifies (ids of actors and places, countries) only keeps that it is there; offsets become template units. */
function neutral(value: unknown, pieces: readonly Piece[]): unknown {
  if (Array.isArray(value)) return value.map((item) => neutral(item, pieces))
  if (value === null || typeof value !== 'object') return value
  const object = value as Record<string, unknown>
  if (typeof object.start === 'number' && typeof object.end === 'number')
    return `${unit(object.start, pieces)}–${unit(object.end, pieces)}`
  return Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => !spelling.has(key))
      .map(([key, item]) => [key, identifying.has(key) ? item !== null : neutral(item, pieces)]),
  )
}

const spelling: ReadonlySet<string> = new Set(['doc', 'text'])
const identifying: ReadonlySet<string> = new Set(['actor', 'ref', 'countedBy', 'relayedBy', 'nationality'])

function unit(offset: number, pieces: readonly Piece[]): string {
  const at = pieces.findIndex((piece) => offset < piece.end || (offset === piece.end && !piece.slot))
  const index = at < 0 ? pieces.length - 1 : at
  const piece = pieces[index]
  return piece.slot ? `${index}${offset > piece.start ? '+' : ''}` : `${index}:${offset - piece.start}`
}
