import { stat } from 'node:fs/promises'

/**
 * The file of which a name means one document, as messages and commands call it ("result.json#12", "batch.jsonl:4"); null where the
 * name is a file of its own, or no file at all.
 */
export async function fileOfPart(name: string): Promise<string | null> {
  if (await isThere(name)) return null
  for (const mark of ['#', ':']) {
    // What stands behind the mark may hold it again: an entry's address, an anchor.
    for (let at = name.indexOf(mark, 1); at > 0; at = name.indexOf(mark, at + 1))
      if (await isFile(name.slice(0, at))) return name.slice(0, at)
  }
  return null
}

async function isThere(path: string): Promise<boolean> {
  return (await statOf(path)) !== null
}

async function isFile(path: string): Promise<boolean> {
  return (await statOf(path))?.isFile() ?? false
}

async function statOf(path: string) {
  try {
    return await stat(path)
  } catch {
    return null
  }
}
