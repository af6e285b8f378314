import { describe, expect, it } from 'vitest'
import { loadPack, packCodes } from '../packs/load-pack.ts'
import { lemmaByTables, readInflection } from './inflection.ts'

const pack = loadPack('fr')!
const tables = readInflection(pack)
const readings = (form: string) => tables.analyse(form).map(({ lemma, kind, cell }) => `${lemma} ${kind} ${cell}`)

describe('the inflection tables', () => {
  it('know finite forms of regular and irregular verbs', () => {
    expect(readings('revendiqueront')).toEqual(['revendiquer VERB-Fin fut.6'])
    expect(readings('dément')).toEqual(['démentir VERB-Fin pres.3'])
    expect(readings('détruisirent')).toEqual(['détruire VERB-Fin past.6'])
    expect(readings('assiégeaient')).toEqual(['assiéger VERB-Fin imp.6'])
    expect(readings('projettent')[0]).toBe('projeter VERB-Fin pres.6')
  })

  it('know the gender and number of participles', () => {
    expect(readings('démenties')).toEqual(['démentir VERB-Part past.4'])
    expect(readings('tués')).toContain('tuer VERB-Part past.2')
    expect(readings('abattue')).toEqual(['abattre VERB-Part past.3'])
    expect(lemmaByTables(tables, 'enfuis', 'ADJ')).toBe('enfui')
  })

  it('tell homographs apart by their kind', () => {
    expect(lemmaByTables(tables, 'tirs', 'NOUN')).toBe('tir')
    expect(lemmaByTables(tables, 'frappe', 'VERB-Fin')).toBe('frapper')
    expect(lemmaByTables(tables, 'frappe', 'NOUN')).toBe('frappe')
    expect(lemmaByTables(tables, 'xyloglotte', 'NOUN')).toBeUndefined()
  })
})

describe('the English inflection tables', () => {
  const english = readInflection(loadPack('en')!)
  const of = (form: string) => english.analyse(form).map(({ lemma, kind, cell }) => `${lemma} ${kind} ${cell}`)

  it('know regular and irregular verbs, plurals and degrees', () => {
    expect(of('denied')).toEqual(['deny VERB-Fin past.3', 'deny VERB-Part past.1'])
    expect(of('overran')).toEqual(['overrun VERB-Fin past.3'])
    expect(of('kidnapping')).toContain('kidnap VERB-Ger ger.1')
    expect(of('casualties')).toEqual(['casualty NOUN n.2'])
    expect(of('gunmen')).toEqual(['gunman NOUN n.2'])
    expect(of('deadliest')).toEqual(['deadly ADJ a.3'])
    expect(lemmaByTables(english, 'strikes', 'VERB-Fin')).toBe('strike')
  })
})

describe.each(packCodes())('the inflection tables of %s', (code) => {
  it('hold every verb of the cue and trigger lexicons', () => {
    const own = loadPack(code)!
    const { analyse } = readInflection(own)
    const missing = ['cues', 'triggers']
      .flatMap((name) => own.lexicon(name))
      .filter(({ category, lemma }) => category === 'verb' && /^(?:se |s')?[\p{L}-]+$/u.test(lemma))
      .map(({ lemma }) => lemma.replace(/^(?:se |s')/, ''))
      .filter((lemma) => !['avoir', 'être', 'be', 'have', 'do'].includes(lemma))
      .filter((lemma) => !analyse(lemma).some(({ kind }) => kind === 'VERB-Inf'))
    expect(missing).toEqual([])
  })
})
