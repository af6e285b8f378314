import { walkEvidence, digestOfFile } from '../intake/evidence/evidence-store.ts'
import { textsOfEvidence } from '../intake/evidence/texts-of-evidence.ts'
import type { Ledger } from '../ledger/ledger.ts'

export interface EvidenceFault {
  /** Digest of the bytes, or document. */
  where: string
  problem: 'evidence-bytes' | 'evidence-missing' | 'evidence-text'
}

export interface EvidenceChecked {
  /** Kept bytes whose digest is right. */
  files: number
  /** Versions of the dossier whose text comes out of the bytes as it stands there. */
  texts: number
  /** Versions of which no bytes were kept. */
  without: number
}

/** Checks kept bytes against their digests, and the texts of a dossier against what comes out of the bytes when they are taken in again. */
export async function verifyEvidence(
  ledger: Ledger,
  folder: string,
  fault: (fault: EvidenceFault) => Promise<void>,
): Promise<EvidenceChecked> {
  const { texts, kept, captured } = await expectedTexts(ledger)
  const checked: EvidenceChecked = { files: 0, texts: 0, without: 0 }
  const settled = new Set<string>()
  for await (const one of walkEvidence(folder)) {
    const expected = kept.get(one.sha256)
    kept.delete(one.sha256)
    if ((await digestOfFile(one.path)) !== one.sha256) {
      await fault({ where: one.sha256, problem: 'evidence-bytes' })
      continue
    }
    checked.files++
    if (!expected) continue
    const found = await textsOfEvidence(one)
    for (const [version, document] of expected) {
      if (found.has(texts.get(version)!)) settled.add(version)
      else await fault({ where: document, problem: 'evidence-text' })
    }
  }
  for (const [sha256] of kept) await fault({ where: sha256, problem: 'evidence-missing' })
  checked.texts = settled.size
  for (const text of texts.values()) if (!captured.has(text)) checked.without++
  return checked
}

/** The text of every version, and for each digest of kept bytes the versions that were made of them, with their documents. */
async function expectedTexts(ledger: Ledger) {
  const texts = new Map<string, string>()
  for await (const { id, textSha256 } of ledger.walkVersions()) texts.set(id, textSha256)
  const kept = new Map<string, Map<string, string>>()
  for await (const { version, document, evidence } of ledger.walkCaptures()) {
    if (evidence === null || !texts.has(version)) continue
    const versions = kept.get(evidence) ?? new Map<string, string>()
    kept.set(evidence, versions.set(version, document))
  }
  // What was read again from its stored text came in by the capture of the first reading.
  const versions = [...kept.values()].flatMap((all) => [...all.keys()])
  const captured = new Set(versions.map((version) => texts.get(version)!))
  return { texts, kept, captured }
}
