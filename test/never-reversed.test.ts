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

describe('a negated event did not happen', () => {
  test.each([
    "L'armée n'a pas bombardé le marché.",
    "Personne n'a été arrêté.",
    "Aucun civil n'a été tué, a dit le ministère.",
  ])('%s', (text) => {
    for (const statement of reader.read({ id: 'case', text, language: 'fr' }).statements) {
      expect(statement.real).toBe('not-occurred')
      expect(statement.factuality[0].value).toBe('CT-')
    }
  })

  test('what is denied stays what was denied, and the source is against it', () => {
    const [statement] = reader.read({
      id: 'case',
      text: "L'armée nie avoir bombardé le marché.",
      language: 'fr',
    }).statements
    expect(statement).toMatchObject({ act: 'denies', real: 'occurred' })
    expect(statement.factuality[0].value).toBe('CT-')
  })
})
