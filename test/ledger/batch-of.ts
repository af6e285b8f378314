import type { Reading } from '../../src/model/reading.ts'
import { madeReading } from './made-reading.ts'

export const documentsOfBatch = 4

/** Four documents on one event of an invented town; every batch tells of another day or town. */
export function batchOf(number: number): Reading[] {
  const day = new Date(Date.UTC(2024, 0, 1 + (number % 300))).toISOString().slice(0, 10)
  const town = `Valmure-${Math.floor(number / 300)}`
  return Array.from({ length: documentsOfBatch }, (_, at) =>
    madeReading({
      url: `https://media-${at}.example/${number}`,
      outlet: `Média ${at}`,
      publishedAt: day,
      says: [{ words: `Un tir a touché ${town}, selon la source ${at} du récit ${number}`, town, day }],
    }),
  )
}
