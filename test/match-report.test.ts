import { expect, test } from 'vitest'
import { createReader } from '../src/reading/read-document.ts'

const reader = createReader()

function events(text: string): string[] {
  return reader
    .read({ id: 'case', text, language: 'en' })
    .statements.flatMap(({ event }) => (event ? [event.type] : []))
}

test('a report of a match tells of no violence, whatever its words', () => {
  const text = `Harriers bombard Athletic

The Harriers laid siege to the visitors' goal for an hour in the cup final on Sunday. Their striker, nicknamed "the Sniper", shot twice at goalkeeper Ned Farrow. Athletic invaded the penalty area in the second half and killed the game off with a late rocket.

"It was a massacre," said head coach Tilda Wren. The Harriers, who lost two men to injury, attack the league leaders on Friday.`
  expect(events(text)).toEqual([])
  expect(reader.read({ id: 'case', text, language: 'en' }).statements.flatMap(({ tolls }) => tolls ?? [])).toEqual([])
})

test('a bombing at a match is told as one', () => {
  const text = `Bomb kills four at football match

A bomb exploded outside the stadium in Solmar on Sunday during a cup final, killing four supporters, police said. The referee stopped the match in the second half.

"We heard a blast and ran," said a goalkeeper of the home team.`
  expect(events(text)).toContain('remote-explosive')
})
