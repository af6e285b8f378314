import * as z from 'zod'
import { Span } from './span.ts'

/** A loaded word and who holds it: a description, never a reason to discount a statement. */
export const LoadedFlag = z.object({
  id: z.string(),
  statement: z.string().nullable(),
  span: Span,
  category: z.enum([
    'person-label',
    'state-label',
    'act-label',
    'euphemism',
    'victim-frame',
    'toponym',
    'dehumanising',
    'delegitimising',
    'glorifying',
    'legal-charge',
    'causal-frame',
    'emotive',
    'proxy-label',
    'identity-slur',
    'identity-label',
    'headline-vs-body',
  ]),
  severity: z.enum(['info', 'caution', 'strong', 'legal', 'slur']),
  holder: z.enum(['outlet', 'speaker', 'court', 'unclear']),
  form: z.enum(['word', 'scare-quote', 'so-called', 'distancing']).optional(),
  /** Other wordings in use; shown as such, never as a correction. */
  neutral: z.string().optional(),
  /** Who uses the term of whom, by the glossary. */
  usedBy: z.string().optional(),
  note: z.string().optional(),
})
export type LoadedFlag = z.infer<typeof LoadedFlag>
