import type { Ledger } from '../ledger/ledger.ts'
import type { CommandCall, OptionDeclaration } from './command.ts'

/** Options of every command that works on a dossier. */
export const dossierOptions: readonly OptionDeclaration[] = [
  { flags: '--ledger <address>', help: 'ledger', default: 'dossier.selon' },
  { flags: '--key-file <file>', help: 'key-file' },
]

export const languageOption: OptionDeclaration = {
  flags: '--lang-ui <language>',
  help: 'lang-ui',
  choices: ['fr', 'en'],
}

/** Opens the dossier that the options name, does something with it and closes it, whatever happens. */
export async function withDossier<Out>(
  { options }: Pick<CommandCall, 'options'>,
  { create = false, readOnly = false }: { create?: boolean; readOnly?: boolean },
  work: (ledger: Ledger) => Promise<Out>,
): Promise<Out> {
  const { openLedger } = await import('../ledger/open-ledger.ts')
  const { ledger: address, keyFile } = options as { ledger: string; keyFile?: string }
  const ledger = await openLedger(address, { keyFile, create, readOnly })
  try {
    return await work(ledger)
  } finally {
    await ledger.close()
  }
}
