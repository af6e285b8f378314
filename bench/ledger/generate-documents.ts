/**
 * Documents of about 100 words from templates, in French and English, for measuring the ledger: invented towns, some seven texts an
 * event, wire copies among them, spread over two years. The same number gives the same document on every machine.
 */
import type { InputDocument } from '../../src/model/document.ts'

/** Places of the templates, as a user's gazetteer. */
export function generatedGazetteer(): string {
  const rows = towns.map(
    (town, at) => `${town}\tfr\tsettlement\tVerrane\t${(-40 - at / 10).toFixed(2)}\t-20.00\tinvented`,
  )
  const head = 'name\tlanguage\tkind\twithin\tlatitude\tlongitude\tnote'
  return [head, 'Verrane\tfr\tcountry\t\t-42.00\t-20.00\tinvented', ...rows].join('\n') + '\n'
}

/** Document `number` of a dossier of `total`. */
export function generateDocument(number: number, total: number): InputDocument {
  const event = mix(number) % Math.max(1, Math.ceil(total / 7))
  const seed = mix(event + 77_777)
  const day = new Date(Date.UTC(2023, 0, 1 + (seed % 730)))
  const told: Told = {
    town: towns[(seed >>> 7) % towns.length],
    site: (seed >>> 3) % sites.fr.length,
    kind: (seed >>> 5) % kinds.fr.length,
    killed: 2 + ((seed >>> 9) % 17),
    injured: 3 + ((seed >>> 11) % 40),
    day,
  }
  const style = mix(number + 5) % 5
  // One in five repeats the dispatch of its event word for word but for the name of the outlet.
  return documentAbout(told, number, style === 0 ? mix(event) : mix(number + 9))
}

/** Document `number`, which tells of an event; `variant` chooses its language (an even one French) and its phrases. */
export function documentAbout(told: Told, number: number, variant: number): InputDocument {
  const { day } = told
  const outlet = outlets[mix(number + 3) % outlets.length]
  const french = variant % 2 === 0
  const text = (french ? inFrench : inEnglish)(told, variant)
  return {
    id: `generated-${number}`,
    text,
    language: french ? 'fr' : 'en',
    outlet,
    url: `https://${outlet.toLowerCase().replaceAll(' ', '-')}.example/${number}`,
    publishedAt: iso(addDay(day, 1)),
    retrievedAt: `${iso(addDay(day, 2))}T08:00:00Z`,
  }
}

/** An event: figures are people, `site` and `kind` numbers in the lists below. */
export interface Told {
  town: string
  site: number
  kind: number
  killed: number
  injured: number
  day: Date
}

const outlets = [
  'Agence Lunel',
  'Radio Estive',
  'Le Courrier de Verrane',
  'The Ormond Post',
  'Nord Telegraph',
  'Canal Sept',
]
const first = [
  'Bel',
  'Ander',
  'Corv',
  'Dras',
  'Elm',
  'Ferr',
  'Gal',
  'Hest',
  'Iv',
  'Jor',
  'Kest',
  'Lum',
  'Merv',
  'Nov',
  'Orb',
]
const last = ['anne', 'isol', 'enac', 'igny']
const towns = first.flatMap((start) => last.map((end) => start + end))
const sites = {
  fr: ['un marché', 'une école', 'un dépôt de carburant', 'la gare', "l'hôpital", 'un immeuble', 'un pont'],
  en: [
    'a market',
    'a school',
    'a fuel depot',
    'the railway station',
    'the hospital',
    'a residential building',
    'a bridge',
  ],
}
const kinds = {
  fr: ['Une frappe aérienne', 'Un tir de roquettes', 'Une attaque de drones', "Un bombardement d'artillerie"],
  en: ['An air strike', 'Rocket fire', 'A drone attack', 'Artillery shelling'],
}
const said = {
  fr: ['a déclaré', 'a affirmé', 'a indiqué', 'a annoncé'],
  en: ['said', 'announced', 'reported', 'told reporters'],
}
const closing = {
  fr: [
    'Des habitants ont passé la nuit dans les caves, selon la mairie.',
    "Plusieurs rues restaient fermées à la circulation dans l'après-midi.",
    'Les secours fouillaient encore les décombres dans la soirée.',
    'Les écoles de la ville resteront fermées demain, a précisé la municipalité.',
  ],
  en: [
    'Residents spent the night in basements, according to the town hall.',
    'Several streets remained closed to traffic in the afternoon.',
    'Rescue workers were still searching the rubble in the evening.',
    'Schools in the town will stay closed tomorrow, the municipality added.',
  ],
}
const months = {
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
}

function inFrench({ town, site, kind, killed, injured, day }: Told, variant: number): string {
  const pick = (list: readonly string[], shift: number) => list[(variant >>> shift) % list.length]
  const date = `${day.getUTCDate()} ${months.fr[day.getUTCMonth()]} ${day.getUTCFullYear()}`
  return [
    `${kinds.fr[kind]} touche ${sites.fr[site]} à ${town}`,
    `${town} (Agence Lunel) - ${kinds.fr[kind]} a touché ${sites.fr[site]} à ${town} le ${date}, ${pick(said.fr, 2)} le gouverneur de la province. ` +
      `Au moins ${killed} personnes ont été tuées et ${injured} autres blessées, selon le ministère de la Santé de Verrane.`,
    `Le Front de Verrane a revendiqué l'attaque sur Telegram. ` +
      `« Nos unités ont visé une position militaire », ${pick(said.fr, 4)} son porte-parole. ` +
      `L'armée a démenti toute présence militaire dans la ville. ` +
      `Un témoin a vu de la fumée au-dessus des toits pendant ${2 + (variant % 9)} heures.`,
    pick(closing.fr, 6),
  ].join('\n\n')
}

function inEnglish({ town, site, kind, killed, injured, day }: Told, variant: number): string {
  const pick = (list: readonly string[], shift: number) => list[(variant >>> shift) % list.length]
  const date = `${months.en[day.getUTCMonth()]} ${day.getUTCDate()}, ${day.getUTCFullYear()}`
  return [
    `${kinds.en[kind]} hits ${sites.en[site]} in ${town}`,
    `${town} (Agence Lunel) - ${kinds.en[kind]} hit ${sites.en[site]} in ${town} on ${date}, the governor of the province ${pick(said.en, 2)}. ` +
      `At least ${killed} people were killed and ${injured} others were injured, according to the health ministry of Verrane.`,
    `The Front of Verrane claimed responsibility for the attack in a statement on Telegram. ` +
      `"Our units targeted a military position," its spokesman ${pick(said.en.slice(0, 3), 4)}. ` +
      `The army denied any military presence in the town. ` +
      `A witness saw smoke above the roofs for ${2 + (variant % 9)} hours.`,
    pick(closing.en, 6),
  ].join('\n\n')
}

function iso(day: Date): string {
  return day.toISOString().slice(0, 10)
}

function addDay(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 86_400_000)
}

/** A number well mixed from another one. */
function mix(number: number): number {
  let value = Math.imul(number ^ 0x9e3779b9, 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
