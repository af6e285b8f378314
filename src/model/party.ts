import * as z from 'zod'

/** One row of a dossier's parties file: who belongs to whom, from when to when, and who says so (model.md §1.10). */
export const PartyMember = z.object({
  conflict: z.string(),
  party: z.string(),
  /** Actor id, or a name as texts write it. */
  member: z.string(),
  /** First and last day, ISO; null is open. */
  from: z.string().nullable(),
  to: z.string().nullable(),
  reason: z.string(),
  source: z.string(),
})
export type PartyMember = z.infer<typeof PartyMember>
