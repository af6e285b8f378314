import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Web } from '../src/intake/fetch/web.ts'
import { createReader } from '../src/reading/read-document.ts'
import { runCli } from './fixtures/run-cli.ts'
import { runGuide } from './fixtures/run-guide.ts'

/** The two pages of the guide; the first says other words from the second time on. */
function playedWeb(): Web {
  const times = new Map<string, number>()
  const page = (title: string, words: string) =>
    `<!doctype html><html lang="fr"><head><title>${title}</title></head><body><article><h1>${title}</h1><p>${words}</p></article></body></html>`
  const texts: Record<string, string[]> = {
    '/port': ['deux', 'trois'].map((n) =>
      page('Port fermé', `La préfecture a annoncé que ${n} employés ont été blessés à Valmère le 17 avril 2024.`),
    ),
    '/marche': [page('Le marché rouvre', 'Les étals seront de retour sur la place jeudi, a dit le maire de Valmère.')],
  }
  return {
    get: async (address) => {
      const { pathname } = new URL(address)
      const time = times.get(pathname) ?? 0
      times.set(pathname, time + 1)
      const text = texts[pathname][Math.min(time, texts[pathname].length - 1)]
      return {
        kind: 'page',
        url: address,
        bytes: Buffer.from(text),
        contentType: 'text/html; charset=utf-8',
        retrievedAt: `2024-04-17T1${time}:00:00Z`,
        capture: { requested: address, url: address, status: 200, headers: {} },
      }
    },
    close: async () => {},
  }
}

test('every command of the guide does what the guide says', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'selon-channels-'))
  const address = join(folder, 'dossier.selon')
  const web = playedWeb()
  const reader = createReader()
  const ids: Record<string, string> = {}
  const selon = async (...argv: string[]) => {
    const own = argv[0] === 'read' ? [] : ['--ledger', address]
    const options = { openReader: async () => reader, openWeb: async () => web, columns: 100 }
    const { stdout, stderr, status } = await runCli([...argv, ...own, '--lang-ui', 'en'], options)
    expect(status, `${argv.join(' ')}\n${stderr}`).toBe(0)
    const found = /https:\S+\/port \((?<id>doc:\w+)\): new/u.exec(stdout)?.groups?.id
    if (found) ids.DOCUMENT = found
    return stdout.replaceAll(/\S*\/samples\//gu, 'samples/')
  }
  try {
    const guide = new URL('../docs/channels.md', import.meta.url)
    expect(await runGuide(guide, { selon, ids, lookUp: async () => {} }, folder)).toBe(7)
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 120_000)

test('an export made before another is added after it and changes nothing of what stands now', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'selon-exports-'))
  const reader = createReader()
  const exportOf = (name: string, text: string, edited?: string) => {
    const message = {
      id: 5,
      type: 'message',
      date_unixtime: '1713340800',
      text,
      ...(edited && { edited_unixtime: edited }),
    }
    const file = join(folder, name)
    writeFileSync(file, JSON.stringify({ name: 'Radio', type: 'public_channel', id: 1, messages: [message] }))
    return file
  }
  const options = { openReader: async () => reader }
  const ledger = ['--ledger', join(folder, 'dossier.selon')]
  try {
    const late = exportOf('late.json', 'Quatre soldats ont été tués à Veldras.', '1713344400')
    const early = exportOf('early.json', 'Deux soldats ont été tués à Veldras.')
    const { stdout } = await runCli(['add', late, early, ...ledger], options)
    const id = /doc:\w+/u.exec(stdout)![0]
    const versions = await runCli(['versions', id, '--format', 'json', ...ledger], options)
    const told = JSON.parse(versions.stdout) as { versions: { current: boolean }[] }
    expect(told.versions.map(({ current }) => current)).toEqual([true, false])
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 60_000)
