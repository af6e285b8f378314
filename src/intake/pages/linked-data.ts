import { decodeHtmlText } from './decode-html-text.ts'

/** An object of a page's linked data. */
export type LinkedObject = Readonly<Record<string, unknown>>

/** What a page's linked data say of its article. */
export interface LinkedArticle {
  types: readonly string[]
  object: LinkedObject
}

const articleType =
  /^(?:\w*Article|LiveBlogPosting|BlogPosting|SocialMediaPosting|Report|DiscussionForumPosting|PressRelease)$/u
const mostObjects = 5000

/** Every object in the page's JSON-LD, however it is nested: arrays, `@graph`, objects in objects. Broken JSON is mended or left out. */
export function linkedObjects(scripts: readonly string[]): LinkedObject[] {
  const found: LinkedObject[] = []
  const open: unknown[] = []
  for (const script of scripts) {
    const value = parseTolerantly(script)
    if (value !== undefined) open.push(value)
  }
  for (let at = 0; at < open.length && found.length < mostObjects; at++) {
    const value = open[at]
    if (Array.isArray(value)) open.push(...value.slice(0, mostObjects))
    else if (typeof value === 'object' && value !== null) {
      found.push(value as LinkedObject)
      for (const [key, inner] of Object.entries(value))
        if (typeof inner === 'object' && inner !== null && !/^(?:mentions|citation|isPartOf|about)$/u.test(key))
          open.push(inner)
    }
  }
  return found
}

/** The objects that are articles, in the order in which the page gives them. */
export function linkedArticles(objects: readonly LinkedObject[]): LinkedArticle[] {
  return objects.flatMap((object) => {
    const types = typesOf(object)
    return types.some((type) => articleType.test(type)) ? [{ types, object }] : []
  })
}

/** Types without the vocabulary's address: "NewsArticle". */
export function typesOf(object: LinkedObject): string[] {
  const type = object['@type']
  const list = Array.isArray(type) ? type : [type]
  return list.filter((one) => typeof one === 'string').map((one) => one.replace(/^.*[/#:]/u, ''))
}

/** A text in it, entities decoded, white space at the ends gone; undefined where there is none. */
export function linkedText(object: LinkedObject, key: string): string | undefined {
  const value = object[key]
  const one = Array.isArray(value) ? value[0] : value
  const text =
    typeof one === 'string' || typeof one === 'number'
      ? String(one)
      : isObject(one)
        ? (one['@value'] ?? one['@id'])
        : undefined
  if (typeof text !== 'string' || text.trim() === '') return undefined
  return decodeHtmlText(text).trim()
}

/** Names of persons or organisations: a text, an object with a name, a list of either, or a reference by `@id`. */
export function linkedNames(
  object: LinkedObject,
  key: string,
  objects: readonly LinkedObject[],
): { name: string; types: string[] }[] {
  const value = object[key]
  const list = Array.isArray(value) ? value.slice(0, 50) : [value]
  return list.flatMap((one): { name: string; types: string[] }[] => {
    if (typeof one === 'string') return one.trim() === '' ? [] : [{ name: decodeHtmlText(one).trim(), types: [] }]
    if (!isObject(one)) return []
    const id = one['@id']
    const whole =
      one.name === undefined ? (objects.find((each) => each['@id'] === id && each.name !== undefined) ?? one) : one
    const names = Array.isArray(whole.name) ? whole.name : [whole.name]
    return names
      .filter((name) => typeof name === 'string' && name.trim() !== '')
      .map((name) => ({ name: decodeHtmlText(name as string).trim(), types: typesOf(whole) }))
  })
}

function isObject(value: unknown): value is LinkedObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Pages break JSON in few ways: remarks around it, raw line ends in texts, commas at the end, several objects in a row. */
function parseTolerantly(script: string): unknown {
  const text = script
    .replace(/^[\s;]*(?:<!--|\/\/<!\[CDATA\[|\/\*<!\[CDATA\[\*\/)|(?:-->|\/\/\]\]>|\/\*\]\]>\*\/)[\s;]*$/gu, '')
    .trim()
    .replace(/;$/u, '')
  const attempts = [
    () => text,
    // A raw control character may stand in a text only escaped; elsewhere it is white space, as a blank is.
    () => text.replace(/\p{Cc}/gu, ' '),
    () => text.replace(/\p{Cc}/gu, ' ').replace(/,\s*(?=[}\]])/g, ''),
    () => `[${text.replace(/\p{Cc}/gu, ' ').replace(/\}\s*\{/g, '},{')}]`,
    () => closed(text.replace(/\p{Cc}/gu, ' ').replace(/,\s*(?=[}\]])/g, '')),
  ]
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt())
    } catch {
      // The next way of mending it.
    }
  }
  return undefined
}

/** What was cut off at its end: the open text, objects and lists are closed behind the last whole member. */
function closed(text: string): string {
  const open: string[] = []
  let inText = false
  let cut = 0
  let openAtCut: string[] = []
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]
    if (inText) {
      if (unit === '\\') at++
      else if (unit === '"') inText = false
    } else if (unit === '"') inText = true
    else if (unit === '{' || unit === '[') {
      if (open.length > 200) break
      open.push(unit === '{' ? '}' : ']')
    } else if (unit === '}' || unit === ']') open.pop()
    else if (unit === ',') {
      cut = at
      openAtCut = [...open]
    }
  }
  return text.slice(0, cut) + openAtCut.toReversed().join('')
}
