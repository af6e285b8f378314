import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const samples = join(import.meta.dirname, '../../samples/dossier/documents.jsonl')

/** Ten texts of 400 words, French and English in turn, each of documents of the sample that follow one another. */
export function pastedTexts(): string[] {
  const documents = readFileSync(samples, 'utf8').trim().split('\n')
  const known = documents.map((line) => JSON.parse(line) as { text: string; language: string })
  return Array.from({ length: 10 }, (_, at) => {
    const same = known.filter(({ language }) => language === (at % 2 ? 'en' : 'fr'))
    const first = (at >> 1) * 5
    const words = Array.from({ length: 8 }, (__, more) => same[(first + more) % same.length].text).join('\n\n')
    return words
      .split(/(?<=\s)(?=\S)/u)
      .slice(0, 400)
      .join('')
  })
}

/** Milliseconds: from the paste until the cards are painted, and of these what the server took and what the page did afterwards. */
export interface Paste {
  whole: number
  server: number
  page: number
  statements: number
}

/** Pastes into the page that is open at /read, and waits for the cards. */
export function paste(tab: Page, text: string): Promise<Paste> {
  return tab.evaluate<Paste>(`new Promise((done) => {
    const area = document.querySelector('textarea')
    area.value = ${JSON.stringify(text)}
    area.dispatchEvent(new Event('input', { bubbles: true }))
    const start = performance.now()
    area.dispatchEvent(new ClipboardEvent('paste', { bubbles: true }))
    const look = () => {
      if (!document.querySelector('#s1')) return
      watch.disconnect()
      requestAnimationFrame(() => setTimeout(() => {
        const painted = performance.now()
        const asked = performance.getEntriesByType('resource').findLast(({ name }) => name.endsWith('/api/read'))
        const statements = document.querySelectorAll('.cards section').length
        done({ whole: painted - start, server: asked.responseEnd - asked.requestStart, page: painted - asked.responseEnd, statements })
      }))
    }
    const watch = new MutationObserver(look)
    watch.observe(document.body, { childList: true, subtree: true })
  })`)
}
