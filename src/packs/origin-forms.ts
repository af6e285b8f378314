// Words of origin of a language ("russe", "ukrainiennes") in all forms, with their number. In: a pack's `lexicon/demonyms.tsv`.
// Every stage that asks whether a word is one asks here, so that no nation is read otherwise for the shape of its adjective.
import type { Pack } from './pack.ts'

/** Masculine plurals like "congolais" leave their number to the words beside them. */
export type OriginNumber = 'singular' | 'plural' | 'either'

const compiled = new WeakMap<Pack, ReadonlyMap<string, OriginNumber>>()

/** Forms in lower case; more than exist do no harm, since they are never asked for. */
export function originForms(pack: Pack): ReadonlyMap<string, OriginNumber> {
  let forms = compiled.get(pack)
  if (!forms) compiled.set(pack, (forms = compile(pack)))
  return forms
}

function compile(pack: Pack): Map<string, OriginNumber> {
  const forms = new Map<string, OriginNumber>()
  for (const { lemma, value } of pack.lexicon('demonyms')) {
    const feminines = value.f ? [value.f] : [`${lemma}e`, `${lemma}${lemma.at(-1)}e`]
    for (const feminine of feminines) forms.set(feminine, 'singular').set(`${feminine}s`, 'plural')
    forms.set(`${lemma}s`, 'plural').set(lemma, /[sx]$/.test(lemma) ? 'either' : 'singular')
    if (lemma.endsWith('al')) forms.set(`${lemma.slice(0, -2)}aux`, 'plural')
  }
  return forms
}
