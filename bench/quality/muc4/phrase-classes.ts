import { loadPack } from '../../../src/packs/load-pack.ts'

/**
 * What kind of thing a phrase names, by the English pack's own lists of classes, persons and targets: the longest entry that
 * ends the noun phrase ("police officers of the capital" → officers). In: words; out: class names, "person", "thing" among them.
 */
export function classesOf(words: string): ReadonlySet<string> {
  const head = words
    .split(/\s+(?:of|in|from|at|on|for|with|by|who|which|that|to|near|against|between)\s|[,([]/)[0]
    .replace(/[^\p{L}\p{N}' -]/gu, ' ')
    .trim()
    .split(/\s+/)
  for (let from = Math.max(0, head.length - 4); from < head.length; from++) {
    const tail = head.slice(from).join(' ')
    const found = entries().get(tail.toLowerCase())
    // "Poles" are a people only with a capital.
    if (found && !(found.has('capital') && tail[0] === tail[0].toLowerCase())) return found
  }
  return none
}

const none: ReadonlySet<string> = new Set()
let known: Map<string, Set<string>> | undefined

function entries(): Map<string, Set<string>> {
  if (known) return known
  known = new Map()
  const pack = loadPack('en')
  const add = (form: string, name: string): void => {
    const classes = known?.get(form.toLowerCase()) ?? new Set<string>()
    known?.set(form.toLowerCase(), classes.add(name))
  }
  for (const { lemma, category, stance } of pack?.lexicon('classes') ?? [])
    if (category === 'noun') for (const form of [lemma, ...plurals(lemma)]) add(form, stance)
  for (const { lemma, stance } of pack?.lexicon('targets') ?? [])
    for (const form of [lemma, ...plurals(lemma)]) add(form, `facility/${stance}`)
  for (const { lemma, category, value } of pack?.lexicon('persons') ?? []) {
    if (category !== 'person' && category !== 'group' && category !== 'thing') continue
    for (const form of value.forms?.split('|') ?? [lemma]) {
      if (form !== form.toLowerCase() && !known.has(form.toLowerCase())) add(form, 'capital')
      add(form, category === 'thing' ? 'thing' : 'person')
      if (value.status) add(form, value.status)
    }
  }
  return known
}

function plurals(lemma: string): string[] {
  return [
    `${lemma}s`,
    `${lemma}es`,
    ...(lemma.endsWith('y') ? [`${lemma.slice(0, -1)}ies`] : []),
    ...(lemma.endsWith('man') ? [`${lemma.slice(0, -3)}men`] : []),
  ]
}
