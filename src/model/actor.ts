import * as z from 'zod'
import { actorTypes } from './actor-types.ts'

export const ActorType = z.enum(actorTypes)
export type ActorType = z.infer<typeof ActorType>

/** Who a mention means. Private persons never become actors (ethics H7): they are spans without identity. */
export const Actor = z.object({
  id: z.string(),
  type: ActorType,
  names: z.array(
    z.object({
      text: z.string(),
      lang: z.string(),
      kind: z.enum(['official', 'self', 'exonym', 'acronym', 'translit', 'contested']),
      usedBy: z.string().optional(),
    }),
  ),
  displayName: z.string(),
  partOf: z.string().optional(),
  country: z.string().optional(),
  typeBasis: z.enum(['source', 'reviewer', 'gazetteer']),
})
export type Actor = z.infer<typeof Actor>
