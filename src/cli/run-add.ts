import { setImmediate } from 'node:timers/promises'
import type { Added } from '../ledger/add-readings.ts'
import { documentOfUrl } from '../ledger/document-id.ts'
import { isWebAddress } from '../intake/fetch/check-address.ts'
import type { StoredCapture } from '../ledger/captures.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { Reading } from '../model/reading.ts'
import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { namesToGiveAgain } from './failures.ts'
import { filesToRead } from './files-to-read.ts'
import { incomingReadings, type Incoming, type Memory } from './incoming-readings.ts'
import { inputMemory } from './known-input.ts'
import { createWriter } from './io.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import { openProgress } from './progress.ts'
import { translationOf } from './translation-of.ts'
import { exitStatus, stoppedStatus } from './report-error.ts'
import type { UiWords } from './ui-words.ts'
import { describeAddition } from './describe-addition.ts'
import { dossierContext, openIncident } from '../ledger/sum-up-incident.ts'

/** So many readings are stored in one transaction: few enough to be told soon, enough to be fast. */
const batchSize = 200

/** `selon add`: says of each document what it adds; what cannot be read is told and stops nothing. */
export async function runAdd(call: CommandCall): Promise<number> {
  const { words, io } = call
  const { again, jsonl, readings } = call.options as { again?: string; jsonl?: string; readings?: string }
  const names = [...call.arguments, ...(again === undefined ? [] : namesToGiveAgain(again))]
  const given = [call.arguments.length > 0 || again !== undefined, jsonl, readings].filter(Boolean).length
  if (given !== 1) throw new SelonError('usage', words('usage.add-one'))
  if (call.options.evidence !== undefined && (jsonl ?? readings) !== undefined)
    throw new SelonError('usage', words('usage.evidence-files'))
  const ended = io.untilEnded()
  const write = createWriter(io.stdout)
  let status = 0
  await withDossier(call, { create: true }, async (ledger) => {
    status = await addInto(ledger, { ...call, arguments: names }, write, ended)
    const { documents, incidents } = await ledger.counts()
    await write(`${words('add.total', { documents, incidents })}\n`)
  })
  if (!ended.aborted) return status
  io.stderr.write(`selon: ${words('add.stopped')}\n`)
  return stoppedStatus
}

/**
 * Adds what the call names and tells each; resolves to the exit status.
 * @param ended where a person ended it, nothing more is read, and what was read is kept
 */
export async function addInto(
  ledger: Ledger,
  call: CommandCall,
  write: (line: string) => Promise<boolean>,
  ended: AbortSignal,
): Promise<number> {
  const { gazetteer = [] } = call.options as { gazetteer?: string[] }
  const progress = openProgress(call, await filesToRead(call.arguments))
  const told: CommandCall = { ...call, io: { ...call.io, stderr: progress.stderr } }
  let status = 0
  const failed = (error: unknown, name: string): void => {
    progress.failed(error, name)
    status = Math.max(status, exitStatus(error))
  }
  let batch: Incoming[] = []
  const store = async () => {
    for (const { lines, error, name } of await storeBatch(ledger, batch, told)) {
      progress.hide()
      if (error) failed(error, name)
      else for (const line of lines) await write(`${line}\n`)
    }
    batch = []
  }
  const memory: Memory = {
    isKnown: async (url) => (await ledger.document(documentOfUrl(url))) !== null,
    inputs: inputMemory(ledger, gazetteer),
    began: progress.began,
    told: await translationOf(ledger, call),
  }
  for await (const one of incomingReadings(told, memory)) {
    if (one.error) failed(one.error, one.name)
    else {
      progress.passed()
      // A page that was fetched took a second: it is kept at once.
      if (batch.push(one) >= batchSize || isWebAddress(one.name)) await store()
    }
    // A signal is heard only between the turns of the event loop, and reading texts leaves it none.
    await setImmediate()
    if (ended.aborted) break
  }
  await store()
  progress.end(ended.aborted)
  return status
}

interface Told {
  name: string
  lines: string[]
  error?: unknown
}

/** What came in once more is kept as an arrival; the rest is stored. Told in the order in which all of it came. */
async function storeBatch(ledger: Ledger, batch: readonly Incoming[], call: CommandCall): Promise<Told[]> {
  const again = batch.flatMap(({ known }) => known ?? [])
  if (again.length > 0) await ledger.addCaptures(again)
  const stored = await addBatch(
    ledger,
    batch.filter(({ known }) => !known),
    call,
  )
  const next = stored.values()
  return batch.map(({ name, known }) =>
    known ? { name, lines: [alreadyThere(name, known, call.words)] } : next.next().value!,
  )
}

function alreadyThere(name: string, { document }: StoredCapture, words: UiWords): string {
  return plainForTerminal(`${name} (${document}): ${words('add.known')}`)
}

/** A batch that cannot be stored as a whole is tried one by one: a single bad reading must not take the others with it. */
async function addBatch(ledger: Ledger, batch: readonly Incoming[], call: CommandCall): Promise<Told[]> {
  if (batch.length === 0) return []
  try {
    const added = await ledger.add(batch.map(({ reading }) => reading!))
    const told: Told[] = []
    for (const [at, { name }] of batch.entries())
      told.push({
        name,
        lines: [
          lineOf(name, added[at], batch[at].reading!, call.words),
          ...(await incidentLines(ledger, added[at], call)),
        ],
      })
    return told
  } catch (error) {
    if (batch.length === 1) return [{ name: batch[0].name, lines: [], error }]
    if (!(error instanceof SelonError) || error.code !== 'reading-malformed') throw error
    const told: Told[] = []
    for (const one of batch) told.push(...(await addBatch(ledger, [one], call)))
    return told
  }
}

/** What texts given by name bring to each incident; a batch of thousands only names the incidents. */
async function incidentLines(
  ledger: Ledger,
  added: Added,
  { arguments: files, words }: CommandCall,
): Promise<string[]> {
  if (files.length === 0 || added.result === 'known') return []
  const context = await dossierContext(ledger)
  const lines: string[] = []
  for (const id of added.incidents) {
    const stored = await ledger.incident(id)
    if (stored) lines.push(`  ${describeAddition(await openIncident(ledger, stored, context), added.document, words)}`)
  }
  return lines.map(plainForTerminal)
}

/** "d04: new version · much like d01 (0.92) · i-3f2a…, i-77b0…" */
function lineOf(
  name: string,
  { result, copyOf, near, incidents, document }: Added,
  { document: { forwardedFrom, translation } }: Reading,
  words: UiWords,
): string {
  const parts = [words(`add.${result}`)]
  if (forwardedFrom) parts.push(words('add.forward', { name: forwardedFrom.name || '–' }))
  if (translation?.of !== undefined) parts.push(words('add.translation', { document: translation.of }))
  if (copyOf) parts.push(words('add.copy', { document: copyOf }))
  else if (near) parts.push(words('add.near', { document: near.document, share: Math.round(near.resemblance * 100) }))
  if (result !== 'known') parts.push(incidents.length > 0 ? incidents.join(', ') : words('add.no-incident'))
  return plainForTerminal(`${name} (${document}): ${parts.join(' · ')}`)
}
