import { createHash, hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileError } from '../intake/collect-bytes.ts'
import type { IntakeInput } from '../intake/document-from-input.ts'
import type { KnownInput } from '../ledger/captures.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { readingEngine } from '../reading/reading-engine.ts'

/** Finds what needs no reading: the same text of which the same was said, read by the engine and pack that are here. */
export interface InputMemory {
  /** Digest of an input: of its text and all that is told of it but when, how and by whom it was collected. */
  digest(input: IntakeInput): string
  find(digest: string): Promise<KnownInput | null>
}

/** @param gazetteers files whose places and actors the reading depends on. @throws SelonError file-missing | file-unreadable */
export function inputMemory(ledger: Pick<Ledger, 'knownInputs'>, gazetteers: readonly string[]): InputMemory {
  const laidOver = createHash('sha256')
  for (const file of gazetteers) laidOver.update(bytesOf(file))
  const salt = gazetteers.length > 0 ? laidOver.digest('hex') : ''
  return {
    digest: ({ capture: _capture, provenance: _how, retrievedAt: _when, ...told }) =>
      hash('sha256', JSON.stringify([salt, told])),
    find: async (digest) => {
      const known = (await ledger.knownInputs([digest])).get(digest)
      if (!known) return null
      const { name, version, pack } = readingEngine(known.lang)
      return known.engine === `${name} ${version}` && known.pack === pack ? known : null
    },
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw fileError(cause, file)
  }
}
