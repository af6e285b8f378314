import { attr, collapse, type PageElement } from './page-tree.ts'
import { rolesOf } from './page-hints.ts'

/** A paragraph as a browser shows it, and where in the tree it stands. */
export interface PageBlock {
  /** White space collapsed; a single line break stays as "\n". */
  text: string
  /** The innermost element that makes a block of its own. */
  element: PageElement
  /** How many of its characters stand in links, and how many are bold. */
  linkChars: number
  boldChars: number
}

const blockTags = new Set(
  (
    'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hgroup hr html li main menu nav ol p pre section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
)
/** Never part of the text: controls, menus, and what pages in AMP put beside it. */
const skippedTags = new Set(
  (
    'head button select textarea input label dialog nav progress meter amp-sidebar amp-consent amp-ad amp-user-notification ' +
    'amp-analytics amp-lightbox rp option video picture datalist'
  ).split(' '),
)
const skippedRoles = new Set([
  'navigation',
  'banner',
  'contentinfo',
  'search',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
])

/** The text below an element as blocks in the order of the page. What is not shown, and controls, are left out. */
export function collectBlocks(root: PageElement, isHidden: (element: PageElement) => boolean): PageBlock[] {
  const blocks: PageBlock[] = []
  let lines: Line[] = [newLine()]
  let owner = root
  let link = 0
  let bold = 0

  const flush = (): void => {
    if (lines.length > 1 || lines[0].text !== '') blocks.push(...blocksOf(lines, owner))
    lines = [newLine()]
  }
  const add = (text: string): void => {
    const line = lines[lines.length - 1]
    line.text += text
    if (link > 0) line.links += text
    if (bold > 0) line.bolds += text
  }
  const walk = (element: PageElement): void => {
    const { tag } = element
    if (tag === 'br') return void lines.push(newLine())
    if (isSkipped(element) || isHidden(element) || isNoteMark(element)) return
    const isBlock = blockTags.has(tag) || /display:\s*block/u.test(attr(element, 'style'))
    const inRow = (tag === 'td' || tag === 'th') && isDataCell(element)
    const outer = owner
    if (inRow) {
      if (lines.at(-1)!.text !== '') add('\t')
    } else if (isBlock) {
      flush()
      owner = element
    }
    // Names of persons and dates stand side by side in a line, kept apart by the style sheet alone.
    if (!isBlock && apart.has(tag) && isBare(owner) && endsWord(lines.at(-1)!.text)) add(' ')
    // A label inside the headline ("Drone attack") stands above it on the page.
    if (/^h[1-3]$/.test(owner.tag) && rolesOf(element)[0] === 'kicker') return
    if (tag === 'a') link++
    if (tag === 'b' || tag === 'strong') bold++
    if (tag === 'q') add('“')
    for (const child of element.children) {
      if (typeof child !== 'string') walk(child)
      else if (tag === 'pre') child.split('\n').forEach((line, at) => (at > 0 && lines.push(newLine()), add(line)))
      else add(child)
    }
    if (tag === 'q') add('”')
    if (tag === 'a') link--
    if (tag === 'b' || tag === 'strong') bold--
    if (isBlock && !inRow) flush()
    owner = outer
  }
  walk(root)
  flush()
  return blocks
}

/** Set apart in a part of the page that is no paragraph. */
const apart = new Set(['span', 'a', 'time'])

function isBare({ tag }: PageElement): boolean {
  return (
    /^h[1-6]$/.test(tag) ||
    tag === 'div' ||
    tag === 'header' ||
    tag === 'footer' ||
    tag === 'section' ||
    tag === 'address'
  )
}

function endsWord(text: string): boolean {
  return /[\p{L}\p{N}.]$/u.test(text)
}

interface Line {
  text: string
  links: string
  bolds: string
}

function newLine(): Line {
  return { text: '', links: '', bolds: '' }
}

/** Lines up to an empty one make a block: two line breaks are how old pages write paragraphs. */
function blocksOf(lines: readonly Line[], element: PageElement): PageBlock[] {
  const blocks: PageBlock[] = []
  let open: PageBlock | null = null
  for (const line of lines) {
    const text = line.text.includes('\t') ? rowText(line.text) : collapse(line.text)
    if (text === '') {
      open = null
      continue
    }
    if (!open) blocks.push((open = { text: '', element, linkChars: 0, boldChars: 0 }))
    open.text += open.text === '' ? text : `\n${text}`
    open.linkChars += collapse(line.links).length
    open.boldChars += collapse(line.bolds).length
  }
  return blocks
}

function rowText(text: string): string {
  return text.split('\t').map(collapse).filter(Boolean).join('\t')
}

/** "[1]" above the line: it points to a note and is no word of the text. */
function isNoteMark({ tag, children }: PageElement): boolean {
  if (tag !== 'sup' || children.length !== 1) return false
  const [only] = children
  const text =
    typeof only === 'string' ? only : only.tag === 'a' && typeof only.children[0] === 'string' ? only.children[0] : ''
  return /^\s*\[?\p{N}{1,3}\]?\s*$/u.test(text) && (typeof only !== 'string' || text.includes('['))
}

function isSkipped(element: PageElement): boolean {
  return (
    skippedTags.has(element.tag) ||
    skippedRoles.has(attr(element, 'role')) ||
    'hidden' in element.attrs ||
    /display:\s*none|visibility:\s*hidden/iu.test(attr(element, 'style')) ||
    (rolesOf(element)[0] === 'hidden' && element.tag !== 'body')
  )
}

/** A cell of a table of figures, shown in its row; a cell that holds blocks or long text is a part of the page's layout. */
function isDataCell(cell: PageElement): boolean {
  let length = 0
  for (const child of cell.children) {
    if (typeof child === 'string') length += child.trim().length
    else if (blockTags.has(child.tag) || child.tag === 'br') return false
    else length += 20
  }
  return length <= 60
}
