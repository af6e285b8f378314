import { isWebAddress } from '../intake/fetch/check-address.ts'
import { fileOfPart } from '../intake/part-of-file.ts'
import { listFiles } from '../intake/list-files.ts'

/** How many files some names stand for; undefined where that is not known before they are read: addresses, standard input. */
export async function filesToRead(names: readonly string[]): Promise<number | undefined> {
  if (names.length === 0) return undefined
  let files = 0
  for (const name of names) {
    if (name === '-' || isWebAddress(name)) return undefined
    try {
      if ((await fileOfPart(name)) !== null) files++
      else for await (const _ of listFiles(name)) files++
    } catch {
      // Told when it is read.
    }
  }
  return files
}
