/** Words just before and after an offset of a sentence, for what stands around a quotation. */
import { type View, isPunctuation } from './view.ts'

export function wordBefore(view: View, offset: number): number {
  let found = -1
  for (const word of view.words) {
    if (word.end > offset) break
    found = word.index
  }
  return found
}

/** The first word after an offset that is no comma or stop tied to the quotation, -1 at the end of the sentence. */
export function wordAfter(view: View, offset: number): number {
  for (const word of view.words) {
    if (word.start < offset) continue
    if (word.form === ',') continue
    return word.index
  }
  return -1
}

export function isStop(view: View, at: number): boolean {
  return /^(?:[.!?…–—-]|\.\.\.|»|")$/.test(view.words[at].form)
}

export function isEnd(view: View, at: number): boolean {
  for (let i = at; i < view.words.length; i++) if (!isPunctuation(view.words[i])) return false
  return true
}

export function clauseStart(view: View, from: number): number {
  for (let i = from; i >= 0; i--) if (view.words[i].form === ';') return i + 1
  return 0
}
