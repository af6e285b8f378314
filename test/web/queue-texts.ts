/** Texts of an invented conflict that leave a reviewer something to decide: a short name, copies of a claim, a fact told a day later. */
interface QueueText {
  id: string
  text: string
  url: string
  language: string
  outlet: string
  publishedAt: string
}

const french = (at: number, outlet: string, text: string, publishedAt = '2024-03-04'): QueueText => ({
  id: `front-${at}`,
  text,
  url: `https://front.example/${at}`,
  language: 'fr',
  outlet,
  publishedAt,
})

/** One text names the Front of Corvane in full, three others say "le Front" and nothing more. */
export const shortNames: readonly QueueText[] = [
  french(
    1,
    'La Dépêche du Sel',
    "Le Front de Corvane a revendiqué l'attaque menée samedi 2 mars 2024 contre la caserne de Tarrance. « Nos frappes continueront », a déclaré son porte-parole.",
  ),
  french(
    2,
    'Sud-Matin',
    "Le Front a revendiqué l'attaque menée samedi 2 mars 2024 contre la caserne de Tarrance. Selon le Front, deux soldats ont été tués.",
  ),
  french(
    3,
    'Littoral Info',
    "L'état-major varonnais accuse le Front d'avoir attaqué la caserne de Tarrance samedi 2 mars 2024. Le Front n'a pas commenté.",
  ),
  french(
    4,
    'Radio Estuaire',
    "Le Front affirme avoir tiré vendredi 8 mars 2024 trois roquettes sur Valmère. Un habitant a été blessé, selon l'hôpital de Port-Cendre.",
    '2024-03-09',
  ),
]

/** The same claim, word for word, in four outlets; which of two made it is left open. */
export const copiedClaim: readonly QueueText[] = [
  'Harbour News',
  'Coast Tribune',
  'The Estuary Herald',
  'The Northern Ledger',
].map((outlet, at) => ({
  id: `copy-${at}`,
  text: 'The army and the League of the Passes fought near Kelvane on March 12, 2024. It said it had shelled the village of Kelvane at dawn and that four houses had burned there.',
  url: `https://copy.example/${at}`,
  language: 'en',
  outlet,
  publishedAt: '2024-03-12',
}))
