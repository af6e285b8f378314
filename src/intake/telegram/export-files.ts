import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { SelonError } from '../../model/selon-error.ts'
import { sniffFormat, type IntakeFormat } from '../sniff-format.ts'

/**
 * The files of a folder that Telegram Desktop wrote which hold its posts, in order: `result.json`, else the pages "messages.html",
 * "messages2.html" …; null for any other folder. Pictures, styles and scripts beside them are named by the posts.
 * @param names of the files in the folder
 * @throws SelonError input-malformed for the HTML export of a whole account: its pages do not tell private chats from channels
 */
export async function exportFiles(folder: string, names: readonly string[]): Promise<string[] | null> {
  if (names.includes('result.json') && (await isFormat(join(folder, 'result.json'), 'telegram-json')))
    return [join(folder, 'result.json')]
  if (names.includes('export_results.html') && names.includes('chats')) throw ofAccount(folder)
  if (!names.includes('messages.html') || !(await isFormat(join(folder, 'messages.html'), 'telegram-html'))) return null
  return names
    .flatMap((name) => {
      const { number } = /^messages(?<number>\d*)\.html$/u.exec(name)?.groups ?? {}
      return number === undefined ? [] : [{ name, number: Number(number || 1) }]
    })
    .sort((a, b) => a.number - b.number)
    .map(({ name }) => join(folder, name))
}

async function isFormat(path: string, format: IntakeFormat): Promise<boolean> {
  const handle = await open(path, 'r')
  try {
    const head = Buffer.alloc(8192)
    const { bytesRead } = await handle.read(head, 0, head.length, 0)
    return sniffFormat({ name: path, head: head.subarray(0, bytesRead) }) === format
  } finally {
    await handle.close()
  }
}

function ofAccount(folder: string): SelonError {
  return new SelonError(
    'input-malformed',
    'is the export of a whole account, private chats too: give the folder of one channel (chats/chat_…), or export as JSON',
    { file: folder },
  )
}
