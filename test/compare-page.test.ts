import { describe, expect, test } from 'vitest'
import type { InputDocument, Segment } from '../src/model/document.ts'
import { comparePage } from './compare-page.ts'
import { pageCases, readExpected, type ExpectedDocument, type PageCase } from './page-cases.ts'
import { sharesOf } from './page-table.ts'

const written = `outlet: Meridia
language: fr
publishedAt: 2024-05-14T11:42:00+02:00
kind: article

[headline] Explosion à Kirsane

[body] Trois personnes ont été tuées, selon l’hôpital.

[related-link] À lire aussi : Drusse sous les obus

[body] L’armée accuse le Front, qui « dément ».`

describe('comparing a page as read with the page as expected', () => {
  test('finds nothing wrong where everything was read, whatever the page', () => {
    for (const page of pageCases()) {
      const score = comparePage(page, page.documents.map(asRead))
      const whole = { found: 1, foreign: 0, foreignRead: 0, captions: 1, kinds: 1, lines: 1 }
      expect({ slug: page.slug, ...sharesOf([score]), wrong: score.wrong }).toEqual({
        slug: page.slug,
        ...whole,
        wrong: [],
      })
    }
  })

  test('takes other quotation marks, soft hyphens and kinds of blanks for the same, and a paragraph in two for whole', () => {
    const score = compared((text) =>
      text.replace('« dément »', '“dé\u00adment”').replace(' ont été', '\u00a0ont\n\nété'),
    )
    expect(score.lost).toEqual([])
    expect(score.foreign).toBe(0)
  })

  test('counts what is lost, what is foreign, what is glued and what stands elsewhere', () => {
    expect(compared((text) => text.replace('Explosion à Kirsane\n\n', '')).lost).toEqual(['Explosion à Kirsane'])
    expect(compared((text) => `${text}\n\nS’abonner`).strange).toEqual(['S " abonner'])
    expect(compared((text) => text.replace('à Kirsane', 'àKirsane')).lost).toEqual(['à Kirsane'])
    expect(compared((text) => text.split('\n\n').toReversed().join('\n\n')).lost.length).toBeGreaterThan(0)
  })

  test('lets a read-also line be missing, but not be body', () => {
    expect(compared((text) => text.replace(/À lire.*\n\n/u, '')).lost).toEqual([])
    expect(compared((text) => text).misplaced).toEqual(['body: À lire aussi : Drusse sous les obus'])
  })

  test('takes a date for right at the same instant, and for wrong where it is finer or coarser than the page', () => {
    const wrong = (publishedAt: string): string[] =>
      compared((text) => text, { publishedAt }).wrong.map(({ key }) => key)
    expect(wrong('2024-05-14T09:42:00Z')).not.toContain('publishedAt')
    expect(wrong('2024-05-14')).toContain('publishedAt')
    expect(wrong('2024-05-14T11:42:00')).toContain('publishedAt')
    expect(wrong('2024-05-14T11:42:00Z')).toContain('publishedAt')
  })
})

/** The written page as read by something that gives its text, all of it body but the headline, after a change. */
function compared(
  change: (text: string) => string,
  facts: Partial<InputDocument> = {},
): ReturnType<typeof comparePage> {
  const documents = readExpected(written, 'written here')
  const page: PageCase = { slug: 'here', file: 'here.html', heldBack: false, given: { name: 'here.html' }, documents }
  const text = change(documents[0].blocks.map((block) => block.text).join('\n\n'))
  const end = text.indexOf('\n')
  const told: Segment[] = [
    { kind: 'headline', start: 0, end },
    { kind: 'body', start: end, end: text.length },
  ]
  return comparePage(page, [{ id: '1', text, told, outlet: 'Meridia', language: 'fr', ...facts }])
}

function asRead({ head, blocks }: ExpectedDocument): InputDocument {
  let text = ''
  const told = blocks.map(({ kinds, text: words }): Segment => {
    const start = text.length
    text += `${words}\n\n`
    return { kind: kinds[0], start, end: start + words.length }
  })
  const list = (value?: string): string[] => (value ? value.split('; ') : [])
  const credits = list(head.credits).map((credit) => {
    const [relation, ...name] = credit.split(' ')
    return { relation: relation as 'by', name: name.join(' ') }
  })
  const title = blocks.find(({ kinds }) => kinds[0] === 'headline')?.text
  return { ...head, id: '1', title, text, told, credits, authors: list(head.authors), kind: head.kind as 'article' }
}
