import * as z from 'zod'
import { Span } from './span.ts'

export const placePrecisions = [
  'site',
  'settlement',
  'near-settlement',
  'district',
  'province',
  'vague-region',
  'country',
  'sea-air',
  'unknown',
] as const

/** A toponym or located facility of the text and the gazetteer entry it may mean; unresolved keeps its candidates. */
export const Place = z.object({
  id: z.string(),
  /** The noun phrase with its locating words ("près de l'aéroport de Haïfa"). Absent for a container named by no words of its own. */
  span: Span.optional(),
  name: z.string(),
  /** GeoNames class.code, "" when unknown. */
  feature: z.string(),
  relation: z.enum(['at', 'near', 'in', 'between', 'off', 'offset', 'from-to']).optional(),
  of: z.string().optional(),
  within: z.string().optional(),
  precision: z.enum(placePrecisions),
  display: z.string().nullable(),
  gazetteer: z.object({ source: z.string(), id: z.string() }).nullish(),
  /** ISO 3166-1 alpha-2 of the entry, and its coordinates (settlement at the finest; for grouping, never exported finer). */
  country: z.string().optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
  candidates: z.array(z.string()).optional(),
  /** Where an open or unlisted name most likely lies, for grouping only: the best of its candidates, or a place named beside it. */
  likeliest: z.object({ id: z.string(), lat: z.number(), lon: z.number(), why: z.string() }).optional(),
  anaphorOf: z.string().optional(),
  /** A name that locates nothing by itself: an adjective of origin ("Kenyan"), or part of a longer name or phrase ("Solmar police"). */
  use: z.enum(['adjective', 'part']).optional(),
  /** How the entry was chosen: country context, nearness, population, user gazetteer. */
  evidence: z.array(z.string()).optional(),
  needsReview: z.array(z.string()).optional(),
})
export type Place = z.infer<typeof Place>
