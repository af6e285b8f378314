import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadUserGazetteer } from './load-user-gazetteer.ts'

const folder = mkdtempSync(join(tmpdir(), 'selon-gazetteer-'))

function file(text: string): string {
  const path = join(folder, 'own.tsv')
  writeFileSync(path, text)
  return path
}

const header = 'name\tlanguage\tkind\twithin\tlatitude\tlongitude\tnote\n'

describe('a user’s gazetteer', () => {
  it('reads places with the country they lie in, through a province', () => {
    const own = loadUserGazetteer(
      file(
        `${header}Velmar\tfr\tcountry\t\t-40\t-20\tadjective velmarien, velmarienne\nHaut-Sor\tfr\tprovince\tVelmar\nSorel\tfr\tsettlement\tHaut-Sor\t-40.5\t-20.5\tar سوريل\n`,
      ),
    )
    expect(own.places.get('sorel')).toMatchObject([{ country: 'Velmar', feature: 'P.PPL', lat: -40.5 }])
    expect(own.places.get('سوريل')?.[0].name).toBe('Sorel')
    expect(own.adjectives.get('velmarienne')?.name).toBe('Velmar')
  })

  it('takes names in quotation marks of a note as further names', () => {
    const own = loadUserGazetteer(file(`${header}Sor\tfr\tprovince\t\t\t\t"le Sor", "la plaine du Sor"\n`))
    expect(own.places.get('la plaine du sor')?.[0].name).toBe('Sor')
  })

  it('reads actors beside places', () => {
    const own = loadUserGazetteer(file(`${header}Ligue du Sor\tfr\tarmed-group\tVelmar\n`))
    expect(own.actors).toMatchObject([{ id: 'actor:ligue-du-sor', type: 'armed-group', country: 'Velmar' }])
  })

  it.each([
    ['an unknown kind', `${header}Sorel\tfr\tplanet\n`, 2, 'unknown kind "planet"'],
    ['a coordinate that is none', `${header}Sorel\tfr\tsettlement\t\t95\t0\n`, 2, '"95" is no latitude'],
    ['an empty name', `${header}\tfr\tsettlement\n`, 2, 'empty cell "name"'],
    ['a missing column', 'name\tkind\nSorel\tsettlement\n', 1, 'header lacks the column "language"'],
    ['a cell too many', `${header}a\tfr\tcity\t\t\t\t\tx\n`, 2, 'expected 7 cells, found 8'],
  ])('names file and line of %s', (_, text, line, message) => {
    const path = file(text)
    let thrown: unknown
    try {
      loadUserGazetteer(path)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toMatchObject({ code: 'gazetteer-malformed', message, place: { file: path, line } })
  })

  it('says that a file is missing', () => {
    expect(() => loadUserGazetteer(join(folder, 'none.tsv'))).toThrow(expect.objectContaining({ code: 'file-missing' }))
  })
})
