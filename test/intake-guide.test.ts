import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createReader } from '../src/reading/read-document.ts'
import { docxOf, odtOf } from './fixtures/office-files.ts'
import { pdfOf } from './fixtures/pdf-file.ts'
import { runCli } from './fixtures/run-cli.ts'
import { runGuide } from './fixtures/run-guide.ts'

const said = (n: string): string =>
  `Un pont d'Orbia a été touché ${n} par un drone, a déclaré la mairie du port dans un communiqué transmis à la presse.`
const page = (n: string): string =>
  `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Pont touché ${n}</title></head><body><article><h1>Pont touché ${n}</h1><p>${said(n)}</p></article></body></html>`

/** The desk of the guide. */
function layDesk(folder: string): void {
  mkdirSync(folder)
  const block = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${page('jeudi')}`
  const files: Record<string, string | Uint8Array> = {
    'page.html': page('lundi'),
    'page.mhtml': `From: <Saved by a browser>\r\nSubject: Pont\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: https://orbia.example/m\r\n\r\n${page('mardi')}\r\n--b--\r\n`,
    'note.txt': said('hier'),
    'mail.eml': `From: Mairie <presse@orbia.example>\r\nSubject: Pont\r\nDate: Wed, 3 Apr 2024 09:30:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${said('mercredi')}\r\n`,
    'paper.docx': docxOf([{ style: 'Title', text: 'Pont touché' }, said('vendredi')]),
    'paper.odt': odtOf(`<text:p>${said('samedi')}</text:p>`),
    'paper.pdf': pdfOf([
      [
        { text: said('dimanche').slice(0, 80), y: 700 },
        { text: said('dimanche').slice(80), y: 686 },
      ],
    ]),
    'pages.warc': `WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://orbia.example/w\r\nWARC-Date: 2024-04-03T09:30:00Z\r\nContent-Length: ${Buffer.byteLength(block)}\r\n\r\n${block}\r\n\r\n`,
    'table.csv': `date;texte\n2024-04-03;"${said('ce matin')}"\n`,
    'spanish.txt':
      'Un dron alcanzó el puente de Orbia el martes por la mañana, según el ayuntamiento, y dos personas resultaron heridas.',
    'translated.txt':
      'Un drone a touché le pont d’Orbia mardi matin, selon la mairie, et deux personnes ont été blessées.',
  }
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes)
}

test('every command of the guide does what the guide says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'selon-intake-'))
  const desk = join(folder, 'desk')
  layDesk(desk)
  const reader = createReader()
  const ids: Record<string, string> = {}
  const selon = async (...argv: string[]) => {
    const own = argv[0] === 'read' ? [] : ['--ledger', join(folder, 'dossier.selon')]
    const inDesk = argv.map((word) => (/^desk(?:\/|$)/u.test(word) ? join(folder, word) : word))
    const { stdout, stderr, status } = await runCli([...inDesk, ...own, '--lang-ui', 'en'], {
      openReader: async () => reader,
      columns: 200,
    })
    expect(status, `${argv.join(' ')}\n${stderr}`).toBe(0)
    for (const [id, name] of [
      ['DOCUMENT', 'note.txt'],
      ['ORIGINAL', 'spanish.txt'],
    ])
      ids[id] = new RegExp(`/${name} \\((?<id>doc:\\w+)\\)`, 'u').exec(stdout)?.groups?.id ?? ids[id]
    return stdout
  }
  try {
    const guide = new URL('../docs/intake.md', import.meta.url)
    expect(await runGuide(guide, { selon, ids, lookUp: async () => {} }, folder)).toBeGreaterThan(12)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 120_000)
