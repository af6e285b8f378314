/** Names of one side in the forms that the templates use: `n` a name, `m` an adjective of origin, `people` its people. */
export type Forms = Readonly<Record<string, string>>

type Pairs = Readonly<Record<string, readonly (readonly [Forms, Forms])[]>>

const french: Pairs = {
  group: [
    [{ n: 'Front du Nord' }, { n: 'Front du Sud' }],
    [{ n: 'Hamas' }, { n: 'Hezbollah' }],
    [{ n: 'Brusk' }, { n: 'Vorkan' }],
    [{ n: 'M23' }, { n: 'K12' }],
    [{ n: 'Jihad islamique' }, { n: 'Front islamique' }],
    [{ n: 'Front populaire du Drann' }, { n: 'Mouvement national du Vesk' }],
    [{ n: 'Conseil de salut du Drann' }, { n: 'Mouvement de résistance du Vesk' }],
  ],
  brigade: [
    [{ n: 'Brigade du Littoral' }, { n: 'Brigade du Plateau' }],
    [{ n: 'Résistance islamique' }, { n: 'Ligue islamique' }],
    [{ n: 'Ligue du Levant' }, { n: 'Force Tolmar' }],
    [{ n: 'Légion du Drann' }, { n: 'Coalition du Vesk' }],
  ],
  acronym: [
    [{ n: 'FSR' }, { n: 'FAS' }],
    [{ n: 'FARC' }, { n: 'FDLR' }],
    [{ n: 'FLV' }, { n: 'UPK' }],
    [{ n: 'Forces de soutien rapide' }, { n: 'Forces armées soudanaises' }],
    [{ n: 'talibans' }, { n: 'houthis' }],
  ],
  bare: [
    [{ n: 'Moscou' }, { n: 'Kiev' }],
    [{ n: 'Téhéran' }, { n: 'Washington' }],
    [{ n: 'Kesmar' }, { n: 'Valmora' }],
    [{ n: 'Boko Haram' }, { n: 'Ansar Allah' }],
    [{ n: 'Vladimir Poutine' }, { n: 'Volodymyr Zelensky' }],
    [{ n: 'Benyamin Netanyahou' }, { n: 'Karim Sadoun' }],
  ],
  country: [
    [{ n: 'la Russie' }, { n: 'la Syrie' }],
    [{ n: "l'Iran" }, { n: "l'Irak" }],
    [{ n: 'la Kesmarie' }, { n: 'la Tarvanie' }],
  ],
  state: [
    [adjective('russe', 'russe'), adjective('ukrainien', 'ukrainienne')],
    [adjective('israélien', 'israélienne'), adjective('iranien', 'iranienne')],
    [adjective('kesmarien', 'kesmarienne'), adjective('ostrien', 'ostrienne')],
    [adjective('azerbaïdjanais', 'azerbaïdjanaise'), adjective('arménien', 'arménienne')],
    [adjective('rwandais', 'rwandaise'), adjective('congolais', 'congolaise')],
    [adjective('turc', 'turque'), adjective('kurde', 'kurde')],
    [adjective('américain', 'américaine'), adjective('chinois', 'chinoise')],
    [adjective('serbe', 'serbe'), adjective('kosovar', 'kosovare')],
    [adjective('israélien', 'israélienne'), adjective('palestinien', 'palestinienne')],
  ],
}

const english: Pairs = {
  group: [
    [{ n: 'Northern Front' }, { n: 'Southern Front' }],
    [{ n: 'Islamic Jihad' }, { n: 'Islamic Front' }],
    [{ n: "Drann People's Front" }, { n: 'Vesk National Movement' }],
    [{ n: 'Plateau Liberation Army' }, { n: 'Coastal Resistance Movement' }],
    [{ n: 'M23' }, { n: 'K12' }],
  ],
  acronym: [
    [{ n: 'FMLN' }, { n: 'ELN' }],
    [{ n: 'FARC' }, { n: 'AUC' }],
    [{ n: 'PKK' }, { n: 'SDF' }],
    [{ n: 'DLV' }, { n: 'UPK' }],
    [{ n: 'Taliban' }, { n: 'Houthis' }],
  ],
  bare: [
    [{ n: 'Moscow' }, { n: 'Kyiv' }],
    [{ n: 'Tehran' }, { n: 'Washington' }],
    [{ n: 'Hamas' }, { n: 'Hezbollah' }],
    [{ n: 'Kesmar' }, { n: 'Valmora' }],
    [{ n: 'Vladimir Putin' }, { n: 'Volodymyr Zelensky' }],
  ],
  country: [
    [{ n: 'Russia' }, { n: 'Syria' }],
    [{ n: 'Iran' }, { n: 'Iraq' }],
    [{ n: 'Kesmaria' }, { n: 'Tarvania' }],
  ],
  state: [
    [{ m: 'Russian' }, { m: 'Ukrainian' }],
    [{ m: 'Israeli' }, { m: 'Iraqi' }],
    [{ m: 'Kesmarian' }, { m: 'Ostrian' }],
    [{ m: 'Armenian' }, { m: 'Colombian' }],
    [{ m: 'Israeli' }, { m: 'Palestinian' }],
  ],
}

/** By language: two sides of one grammar a row. */
export const pairs: Readonly<Record<string, Pairs>> = { fr: french, en: english }

function adjective(m: string, f: string): Forms {
  const plural = (form: string) => (/[sx]$/.test(form) ? form : `${form}s`)
  const capital = (form: string) => form.charAt(0).toUpperCase() + form.slice(1)
  return { m, f, mp: plural(m), fp: plural(f), people: capital(plural(m)) }
}
