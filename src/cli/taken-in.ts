import type { IntakeInput } from '../intake/document-from-input.ts'
import type { EvidenceStore } from '../intake/evidence/evidence-store.ts'
import { takeIn } from '../intake/take-in.ts'
import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'
import { packageVersion } from './package-version.ts'
import { webOf } from './web-of.ts'
import { plainForTerminal } from './plain-for-terminal.ts'

/** A document to read, or why there is none, under the name that messages call it. */
export interface TakenIn {
  name: string
  input?: IntakeInput
  error?: unknown
}

/** Options of every command that takes documents in: what the user says of all of them. */
export interface SaidOptions {
  language?: string
  outlet?: string
  url?: string
  channel?: string
  publishedAt?: string
  retrievedAt?: string
  retrievedBy?: string
  textColumn?: string
  /** Folder that keeps the bytes. */
  evidence?: string
  /** Fetch the pages that a feed names. */
  follow?: boolean
  /** Requests a second to one host. */
  rate?: string
}

/** What the command names, one document after another; what is said of a source as a whole goes to standard error. */
export async function* takenIn(
  call: CommandCall,
  { isKnown, began }: { isKnown?: (url: string) => Promise<boolean>; began?: () => void } = {},
): AsyncGenerator<TakenIn> {
  const { arguments: names, options, io, words } = call
  const said: SaidOptions = {}
  for (const key of saidKeys) {
    const value = (options as SaidOptions)[key]
    if (value !== undefined) said[key] = value
  }
  const { textColumn, follow } = options as SaidOptions
  const web = webOf(call)
  try {
    const items = takeIn(names, {
      said,
      textColumn,
      stdin: io.stdin,
      web: web.open,
      follow,
      isKnown,
      began,
      evidence: await evidenceOf(call),
    })
    for await (const { name, input, error, note } of items) {
      if (note) tell(`${name}: ${words(`intake.${note.key}`, note.values)}`)
      // Errors are told in English; this one asks the reader to do something.
      if (isBlocked(error) && words.language !== 'en') tell(`${name}: ${words('intake.blocked')}`)
      if (input || error) yield { name, input, error }
    }
  } finally {
    await web.close()
  }
  function tell(message: string): void {
    io.stderr.write(plainForTerminal(`selon: ${message}`) + '\n')
  }
}

/** Where the bytes are kept, if anywhere. */
export async function evidenceOf({ options }: Pick<CommandCall, 'options'>): Promise<EvidenceStore | undefined> {
  const { evidence } = options as SaidOptions
  if (evidence === undefined) return undefined
  const { evidenceStore } = await import('../intake/evidence/evidence-store.ts')
  return evidenceStore(evidence, `selon ${packageVersion()}`)
}

function isBlocked(error: unknown): boolean {
  return error instanceof SelonError && error.code === 'fetch-blocked'
}

const saidKeys = ['language', 'outlet', 'url', 'channel', 'publishedAt', 'retrievedAt', 'retrievedBy'] as const
