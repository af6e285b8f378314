import { resolve } from 'node:path'
import type { Reader } from '../reading/read-document.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { createWriter } from './io.ts'
import { oneArgument } from './one-argument.ts'
import { addInto } from './run-add.ts'
import { settledFiles } from './settled-files.ts'

/** Long enough for a browser to finish a page, short enough not to be waited for. */
const settle = 500

/**
 * `selon watch`: what lies in a folder, and then what arrives or changes in it, goes into a dossier as `selon add` would take it.
 * A file that cannot be read is told and stops nothing. Ctrl-C ends it after the document that is being read.
 */
export async function runWatch(call: CommandCall): Promise<number> {
  const { words, io } = call
  const folder = oneArgument(call, 'usage.watch')
  const ended = io.untilEnded()
  const write = createWriter(io.stdout)
  // The packs are loaded once, not for every file.
  let reader: Promise<Reader> | undefined
  const openReader = (options: Parameters<typeof io.openReader>[0]): Promise<Reader> =>
    (reader ??= io.openReader(options))
  const dossier = resolve(String(call.options.ledger))
  await withDossier(call, { create: true }, async (ledger) => {
    io.stderr.write(`selon: ${words('watch.at', { folder })}\n`)
    // Beside the dossier lie its journals.
    for await (const path of settledFiles(folder, { settle, ended, isOurs: (file) => file.startsWith(dossier) }))
      await addInto(ledger, { ...call, arguments: [path], io: { ...io, openReader } }, write, ended)
    const { documents, incidents } = await ledger.counts()
    await write(`${words('add.total', { documents, incidents })}\n`)
  })
  return 0
}
