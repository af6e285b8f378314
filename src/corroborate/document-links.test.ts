import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentLinks, type LinkedText } from './document-links.ts'

const passage =
  'Les deux ponts de la haute vallée ont été coupés dans la nuit par une explosion que personne n’a revendiquée, et les convois attendent depuis l’aube.'
const quotation = '« Aucun de nos soldats ne se trouvait sur ce pont dans la nuit de lundi »'
const texts: LinkedText[] = [
  { document: 'a', text: `VELDRAS (Aurane) – ${passage} Le préfet doit parler dans la soirée.` },
  { document: 'b', text: `${passage} Le préfet doit parler dans la soirée.` },
  {
    document: 'c',
    text: `À Sorant, les écoles sont fermées et le marché est vide. ${passage} La neige est annoncée pour demain.`,
  },
  { document: 'd', text: `Le ministère rejette les accusations de la Ligue. ${quotation}, a dit sa porte-parole.` },
  { document: 'e', text: `Interrogée hier, elle a été ferme : ${quotation}.` },
  { document: 'f', text: 'La Ligue des Cimes annonce une trêve de trois jours.' },
]

describe('what the words of texts have in common', () => {
  it('is a copy, a part or a quotation, each with its measure', () => {
    const found = documentLinks(texts).map(({ documents, kind }) => `${documents.join('–')} ${kind}`)
    expect(found).toEqual(['a–b copy', 'a–c near-duplicate', 'b–c near-duplicate', 'd–e shared-quotation'])
  })

  it('does not depend on the order of the texts', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(texts, { minLength: texts.length }), (shuffled) => {
        expect(documentLinks(shuffled)).toEqual(documentLinks(texts))
      }),
    )
  })

  it('leads from each of very many copies to the first', () => {
    const many = Array.from({ length: 300 }, (_, at) => ({
      document: `n${String(at).padStart(3, '0')}`,
      text: passage,
    }))
    const links = documentLinks(many)
    expect(links.length).toBeLessThan(600)
    expect(
      new Set(links.filter(({ documents }) => documents[0] === 'n000').map(({ documents }) => documents[1])).size,
    ).toBe(299)
  })
})
