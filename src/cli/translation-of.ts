import { isDate } from '../intake/check-input.ts'
import type { IntakeInput } from '../intake/document-from-input.ts'
import { documentOfUrl } from '../ledger/document-id.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'

/**
 * What `selon add --translation-of` says of every text it adds; null where nothing is said. A translation is its own document, with the
 * outlet and the day of its original where nothing else is said: the words are that outlet's.
 * @throws SelonError usage where the original is not in the dossier, or nobody is named
 */
export async function translationOf(
  ledger: Pick<Ledger, 'document'>,
  { options, words }: CommandCall,
): Promise<((input: IntakeInput) => IntakeInput) | null> {
  const { translationOf: named, translatedBy: by, translatedAt: at } = options as Record<string, string | undefined>
  if (named === undefined && by === undefined && at === undefined) return null
  if (named === undefined || by === undefined) throw new SelonError('usage', words('usage.translation'))
  if (at !== undefined && !isDate(at)) throw new SelonError('usage', words('usage.date', { value: at }))
  const original = (await ledger.document(named)) ?? (await ledger.document(documentOfUrl(named)))
  if (!original) throw new SelonError('usage', words('usage.no-document', { id: named }))
  const { id: of, lang: from, outlet, publishedAt } = original
  const translation = { from, by, of, ...(at !== undefined && { at }) }
  // An address of its own would make it a version of its original.
  return ({ url: _url, ...input }) => ({
    ...input,
    ...(outlet !== null && { outlet: input.outlet ?? outlet }),
    ...(publishedAt !== null && { publishedAt: input.publishedAt ?? publishedAt }),
    translation,
  })
}
