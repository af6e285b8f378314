import { setTimeout as wait } from 'node:timers/promises'
import { packCodes } from '../packs/load-pack.ts'
import type { AppContext } from './app-context.ts'

export interface ReaderWarming {
  /** Asks the server as one of its pages does; what it answers with is let go. */
  ask?: (path: string, body: unknown) => Promise<unknown>
  /** Texts to read where the dossier has none of a language yet. */
  examples?: () => readonly string[]
}

/** What is read of each language until the engine runs as fast as it does for good: characters in all and of one text. */
const enough = { characters: 24_000, ofOne: 1500, texts: 16, readings: 64 }
/** Others have as long as the last text took, and so many milliseconds at the least and at the most. */
const pause = { least: 5, most: 100 }

/**
 * Reads until a paste is read at full speed: code is slow until it ran often, and the first text of a process takes ten times as long
 * as its hundredth. The newest texts of the dossier are read, languages in turn, and at last one is asked for as the page of a paste
 * does. Rejects where reading does, and when `signal` ends it.
 */
export async function warmReader(
  { ledger, reader }: Pick<AppContext, 'ledger' | 'reader'>,
  { ask, examples = () => [] }: ReaderWarming,
  signal: AbortSignal,
): Promise<void> {
  const open = await reader()
  let took = 0
  const read = async (text: string, language?: string) => {
    await wait(Math.min(pause.most, Math.max(pause.least, took)), undefined, { signal })
    const start = performance.now()
    const { document } = open.read({ id: 'warm', text, ...(language !== undefined && { language }) })
    took = performance.now() - start
    return document.lang
  }
  const texts = new Map<string, string[]>()
  for (const language of packCodes()) {
    texts.set(language, await newestTexts(ledger, language))
    // Also a language that nothing is known of yet: to load its pack takes longest.
    await read(texts.get(language)![0] ?? '1', language)
  }
  if ([...texts.values()].some((known) => known.length === 0))
    for (const example of examples()) {
      const text = example.slice(0, enough.ofOne)
      texts.get(await read(text))?.push(text)
    }
  for (const [text, language] of inTurn(texts)) await read(text, language)
  const [some] = [...texts.values()].flat()
  if (ask && some !== undefined) await ask('/api/read', { text: some })
}

async function newestTexts(ledger: AppContext['ledger'], language: string): Promise<string[]> {
  const texts: string[] = []
  for (const { version } of await ledger.searchDocuments({ lang: language, limit: enough.texts }))
    texts.push(((await ledger.reading(version))?.text ?? '').slice(0, enough.ofOne))
  return texts.filter(Boolean)
}

/** Texts of one language and the next, again and again until there was enough of each. */
function* inTurn(texts: ReadonlyMap<string, readonly string[]>): Generator<[text: string, language: string]> {
  const characters = new Map([...texts.keys()].map((language) => [language, 0]))
  for (let at = 0; at < enough.readings; at++)
    for (const [language, known] of texts) {
      const before = characters.get(language)!
      if (known.length === 0 || before >= enough.characters) continue
      const text = known[at % known.length]
      characters.set(language, before + text.length)
      yield [text, language]
    }
}
