import type { SourceRelation } from '../model/statement.ts'

/** What the words of two texts have in common, as the ledger keeps it: measured by compareTexts, once for each pair that shares a key. */
export interface DocumentLink {
  documents: [string, string]
  kind: 'copy' | 'near-duplicate' | 'shared-quotation'
  similarity: number
  words?: string
}

/** A person's decision on origins. Later ones go before earlier ones; they name statements, whose ids hold. */
export type OriginDecision =
  | { action: 'join-origins'; statements: string[] }
  | { action: 'part-origins'; statements: string[] }
  | { action: 'set-relation'; statements: string[]; relation: SourceRelation }
