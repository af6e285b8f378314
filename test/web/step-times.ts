import type { Page } from 'playwright-core'

/** So many runs of an expression in the page (`at` counts them), each until the next frame is drawn: milliseconds, shortest first. */
export async function stepTimes(tab: Page, times: number, expression: string): Promise<number[]> {
  const all = await tab.evaluate<number[]>(`(async () => {
    const times = []
    for (let at = 0; at < ${times}; at++) {
      await new Promise((done) => setTimeout(done, 30))
      const start = performance.now()
      ${expression}
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
      times.push(performance.now() - start)
    }
    return times
  })()`)
  return all.sort((a, b) => a - b)
}

export async function medianStep(tab: Page, times: number, expression: string): Promise<number> {
  return (await stepTimes(tab, times, expression))[times >> 1]
}

/** A step that puts the next of some words into a field. */
export function typing(name: string, words: readonly string[]): string {
  return `{ const field = document.querySelector('[name=${name}]'); field.value = ${JSON.stringify(words)}[at % ${words.length}]; field.dispatchEvent(new Event('input', { bubbles: true })) }`
}

/** A step to the next statement of the text that is open. */
export const nextStatement = `document.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', bubbles: true }))`
