import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readParties } from '../src/corroborate/read-parties.ts'
import { openLedger } from '../src/ledger/open-ledger.ts'
import { packageRoot } from '../src/packs/package-root.ts'
import { createReader } from '../src/reading/read-document.ts'
import { decide } from '../src/review/decide.ts'
import { openQuestions } from '../src/review/open-questions.ts'

const folder = join(packageRoot(), 'samples', 'dossier')

interface Written {
  id: string
  text: string
  language: 'fr' | 'en'
  outlet: string
  publishedAt: string
}

const communique = `Dans la nuit du lundi 13 au mardi 14 mai 2024, nos unités ont frappé avec six drones le dépôt de munitions de Tarrance. Deux hangars ont été détruits. Nos combattants n'ont subi aucune perte.`

const wire = `PORT-CENDRE, 14 mai (Orbia) – La Ligue des Passes a revendiqué mardi une attaque de drones menée dans la nuit contre un dépôt de munitions à Tarrance. « Deux hangars ont été détruits », affirme le groupe armé.

L'état-major varonnais a confirmé mardi une attaque de drones contre le dépôt de Tarrance, mais a démenti que des hangars aient été détruits. Trois soldats ont été blessés, selon l'état-major.`

const wireEn = `PORT-CENDRE, May 14 (Orbia) – The League of the Passes on Tuesday claimed responsibility for a drone attack overnight on an ammunition depot in Tarrance. Two hangars were destroyed, the armed group said.

The Varonnese general staff on Tuesday confirmed a drone attack on the Tarrance depot but denied that hangars had been destroyed. Three soldiers were wounded, the general staff said.`

const rewrites: readonly [Written['language'], string][] = [
  [
    'fr',
    `Des drones ont visé dans la nuit de lundi à mardi un dépôt de munitions à Tarrance. La Ligue des Passes a revendiqué l'attaque mardi.`,
  ],
  [
    'fr',
    `La Ligue des Passes affirme avoir détruit deux hangars à Tarrance dans la nuit de lundi à mardi, lors d'une attaque de drones.`,
  ],
  [
    'fr',
    `Tarrance : l'état-major varonnais reconnaît une attaque de drones contre un dépôt de munitions, mardi 14 mai 2024, et fait état de trois soldats blessés.`,
  ],
  [
    'fr',
    `Selon la Ligue des Passes, six drones ont frappé le dépôt de munitions de Tarrance dans la nuit du 13 au 14 mai 2024.`,
  ],
  [
    'fr',
    `L'attaque de drones de mardi contre le dépôt de Tarrance a été revendiquée par la Ligue des Passes, écrit Orbia.`,
  ],
  ['en', `Six drones struck an ammunition depot in Tarrance overnight, the League of the Passes said on Tuesday.`],
  [
    'en',
    `The League of the Passes said on Tuesday it had destroyed two hangars at the Tarrance ammunition depot in an overnight drone attack.`,
  ],
  [
    'en',
    `Three soldiers were wounded in a drone attack on the Tarrance depot on May 14, 2024, according to the Varonnese general staff.`,
  ],
]

const denials: readonly [Written['language'], string][] = [
  [
    'fr',
    `L'état-major varonnais a démenti mardi 14 mai 2024 que l'attaque de drones contre le dépôt de Tarrance ait détruit des hangars.`,
  ],
  [
    'fr',
    `« Aucun hangar n'a été détruit à Tarrance », a déclaré mardi 14 mai 2024 l'état-major varonnais, après une attaque de drones.`,
  ],
  [
    'en',
    `The Varonnese general staff denied on Tuesday, May 14, 2024 that hangars had been destroyed in the drone attack on Tarrance.`,
  ],
]

/** Texts that say less, or another day. */
const strays: readonly [Written['language'], string][] = [
  [
    'fr',
    `Une attaque de drones a visé mercredi 15 mai 2024 le dépôt de munitions de Tarrance, où deux hangars ont été détruits, selon la Ligue des Passes.`,
  ],
  ['fr', `Une attaque de drones a touché la région de Tarrance cette semaine, a indiqué la Ligue des Passes.`],
  ['en', `Drones hit a depot in Tarrance on Monday, May 13, 2024, the League of the Passes said.`],
]

/** Fifty texts on one strike: one communiqué, two dispatches and their copies, rewrites, denials, strays. */
function fiftyTexts(): Written[] {
  const texts: Omit<Written, 'id'>[] = [
    { language: 'fr', text: communique, outlet: 'Ligue des Passes', publishedAt: '2024-05-14T05:00:00Z' },
  ]
  const at = (hour: number) => `2024-05-14T${String(6 + (hour % 16)).padStart(2, '0')}:00:00Z`
  const add = (language: Written['language'], text: string, outlet = `Journal ${texts.length}`) =>
    texts.push({ language, text, outlet, publishedAt: at(texts.length) })
  for (let i = 0; i < 9; i++) add('fr', `La Ligue des Passes a publié le communiqué suivant :\n\n« ${communique} »`)
  add('fr', wire, 'Orbia')
  for (let i = 0; i < 11; i++) add('fr', wire)
  add('en', wireEn, 'Orbia')
  for (let i = 0; i < 8; i++) add('en', wireEn)
  for (let i = 0; i < 12; i++) add(...rewrites[i % rewrites.length])
  for (let i = 0; i < 4; i++) add(...denials[i % denials.length])
  for (const stray of strays) add(...stray)
  return texts.map((text, i) => ({ ...text, id: `t${i + 1}` }))
}

test('fifty documents on one strike are settled in at most fifteen decisions', async () => {
  const place = mkdtempSync(join(tmpdir(), 'selon-strike-'))
  const ledger = await openLedger(join(place, 'strike.selon'), { create: true })
  try {
    const reader = createReader({ gazetteerFiles: [join(folder, 'gazetteer.tsv')] })
    const texts = fiftyTexts()
    expect(texts).toHaveLength(50)
    await ledger.setParties(readParties(readFileSync(join(folder, 'parties.tsv'), 'utf8'), 'parties.tsv'))
    await ledger.add(texts.map((text) => reader.read({ ...text, url: `https://${text.id}.example/strike` })))
    let decisions = 0
    for (;;) {
      const [question] = await openQuestions(ledger)
      if (!question || decisions > 30) break
      decisions++
      if (process.env.SHOW) console.log(question.kind, question.effect, question.command, question.why)
      const given = { by: 'am', reason: 'all of them tell of the one strike', at: '2024-06-01T09:00:00Z' }
      if (question.kind === 'merge')
        await decide(ledger, {
          ...given,
          action: 'merge',
          target: question.incidents[0],
          with: [question.incidents[1]],
        })
      else if (question.kind === 'statement')
        await decide(ledger, { ...given, action: 'accept', target: question.statement.id, allCopies: true })
    }
    const incidents = await ledger.incidents()
    if (process.env.SHOW)
      console.log(
        decisions,
        incidents.map(({ day, documents, id }) => [id, day, documents]),
      )
    expect(decisions).toBeLessThanOrEqual(15)
    const [most, ...others] = incidents.sort((a, b) => b.documents - a.documents)
    expect(most.documents).toBeGreaterThanOrEqual(45)
    expect(others.length).toBeLessThanOrEqual(2)
  } finally {
    await ledger.close()
    rmSync(place, { recursive: true })
  }
}, 120_000)
