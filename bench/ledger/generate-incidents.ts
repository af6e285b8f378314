/**
 * Readings that make many small incidents, for measuring lists and maps: invented towns, one to four texts an incident. To read
 * thousands of texts takes minutes, so some are read, and the others are the same with another town and day, of the same length so
 * that every span still holds. The same number gives the same readings on every machine.
 */
import { hash } from 'node:crypto'
import type { InputDocument } from '../../src/model/document.ts'
import type { Reading } from '../../src/model/reading.ts'
import { documentAbout, generatedGazetteer } from './generate-documents.ts'

/** At most so many incidents: each town has one in each month of the years. */
export const mostIncidents = 11_760

/** The gazetteer that the texts which are read need, with the town that stands for all others. */
export function incidentGazetteer(): string {
  return `${generatedGazetteer()}${model.town}\tfr\tsettlement\tVerrane\t${model.lat}\t${model.lon}\tinvented\n`
}

/** `read` is a reader's, opened with `incidentGazetteer`. */
export function* generateIncidents(n: number, read: (input: InputDocument) => Reading): Generator<Reading> {
  const patterns = months.map((_, month) => variants.map((variant) => patternOf(month, variant, read)))
  for (let number = 0; number < Math.min(n, mostIncidents); number++) {
    const slot = Math.floor(number / towns.length)
    const [month, year] = [slot % 12, 2018 + Math.floor(slot / 12)]
    const texts = 1 + Number(number % 3 === 0) + 2 * Number(number % 10 === 0)
    for (let text = 0; text < texts; text++)
      yield moved(patterns[month][(number + text) % variants.length], {
        town: towns[number % towns.length],
        day: 10 + ((number * 7) % 17),
        month,
        year,
        at: `${number}-${text}`,
        place: number % towns.length,
      })
  }
}

const model = { town: 'Sorvane', lat: -44.4321, lon: -20.1234, day: 17, year: 2023 }
const starts = ['Bel', 'Elm', 'Gal', 'Jor', 'Lum', 'Nov', 'Orb', 'Dra', 'Fen', 'Hes', 'Kes', 'Mer', 'Cor', 'Vey']
const ends = ['anne', 'isol', 'enac', 'igny', 'oure', 'elle', 'aval', 'ombe', 'etie', 'urac']
const towns = ends.flatMap((end) => starts.map((start) => start + end))
const variants = [0, 1, 2, 3, 4, 5, 6, 7]
const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'))

interface Pattern {
  json: string
  text: string
  digest: string
}

interface Place {
  town: string
  day: number
  month: number
  year: number
  /** Tells addresses apart. */
  at: string
  place: number
}

function patternOf(month: number, variant: number, read: (input: InputDocument) => Reading): Pattern {
  const day = new Date(Date.UTC(model.year, month, model.day))
  const told = {
    town: model.town,
    site: variant % 7,
    kind: variant % 4,
    killed: 2 + variant,
    injured: 3 + variant,
    day,
  }
  const reading = read({
    ...documentAbout(told, variant, variant * 5 + month),
    id: 'number',
    url: 'https://number.example/',
  })
  return { json: JSON.stringify(reading), text: reading.text, digest: reading.document.textSha256 }
}

const changed =
  /(?<town>Sorvane)|(?<id>sorvane)|(?<month>2023-\d\d-)(?<day>1[789])|(?<words>17 \p{L}+ 2023|\p{L}+ 17, 2023)|(?<lat>-44\.4321)|(?<lon>-20\.1234)|(?<address>number\.example\/)/gu

function moved({ json, text, digest }: Pattern, { town, day, year, at, place }: Place): Reading {
  const replaced = (from: string) =>
    from.replace(changed, (...match) => {
      const part = match.at(-1) as Record<string, string | undefined>
      if (part.town) return town
      if (part.id) return town.toLowerCase()
      if (part.day)
        return `${part.month!.replace(String(model.year), String(year))}${day + Number(part.day) - model.day}`
      if (part.words)
        return part.words.replace(String(model.day), String(day)).replace(String(model.year), String(year))
      if (part.lat) return (-45 + (place % 12) / 4).toFixed(4)
      if (part.lon) return (-22 + Math.floor(place / 12) / 3).toFixed(4)
      return `${part.address}${at}`
    })
  const now = hash('sha256', replaced(text))
  return JSON.parse(replaced(json).replaceAll(digest, now).replaceAll(digest.slice(0, 16), now.slice(0, 16))) as Reading
}
