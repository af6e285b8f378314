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
  ["« J'ai vu un avion larguer deux bombes », a dit un commerçant.", 'un commerçant'],
  ["« J'ai vu un soldat abattre un enfant », a dit un commerçant.", 'un commerçant'],
  ["« Nos positions ont été bombardées », a déclaré l'état-major.", "l'état-major"],
  ["Les autorités disent avoir averti la capitale d'un projet d'attaque.", 'Les autorités'],
  ["L'enlèvement de quatre géomètres a été imputé à la milice par le ministère.", 'le ministère'],
  ["Le ministère fait grief à la milice d'avoir enlevé quatre géomètres.", 'Le ministère'],
  ["Le ministère impute de nouveau, mardi, à la milice l'enlèvement de quatre géomètres.", 'Le ministère'],
]

/** The English twin: passives, agents, accusations, genitives, reduced passives of headlines. */
const sufferedInEnglish: [string, string][] = [
  ['Gunmen were killed by soldiers near Brisane.', 'Gunmen'],
  ['Seven bank branches were also attacked in Lima.', 'Seven bank branches'],
  ['Three farmers were recently kidnapped in the hills.', 'Three farmers'],
  ['The oil terminal was hit by drones.', 'The oil terminal'],
  ['Oil terminal hit by drones, army says', 'Oil terminal'],
  ['Vidiella has called the attack "an act of war".', 'Vidiella'],
  ['The rebels accused the army of carrying out the attack.', 'The rebels'],
  ['The mayor blamed the militia for the bombing.', 'The mayor'],
  ['The ministry charged the militia with abducting four surveyors.', 'The ministry'],
  ['The army acknowledged losing four soldiers but said it had repelled the assault.', 'The army'],
  ['The patrol came under fire from gunmen on the ridge.', 'The patrol'],
  ['The convoy was ambushed on the coast road.', 'The convoy'],
  ['The village was shelled for an hour.', 'The village'],
  ['Two officers were shot dead by attackers on motorcycles.', 'Two officers'],
  ['The soldiers who were ambushed on Friday came from Brisane.', 'The soldiers'],
  ['The journalist whom the militia abducted was freed.', 'The journalist'],
  ["The mayor's assassination shocked the town.", "The mayor's"],
  ['The killing of the commander by his guards was confirmed.', 'the commander'],
  ['The army said it had been attacked by the rebels.', 'The army'],
  ['The army said its base had come under attack.', 'The army'],
  ['The group says it survived an air strike.', 'The group'],
  ['The militia suffered heavy losses in the clash.', 'The militia'],
  ['Police were attacked by a crowd in the square.', 'Police'],
  ['A police station was set on fire by protesters.', 'A police station'],
  ['The town has been besieged by the rebels since May.', 'The town'],
  ['Fifteen people were killed when a mine exploded.', 'Fifteen people'],
  ['The general was wounded when his car was hit by a rocket.', 'The general'],
  ['The bridge, which was blown up by insurgents, will be rebuilt.', 'The bridge'],
  ['Residents fled after soldiers burned their houses.', 'Residents'],
  ['The rebels were driven out of the town by the army.', 'The rebels'],
  ['Ten protesters were arrested by the police.', 'Ten protesters'],
  ['The president was overthrown by soldiers.', 'The president'],
  ['The ship was seized by armed men off the coast.', 'The ship'],
  ['The minister condemned the attack.', 'The minister'],
  ['"Our positions were bombed," the general staff said.', 'the general staff'],
  ['The guards were overpowered and disarmed by the attackers.', 'The guards'],
  ['The hostages were released by the Front on Monday.', 'The hostages'],
  ['Soldiers got killed in the fighting.', 'Soldiers'],
  ['The barracks were taken by storm by the insurgents.', 'The barracks'],
  ['The union says its members were beaten by police.', 'The union'],
  ['The embassy received a bomb threat.', 'The embassy'],
  ['The army denied that its planes had been shot down.', 'The army'],
  ['The village elders warned the army of an attack.', 'The village elders'],
  ['The officer was handed over to the police by the villagers.', 'The officer'],
  ['Twelve fighters surrendered to the army.', 'the army'],
  ['The bus was stopped and robbed by bandits.', 'The bus'],
  ['The army repelled an attack by the rebels.', 'The army'],
  ['The League accused the Varonnese army of carrying out the attack.', 'The League'],
  ['Governor shot by gunmen at rally', 'Governor'],
  ['Market bombed by rebels', 'Market'],
  ['Police officer shot dead in Solmar', 'Police officer'],
  ['Governor wounded as gunmen attack motorcade', 'Governor'],
  ['Two nurses abducted near clinic', 'Two nurses'],
  ["A 61-year-old baker wounded in Friday's bus bombing died at a clinic.", 'old baker'],
  ['A driver shot in the market raid was taken to a clinic.', 'A driver'],
  ['The Front, whose leader was killed in March, denied the attack.', 'leader'],
  ['Rescuers took six children out of the ruins.', 'Rescuers'],
  ['My cousin told me they took six children out.', 'they'],
  ['The priest shot in Talven on Monday had denounced the Front.', 'The priest'],
  ['The rebels, attacked from two sides, withdrew to the hills.', 'The rebels, attacked'],
  ["The village's shelling by the army killed a farmer.", "The village's"],
  ['Two hurt and five killed as herders attack a farm.', 'Two hurt'],
  ['FIVE PEOPLE DIED AND SEVEN WERE WOUNDED WHEN SOME 80 MEN OF THE FRONT ATTACKED THE POST.', 'FIVE PEOPLE'],
  ['Farmer beaten by police', 'Farmer'],
  ['The Congress spoke of one fisherman killed.', 'The Congress spoke of one fisherman'],
  ['Former commander "ordered village killings", court hears', 'Former commander "'],
]

/** Words that name a deed and are no claim of it. */
const noClaim = [
  '"I saw a soldier shoot a child," a shopkeeper said.',
  'She said she saw the men carry out the raid.',
  '"We have never attacked a school," the commander said.',
  'The Front insists that its fighters never entered Solmar.',
  'A stallholder said she saw the driver carry out two pupils before the tank caught fire.',
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

describe('who suffered or only speaks is not the doer, in English', () => {
  test.each(sufferedInEnglish)('%s', (text, words) => {
    const { statements } = reader.read({ id: 'case', text, language: 'en' })
    const doers = statements
      .flatMap((statement) => statement.event?.roles ?? [])
      .filter((role) => role.role === 'perpetrator')
      .map((role) => role.span.exact)
    expect(doers).not.toContain(words)
  })
})

/** Who did it to whom, where the tree goes astray. */
const others: [string, string, string][] = [
  ["The soldiers' killing of a farmer angered the village.", 'perpetrator', 'The soldiers'],
  ['The commandos freed thirty people taken hostage by the Front.', 'perpetrator', 'the Front'],
  ['A man suspected of planting the bomb was killed by police.', 'perpetrator', 'police'],
  ['The commander accused of ordering the massacre was arrested on Friday.', 'victim', 'The commander'],
  ['Police officer shot dead in Solmar', 'victim', 'Police officer'],
  ['The convoy attacked by the Front was carrying flour.', 'target', 'The convoy'],
  ['The general seized power in a coup.', 'perpetrator', 'The general'],
  [
    'The panel said two sheds were burned. According to the panel, a girl was killed by a mine planted by the rebels.',
    'instrument',
    'a mine',
  ],
  [
    'The spokesman denied that his fighters were involved and accused a militia of carrying out the raid.',
    'perpetrator',
    'a militia',
  ],
  ['The Front was behind the attack.', 'perpetrator', 'The Front'],
  ['"I saw a soldier shoot a child," a shopkeeper said.', 'perpetrator', 'a soldier'],
]

describe('who did it and who suffered it, where the tree goes astray', () => {
  test.each(others)('%s %s: %s', (text, role, words) => {
    const { statements } = reader.read({ id: 'case', text, language: 'en' })
    const found = statements.flatMap((statement) => statement.event?.roles ?? []).filter((one) => one.role === role)
    expect(found.map((one) => one.span.exact)).toContain(words)
  })
})

describe('what was seen or never done is not claimed', () => {
  test.each(noClaim)('%s', (text) => {
    const { statements } = reader.read({ id: 'case', text, language: 'en' })
    expect(statements.map((statement) => statement.act)).not.toContain('claims-responsibility')
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
