import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readExpected, type PageCase } from './page-cases.ts'

const folder = join(import.meta.dirname, 'fixtures/exports')

const files = {
  'telegram-json/result.json': 'telegram-json/expected.txt',
  'telegram-html/messages.html': 'telegram-html/expected.txt',
  'feeds/rss.xml': 'feeds/rss.expected.txt',
  'feeds/atom-broken.xml': 'feeds/atom-broken.expected.txt',
  'feeds/feed.json': 'feeds/feed-json.expected.txt',
  'mail/communique.eml': 'mail/communique.expected.txt',
  'tables/monitoring.csv': 'tables/monitoring.expected.txt',
}

/** The exports of test/fixtures/exports in the shape of pages, so that they are compared alike; `file` with its folder. */
export function exportCases(): PageCase[] {
  return Object.entries(files).map(([name, expected]) => {
    const documents = readExpected(readFileSync(join(folder, expected), 'utf8'), expected)
    const slug = name.startsWith('telegram') ? dirname(name) : name
    const entries = documents.filter(({ blocks }) => blocks.length > 0)
    return { slug, file: join(folder, name), heldBack: false, given: { name }, documents: entries }
  })
}
