import { describe, expect, test } from 'vitest'
import { createReader } from '../src/reading/read-document.ts'

const reader = createReader()

/** Sentences in which the one who speaks, or who suffers, must never come out as the doer, nor the act as a claim. */
const suffered: [string, string][] = [
  ["Le régime assure avoir repoussé l'assaut.", 'Le régime'],
  ["L'armée dit avoir essuyé des tirs de mortier.", "L'armée"],
  ['Le Front affirme avoir subi une attaque de drones.', 'Le Front'],
  ["Le groupe dit avoir été attaqué par l'armée.", 'Le groupe'],
  ['Deux marins ont été légèrement blessés.', 'Deux marins'],
  ['La milice dit avoir survécu à une frappe.', 'La milice'],
  ["« Nous condamnons l'attaque », a dit le maire.", 'le maire'],
  ["« Nos positions ont été bombardées », a déclaré l'état-major.", "l'état-major"],
  ["Les autorités disent avoir averti la capitale d'un projet d'attaque.", 'Les autorités'],
]

describe('who suffered or only speaks is not the doer', () => {
  test.each(suffered)('%s', (text, words) => {
    const { statements } = reader.read({ id: 'case', text, language: 'fr' })
    expect(statements.length).toBeGreaterThan(0)
    for (const statement of statements) {
      expect(statement.act).not.toBe('claims-responsibility')
      const doers = (statement.event?.roles ?? [])
        .filter((role) => role.role === 'perpetrator')
        .map((role) => role.span.exact)
      expect(doers).not.toContain(words)
    }
  })
})
