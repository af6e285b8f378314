import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadGazetteer } from '../src/resolve/gazetteer.ts'
import { inputParser, shippedGazetteer as shipped } from '../src/resolve/input-parser.test-support.ts'
import { resolveActors } from '../src/resolve/resolve-actors.ts'

const { pack, parsed } = inputParser('fr')
const own = loadGazetteer([join(import.meta.dirname, 'fixtures/own-gazetteer.tsv')])

function read(input: string, gazetteer = shipped) {
  const document = parsed(input)
  const { mentions, actors } = resolveActors(document, pack, gazetteer)
  return {
    actors,
    mentions: mentions.map((mention) => ({ ...mention, exact: document.text.slice(mention.start, mention.end) })),
  }
}

describe('organs of a state', () => {
  it.each([
    ["L'armée tchadienne a ouvert le feu.", "L'armée tchadienne", 'actor:td-state-military', 'state-military'],
    ['Tsahal a annoncé une opération.', 'Tsahal', 'actor:il-state-military', 'state-military'],
    [
      "L'armée israélienne a annoncé une opération.",
      "L'armée israélienne",
      'actor:il-state-military',
      'state-military',
    ],
    [
      'Le ministère nigérien de la Défense a publié un bilan.',
      'Le ministère nigérien de la Défense',
      'actor:ne-mod',
      'state-government',
    ],
    [
      'Le ministère de la Santé du Yémen a publié un bilan.',
      'Le ministère de la Santé du Yémen',
      'actor:ye-moh',
      'health-authority',
    ],
    ['La police kényane enquête.', 'La police kényane', 'actor:ke-police', 'state-police'],
    ["L'armée vesmoraise a reculé.", "L'armée vesmoraise", 'actor:vesmor-state-military', 'state-military'],
  ])('%s', (input, exact, actor, type) => {
    expect(read(input, own).mentions).toContainEqual(expect.objectContaining({ exact, actor, type }))
  })

  it('are the same by short name, until another one is named', () => {
    const input = "L'armée vesmoraise a reculé. L'armée dément. L'armée tchadienne avance. L'armée se tait."
    expect(read(input, own).mentions.map((mention) => mention.actor)).toEqual([
      'actor:vesmor-state-military',
      'actor:vesmor-state-military',
      'actor:td-state-military',
      null,
    ])
  })

  it('get the plain noun as their name, whatever the text calls them', () => {
    expect(read('Le régime vesmorais a menti.', own).actors[0].displayName).toBe('gouvernement (Vesmor)')
  })

  it('speak by the name of their capital', () => {
    expect(read('Washington a condamné la frappe.').mentions).toContainEqual(
      expect.objectContaining({ exact: 'Washington', actor: 'actor:us-government', named: 'named' }),
    )
  })
})

describe('groups with a name', () => {
  it('unknown to the gazetteer are bound to their acronym and short name', () => {
    const input = 'Le Mouvement pour la Basse-Orne (MBO) a parlé. Le MBO menace la ville. Le Mouvement attend.'
    const { mentions, actors } = read(input)
    expect(mentions.map((mention) => mention.exact)).toEqual([
      'Le Mouvement pour la Basse-Orne (MBO)',
      'Le MBO',
      'Le Mouvement',
    ])
    expect(new Set(mentions.map((mention) => mention.actor))).toEqual(new Set(['actor:mouvement-pour-la-basse-orne']))
    expect(actors[0]).toMatchObject({ type: 'other', typeBasis: 'source' })
    expect(actors[0].names.map((name) => name.text)).toEqual(['Mouvement pour la Basse-Orne', 'MBO'])
  })

  it('bear arms only where the words say so', () => {
    expect(read('La Brigade du Nord a parlé.').actors[0].type).toBe('other')
    expect(read('Le groupe armé Brigade du Nord a parlé.').actors[0].type).toBe('armed-group')
  })

  it('of the user’s file are known', () => {
    expect(read('La Ligue du Sorvan a revendiqué le tir.', own).mentions[0]).toMatchObject({
      actor: 'actor:ligue-du-sorvan',
      type: 'armed-group',
    })
  })

  it('keep their aliases in one entry', () => {
    const ids = ['Daech', 'EI', 'État islamique'].map((name) => read(`${name} a revendiqué le tir.`).mentions[0]?.actor)
    expect(new Set(ids)).toEqual(new Set(['actor:is']))
  })
})

describe('roles and sources without a name', () => {
  it.each([
    ['Le porte-parole du Front de Mirdal a démenti.', 'Le porte-parole du Front de Mirdal', 'role'],
    ['Le préfet du district a démenti.', 'Le préfet du district', 'role'],
    ['Un responsable a démenti.', 'Un responsable', 'anonymous'],
    ['Une source sécuritaire a démenti.', 'Une source sécuritaire', 'anonymous'],
    ['Des habitants ont fui.', 'Des habitants', 'collective'],
    ['Le directeur de la mine, Ivo Kerval, a démenti.', 'Le directeur de la mine, Ivo Kerval', 'named'],
  ])('%s', (input, exact, named) => {
    expect(read(input).mentions).toContainEqual(expect.objectContaining({ exact, named }))
  })

  it('a spokesman speaks for his principal', () => {
    const [speaker] = read("Le porte-parole de l'armée tchadienne a démenti.").mentions
    expect(speaker).toMatchObject({ actor: 'actor:td-state-military', type: 'state-military' })
  })

  it('a private person is a span without an actor', () => {
    const { mentions, actors } = read('Une voisine, Lina Morvel, a vu la lueur.')
    expect(mentions.every((mention) => mention.actor === null)).toBe(true)
    expect(actors).toEqual([])
  })
})

describe('the list of actors', () => {
  const lines = readFileSync(join(import.meta.dirname, '../gazetteers/actors.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)

  it('calls nobody by what others call him', () => {
    for (const line of lines) expect(line).not.toMatch(/terroris|(?<!\p{L})régime(?!\p{L})|entité|occupation/iu)
  })

  it('is sorted and has each id once', () => {
    const ids = lines.map((line) => line.split('\t')[0])
    expect(new Set(ids).size).toBe(ids.length)
    expect(lines).toEqual([...lines].sort((a, b) => (a < b ? -1 : 1)))
  })
})

it('throws for no text, and every mention lies in it', () => {
  const word = fc.constantFrom(
    'le',
    'chef',
    'du',
    'de',
    'la',
    'Front',
    'porte-parole',
    'armée',
    'une',
    'source',
    'X',
    ',',
    'ministère',
    '(',
    'MHS',
    ')',
    '\n\n',
    '\udc00',
    'selon',
    'des',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(word, { maxLength: 60 }).map((words) => words.join(' ')),
      ),
      (input) => {
        for (const mention of read(input).mentions) expect(mention.exact.length).toBe(mention.end - mention.start)
      },
    ),
    { numRuns: 150 },
  )
})

describe("names of the user's own file", () => {
  const dossier = loadGazetteer([join(import.meta.dirname, '../samples/dossier/gazetteer.tsv')])

  it.each([
    ["Les positions de l'armée varonnaise ont été visées.", "l'armée varonnaise", 'actor:etat-major-varonne'],
    ["L'état-major varonnais a démenti mardi.", "L'état-major varonnais", 'actor:etat-major-varonne'],
    ["La police varonnaise a démenti. L'enquête continue, selon la police.", 'la police', 'actor:police-varonne'],
    ["L'état-major varonnais a parlé. L'armée n'a rien ajouté.", "L'armée", 'actor:etat-major-varonne'],
    ['Un cadre de la Ligue a été blessé. La Ligue des Passes accuse un voisin.', 'la Ligue', 'actor:ligue-passes'],
  ])('are found whatever their capitals, and shortened: %s', (input, exact, actor) => {
    expect(read(input, dossier).mentions).toContainEqual(expect.objectContaining({ exact, actor }))
  })

  it('leaves a noun alone that two of the named actors share', () => {
    const two = "Le ministère varonnais de l'Intérieur et le ministère ombrien des Affaires étrangères ont réagi."
    const { mentions } = read(`${two} Le ministère n'a rien ajouté.`, dossier)
    expect(mentions.at(-1)).toMatchObject({ exact: 'Le ministère', actor: null })
  })
})
