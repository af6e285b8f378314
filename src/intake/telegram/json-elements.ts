/**
 * JSON of any size, piece by piece → the elements of every list with one name, each as its own text, with what the object around
 * the list told before it. Nothing is parsed here: an element is found by its braces, so that one broken element costs only itself.
 */

/** An element of the list; `text` is null where it is longer than anything that is read. */
export interface JsonElement {
  kind: 'element'
  text: string | null
  line: number
  /** Texts and numbers of the object that holds the list, as they stood before it. */
  owner: Readonly<Record<string, string>>
  /** Containers around the element: 2 where the list is a member of the outermost object. */
  depth: number
}

/** The place from which nothing more could be told apart. */
export interface JsonBreak {
  kind: 'break'
  line: number
  message: string
}

interface Frame {
  array: boolean
  key: string | null
  members: Record<string, string>
}

/** Longest element, and longest text outside of elements, in characters. */
const longestElement = 4 * 1024 * 1024
const longestMember = 4096

/** @param list name of the lists whose elements are wanted */
export async function* jsonElements(
  bytes: AsyncIterable<Uint8Array>,
  list: string,
): AsyncGenerator<JsonElement | JsonBreak> {
  const decoder = new TextDecoder('utf-8')
  const scanner = createScanner(list)
  for await (const chunk of bytes) {
    for (const event of scanner.push(decoder.decode(chunk, { stream: true }))) {
      yield event
      if (event.kind === 'break') return
    }
  }
  yield* scanner.push(decoder.decode())
  yield* scanner.end()
}

function createScanner(list: string) {
  const stack: Frame[] = []
  let line = 1
  let [inString, escaped, ended] = [false, false, false]
  /** The text being read outside of elements, the last one read, and a number or word being read. */
  let [token, bare] = ['', '']
  let value: string | null = null
  let key: string | null = null
  let element: { parts: string[]; size: number; depth: number; line: number } | null = null

  function keep(piece: string): void {
    if (!element) token = token.length < longestMember ? token + piece : token
    else if ((element.size += piece.length) <= longestElement) element.parts.push(piece)
    else element.parts = []
  }
  function member(): void {
    const told = value ?? bare
    if (key !== null && told !== '' && stack.length > 0) stack.at(-1)!.members[key] = told
    value = key = null
    bare = ''
  }
  function found(): JsonElement {
    const { parts, size, line: from } = element!
    element = null
    value = ''
    const text = size <= longestElement ? parts.join('') : null
    return { kind: 'element', text, line: from, owner: stack.at(-2)?.members ?? {}, depth: stack.length }
  }
  const broken = (message: string): JsonBreak => ({ kind: 'break', line, message })

  return {
    *push(chunk: string): Generator<JsonElement | JsonBreak> {
      let from = 0
      for (let at = 0; at < chunk.length; at++) {
        const code = chunk.charCodeAt(at)
        if (code === newLine) line++
        if (inString) {
          if (escaped) escaped = false
          else if (code === backslash) escaped = true
          else if (code === quote) {
            inString = false
            if (!element) {
              keep(chunk.slice(from, at))
              value = unescaped(token)
            }
          }
          continue
        }
        if (code === quote) {
          inString = true
          if (!element) {
            token = ''
            from = at + 1
          }
        } else if (code === openBrace || code === openBracket) {
          if (element) element.depth++
          else if (code === openBrace && stack.at(-1)?.array && stack.at(-1)!.key === list) {
            element = { parts: [], size: 0, depth: 1, line }
            from = at
          } else if (ended) return yield broken('something follows after its end')
          else {
            stack.push({ array: code === openBracket, key, members: {} })
            key = null
          }
        } else if (code === closeBrace || code === closeBracket) {
          if (element) {
            if (--element.depth > 0) continue
            keep(chunk.slice(from, at + 1))
            yield found()
          } else {
            member()
            if (stack.pop()?.array !== (code === closeBracket)) return yield broken('a bracket closes what is not open')
            ended = stack.length === 0
          }
        } else if (element) continue
        else if (code === colon) {
          key = value
          value = null
        } else if (code === comma) member()
        else if (code > space && bare.length < 32) bare += chunk[at]
      }
      if (element || inString) keep(chunk.slice(from))
    },
    *end(): Generator<JsonBreak> {
      if (element) yield broken(`ends inside the entry that begins in line ${element.line}: the file is cut off`)
      else if (stack.length > 0 || !ended) yield broken('ends before its last bracket: the file is cut off')
    },
  }
}

const [newLine, space, quote, comma, colon, backslash] = [10, 32, 34, 44, 58, 92]
const [openBracket, closeBracket, openBrace, closeBrace] = [91, 93, 123, 125]

function unescaped(raw: string): string {
  if (!raw.includes('\\')) return raw
  try {
    return JSON.parse(`"${raw}"`) as string
  } catch {
    return raw
  }
}
