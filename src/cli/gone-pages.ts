import type { Ledger } from '../ledger/ledger.ts'

/** That a page was no longer at its address when it was last asked for. The document stays; its outlet has not taken it back. */
export interface GonePage {
  status: number
  /** ISO instant of the request. */
  at: string
}

export async function gonePage(ledger: Ledger, document: string): Promise<GonePage | null> {
  const kept = await ledger.setting(`gone:${document}`)
  return kept ? (JSON.parse(kept) as GonePage) : null
}

/** @param gone null where the page is there again */
export async function markGone(ledger: Ledger, document: string, gone: GonePage | null): Promise<void> {
  await ledger.setSetting(`gone:${document}`, gone ? JSON.stringify(gone) : '')
}
