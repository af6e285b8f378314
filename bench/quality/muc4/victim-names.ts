import { classesOf } from './phrase-classes.ts'
import { phraseOf } from './fillers.ts'

const person = String.raw`(?:\p{Lu}[\p{Ll}.'’]+ (?:(?:de|del|la|las|los|y) )*){1,3}\p{Lu}[\p{Ll}'’]+`

/** The longest name of the text that ends in this one: "Leal" is the "Jaime Pardo Leal" of the sentence before. */
export function fullName(name: string, text: string): string {
  const longer = new RegExp(
    String.raw`((?:\p{Lu}[\p{Ll}.'’]+ (?:de |del |la |los )*){1,3})${escaped(name)}(?![\p{L}])`,
    'gu',
  )
  let longest = name
  for (const [found] of text.matchAll(longer)) {
    const full = phraseOf(found).name
    if (full.length > longest.length) longest = full
  }
  return longest
}

/** "The senator" is the "senator Federico Luna" or "Federico Luna, a senator" of elsewhere in the text. */
export function nameOf(description: string, text: string): string {
  const head = headOf(description)
  if (head.length < 4) return ''
  const either = `[${head[0].toUpperCase()}${head[0].toLowerCase()}]${escaped(head.slice(1))}`
  const found =
    new RegExp(String.raw`(?<!\p{L})${either},? (?<name>${person})`, 'u').exec(text) ??
    new RegExp(String.raw`(?<name>${person}), (?:an?|the) (?:[\p{L}-]+ ){0,4}${escaped(head)}(?!\p{L})`, 'u').exec(text)
  return found?.groups ? phraseOf(found.groups.name).name : ''
}

/** The names of a group of so many ("the engineers, A. Mora and Luis Vega"; "A. Mora and Luis Vega, two engineers"). */
export function namesOf(description: string, count: number, text: string): string[] {
  const head = headOf(description)
  if (!(count >= 2 && count <= 6) || head.length < 4) return []
  const one = String.raw`\p{Lu}[\p{Ll}.'’]+(?: (?:(?:de|del|la|las|los|y) )*\p{Lu}[\p{Ll}.'’]+)*`
  const list = String.raw`(?<list>${one}(?: of ${one})?(?:(?:,|,? and) ${one}(?: of ${one})?){1,5})`
  const stem = escaped(head.slice(1, -1))
  const either = `[${head[0].toUpperCase()}${head[0].toLowerCase()}]${stem}`
  const found =
    new RegExp(String.raw`(?<!\p{L})${either}\p{L}{0,2}(?:,| --|:)? ${list}`, 'u').exec(text) ??
    new RegExp(String.raw`${list}, (?:the )?(?:[\p{L}-]+ ){1,3}${either}`, 'u').exec(text)
  const names = (found?.groups?.list ?? '').split(/,? and |, /u).map((name) => name.replace(/ of .*$/, ''))
  return names.length === count ? names.map((name) => phraseOf(name).name || name) : []
}

/** What a named person is: "Federico Luna, a senator", "senator Federico Luna". */
export function descriptionOf(name: string, text: string): string {
  const behind = new RegExp(
    String.raw`${escaped(name)},? (?:-- )?(?:an?|the|former|its|their) (?<words>[^,.;:()\n]{4,70})`,
    'u',
  ).exec(text)
  const apposed = behind?.groups && phraseOf(behind.groups.words)
  if (apposed && isOffice(apposed.whole)) return apposed.whole
  const before = new RegExp(String.raw`(?<words>(?:[\p{L}'’.-]+ ){1,5})${escaped(name)}`, 'u').exec(text)
  const words = (before?.groups?.words ?? '').trim().split(' ')
  for (let from = 0; from < words.length; from++) {
    const rest = words.slice(from)
    if (isOffice(rest.join(' ')) && rest.every((word) => !joint.has(word.toLowerCase()))) return rest.join(' ')
  }
  return ''
}

const joint = new Set(
  'the a an of and by in on at that to with for was were is has had against from when who whom his her its their after before'.split(
    ' ',
  ),
)

export function isOffice(words: string): boolean {
  const classes = classesOf(words)
  return classes.has('person') || classes.has('official')
}

/** The noun a phrase turns on. */
export function headOf(words: string): string {
  return (
    words
      .split(/\s+(?:of|in|from|at|on|for|with|by|who)\s+/)[0]
      .split(' ')
      .at(-1) ?? ''
  )
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
