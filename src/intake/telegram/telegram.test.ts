import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { IntakeItem, SaidOfAll } from '../intake-item.ts'
import { takeIn } from '../take-in.ts'
import { jsonElements } from './json-elements.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-telegram-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function take(name: string, said: SaidOfAll = {}): Promise<IntakeItem[]> {
  const items: IntakeItem[] = []
  for await (const item of takeIn([name], { said, stdin: Readable.from([]) })) items.push(item)
  return items
}

let files = 0
function write(text: string, name = 'result.json'): string {
  const own = join(folder, `export-${files++}`)
  mkdirSync(own)
  writeFileSync(join(own, name), text)
  return join(own, name)
}

const post = (id: number, more: object = {}) => ({
  id,
  type: 'message',
  date: '2024-05-14T11:30:00',
  date_unixtime: '1715679000',
  from: 'Radio des Cimes',
  from_id: 'channel4711',
  text: `Le pont numéro ${id} a été touché.`,
  ...more,
})
const channel = (messages: object[]) => ({ name: 'Radio des Cimes', type: 'public_channel', id: 4711, messages })
const inputsOf = (items: IntakeItem[]) => items.flatMap(({ input }) => (input ? [input] : []))

describe('result.json', () => {
  test('each post is a document with its own address, its instant in UTC and its channel', async () => {
    const [input] = inputsOf(await take(write(JSON.stringify(channel([post(7, { edited_unixtime: '1715679600' })])))))
    expect(input).toMatchObject({
      id: 'telegram:4711/7',
      url: 'telegram:4711/7',
      kind: 'post',
      channel: 'telegram',
      outlet: 'Radio des Cimes',
      publishedAt: '2024-05-14T09:30:00Z',
      editedAt: '2024-05-14T09:40:00Z',
      capture: { format: 'telegram-json', from: 'result.json' },
    })
    expect(input.authors).toBeUndefined()
  })

  test('the public address that the user gives is the one of the posts', async () => {
    const file = write(JSON.stringify(channel([post(8, { reply_to_message_id: 7 })])))
    const [input] = inputsOf(await take(file, { url: 'https://t.me/radiodescimes' }))
    expect(input).toMatchObject({ url: 'https://t.me/radiodescimes/8', replyTo: 'https://t.me/radiodescimes/7' })
  })

  test('links, mentions, spoilers and emoji are part of the text; a poll is its question and answers', async () => {
    const text = [
      'Selon ',
      { type: 'mention', text: '@prefecture' },
      ', ',
      { type: 'spoiler', text: 'deux' },
      ' morts ',
      { type: 'custom_emoji', text: '⚠', document_id: 'x' },
      { type: 'text_link', text: ' (ici)', href: 'https://example.org' },
    ]
    const poll = { question: 'Faut-il fermer le pont ?', answers: [{ text: 'Oui' }, { text: 'Non' }, 3] }
    const file = write(JSON.stringify(channel([post(1, { text }), post(2, { text: '', poll })])))
    expect(inputsOf(await take(file)).map((input) => input.text)).toEqual([
      'Selon @prefecture, deux morts ⚠ (ici)',
      'Faut-il fermer le pont ?\n– Oui\n– Non',
    ])
  })

  test('a forward names whose post it is, also where Telegram no longer tells', async () => {
    const file = write(
      JSON.stringify(
        channel([
          post(1, { forwarded_from: 'Ligue des Cimes', forwarded_from_id: 'channel99' }),
          post(2, { forwarded_from: null }),
        ]),
      ),
    )
    expect(inputsOf(await take(file)).map((input) => input.forwardedFrom)).toEqual([
      { name: 'Ligue des Cimes', id: 'channel99' },
      { name: '' },
    ])
  })

  test('files are listed with digest where they lie in the export, never from outside of it', async () => {
    const secret = join(folder, 'secret.txt')
    writeFileSync(secret, 'geheim')
    const messages = ['photos/a.jpg', '../secret.txt', secret, 'photos/link.jpg', 'photos', '(File not included.)'].map(
      (photo, at) => post(at, { photo, photo_file_size: 5 }),
    )
    const file = write(JSON.stringify(channel(messages)))
    mkdirSync(join(file, '../photos'))
    writeFileSync(join(file, '../photos/a.jpg'), 'image')
    symlinkSync(secret, join(file, '../photos/link.jpg'))
    const media = inputsOf(await take(join(file, '..'))).map((input) => input.media![0])
    expect(media[0]).toEqual({
      kind: 'photo',
      name: 'a.jpg',
      bytes: 5,
      sha256: createHash('sha256').update('image').digest('hex'),
    })
    expect(media.slice(1).map(({ sha256 }) => sha256)).toEqual([null, null, null, null, null])
  })

  test('service messages and posts without words are counted, private chats of an account left out', async () => {
    const own = { name: 'Une amie', type: 'personal_chat', id: 1, messages: [post(3), post(4)] }
    const file = write(
      JSON.stringify({
        about: 'Here is your data',
        personal_information: { first_name: 'A', bio: 'x'.repeat(9000) },
        chats: {
          about: 'all of them',
          list: [own, channel([post(5), post(6, { type: 'service' }), post(7, { text: '🔥' })])],
        },
      }),
    )
    const items = await take(file)
    expect(inputsOf(items).map(({ url, outlet }) => [url, outlet])).toEqual([['telegram:4711/5', 'Radio des Cimes']])
    expect(items.flatMap(({ note }) => (note ? [[note.key, note.values.n]] : []))).toEqual([
      ['telegram-private', 2],
      ['telegram-service', 1],
      ['telegram-wordless', 1],
    ])
  })

  test('of a file that breaks off everything before the break is read, and the place is told', async () => {
    const whole = JSON.stringify(channel([post(1), post(2), post(3)]), null, 1)
    const file = write(whole.slice(0, whole.indexOf('numéro 3')))
    const items = await take(file)
    expect(inputsOf(items).map(({ url }) => url)).toEqual(['telegram:4711/1', 'telegram:4711/2'])
    expect(items.at(-1)?.error).toMatchObject({ code: 'input-malformed', place: { file, line: 31 } })
  })

  test('a message that is broken costs only itself', async () => {
    const whole = JSON.stringify(channel([post(1), post(2), post(3)]), null, 1)
    const items = await take(write(whole.replace('"id": 2', '"id": 2x')))
    expect(inputsOf(items).map(({ url }) => url)).toEqual(['telegram:4711/1', 'telegram:4711/3'])
    expect(items[1].error).toMatchObject({ code: 'input-malformed', place: { line: 15 } })
  })

  test('elements are found whatever pieces the bytes come in, and no text throws', async () => {
    const whole = Buffer.from(JSON.stringify(channel([post(1, { text: 'a"\\{é]' }), post(2)])))
    const read = async (pieces: Uint8Array[]) => {
      const found = []
      for await (const event of jsonElements(Readable.from(pieces), 'messages')) found.push(event)
      return found
    }
    const once = await read([whole])
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: whole.length }), async (size) => {
        const pieces = Array.from({ length: Math.ceil(whole.length / size) }, (_, at) =>
          whole.subarray(at * size, (at + 1) * size),
        )
        expect(await read(pieces)).toEqual(once)
      }),
    )
    await fc.assert(fc.asyncProperty(fc.string(), async (text) => void (await read([Buffer.from(`{${text}`)]))))
  })
})

const page = (messages: string) => `<!DOCTYPE html><html><head><title>Exported Data</title></head><body>
<div class="page_wrap"><div class="page_header"><div class="content"><div class="text bold">
Radio des Cimes
</div></div></div><div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">14 May 2024</div></div>${messages}
</div></div></div></body></html>`
const stamp = '<div class="pull_right date details" title="14.05.2024 12:30:00 UTC+03:00">12:30</div>'
const named = `${stamp}<div class="from_name">Radio des Cimes</div>`
const message = (id: number, body: string, more = '') =>
  `<div class="message default clearfix ${more}" id="message${id}"><div class="body">${body}</div></div>`

describe('the HTML export', () => {
  test('posts have text, instant, reply and files; joined forwards keep whose they are', async () => {
    const forwarded = (text: string, from = '') =>
      `<div class="forwarded body">${from}<div class="text">${text}</div></div>`
    const from =
      '<div class="from_name">Ligue des Cimes <span class="date details" title="13.05.2024 23:00:00 UTC+03:00"> 13.05.2024 23:00:00</span></div>'
    const file = write(
      page(
        message(
          7,
          `${named}<div class="reply_to details">In reply to <a href="messages.html#go_to_message5">this message</a></div>
<div class="media_wrap clearfix"><a class="photo_wrap clearfix pull_left" href="photos/a.jpg"><img class="photo"></a></div>
<div class="text">
Le pont a été touché.<br><br>Deux <a href="https://example.org">blessés</a> selon <span class="spoiler hidden"><span aria-hidden="true">la mairie</span></span>.
</div>`,
        ) +
          message(8, named + forwarded('Nous avons frappé.', from)) +
          message(9, stamp + forwarded('Nous frapperons encore.'), 'joined') +
          message(
            10,
            `${named}<div class="media_wrap clearfix"><div class="media clearfix pull_left media_photo"></div></div>`,
          ),
      ),
      'messages.html',
    )
    mkdirSync(join(file, '../photos'))
    writeFileSync(join(file, '../photos/a.jpg'), 'image')
    const items = await take(file)
    const at = '2024-05-13T20:00:00Z'
    expect(inputsOf(items)).toMatchObject([
      {
        text: 'Le pont a été touché.\n\nDeux blessés selon la mairie.',
        url: 'telegram:Radio%20des%20Cimes/7',
        publishedAt: '2024-05-14T09:30:00Z',
        replyTo: 'telegram:Radio%20des%20Cimes/5',
        media: [{ kind: 'photo', name: 'a.jpg', bytes: 5 }],
      },
      { text: 'Nous avons frappé.', forwardedFrom: { name: 'Ligue des Cimes', at } },
      { text: 'Nous frapperons encore.', forwardedFrom: { name: 'Ligue des Cimes', at } },
    ])
    expect(items.flatMap(({ note }) => (note ? [note.key] : []))).toEqual(['telegram-service', 'telegram-wordless'])
  })

  test('a folder is read page after page, and nothing else of it; result.json goes before', async () => {
    const file = write(page(message(1, `${named}<div class="text">Un pont.</div>`)), 'messages.html')
    for (const n of [2, 10])
      writeFileSync(
        join(file, `../messages${n}.html`),
        page(message(n, `${stamp}<div class="text">Un pont.</div>`, 'joined')),
      )
    mkdirSync(join(file, '../css'))
    writeFileSync(join(file, '../css/style.css'), 'body {}')
    const ids = async () => inputsOf(await take(join(file, '..'))).map(({ url }) => url?.split('/')[1])
    expect(await ids()).toEqual(['1', '2', '10'])
    writeFileSync(join(file, '../result.json'), JSON.stringify(channel([post(4)])))
    expect(await ids()).toEqual(['4'])
  })

  test('a page nested very deep is read', async () => {
    const deep = `${'<b>'.repeat(20_000)}Un pont.${'</b>'.repeat(20_000)}`
    const file = write(page(message(1, `${named}<div class="text">${deep}</div>`)), 'messages.html')
    expect(inputsOf(await take(file)).map(({ text }) => text)).toEqual(['Un pont.'])
  })
})
