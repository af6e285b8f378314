import type { Reading, Statement } from '../api.ts'
import type { Layer } from './text-pieces.ts'

/** Everything that lies over a text: contents with their sources and cues, and loaded words. */
export function readerLayers(statements: readonly Statement[], flags: Reading['flags']): Layer[] {
  const layers: Layer[] = []
  statements.forEach(({ content, chain }, at) => {
    const statement = at + 1
    layers.push({ start: content.start, end: content.end, kind: 'content', statement })
    for (const { mention, cue } of chain) {
      if (mention) layers.push({ start: mention.start, end: mention.end, kind: 'source', statement })
      for (const span of cue ? [cue].flat() : [])
        layers.push({ start: span.start, end: span.end, kind: 'cue', statement })
    }
  })
  for (const { span } of flags) layers.push({ start: span.start, end: span.end, kind: 'flag', statement: 0 })
  return layers
}

/** Direction of a language's script; a paragraph may still say otherwise (`dir="auto"`). */
export function directionOf(language: string): 'rtl' | 'ltr' {
  return ['ar', 'fa', 'he', 'ur', 'ps', 'ckb', 'yi'].includes(language.split('-')[0]) ? 'rtl' : 'ltr'
}
