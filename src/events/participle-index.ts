/** Participle form → the infinitives of triggers it may belong to: irregular forms as listed, others by the endings of the pack. */
import type { LexiconRow } from '../packs/pack.ts'
import type { TriggerRow } from './event-lexicon.ts'

/** Stands for the ending of every verb that no other row describes. */
const anyEnding = '*'

export function participleIndex(
  rows: readonly Pick<TriggerRow, 'kind' | 'words'>[],
  forms: readonly LexiconRow[],
): Map<string, string[]> {
  const index = new Map<string, string[]>()
  const add = (form: string, verb: string) => {
    const known = index.get(form)
    if (!known) index.set(form, [verb])
    else if (!known.includes(verb)) known.push(verb)
  }
  const endings = forms
    .filter((row) => row.category === 'ending')
    .sort((a, b) => Number(a.lemma === anyEnding) - Number(b.lemma === anyEnding) || b.lemma.length - a.lemma.length)
  const irregular = new Map(forms.filter((row) => row.category === 'participle').map((row) => [row.lemma, row.stance]))
  for (const row of rows) {
    if (row.kind !== 'verb') continue
    const verb = row.words[0]
    const own = irregular.get(verb)
    if (own) own.split(' ').forEach((form) => add(form, verb))
    const ending = own ? undefined : endings.find(({ lemma }) => lemma === anyEnding || verb.endsWith(lemma))
    if (!ending) continue
    const stem = ending.lemma === anyEnding ? verb : verb.slice(0, verb.length - ending.lemma.length)
    ending.stance.split(' ').forEach((suffix) => add(stem + suffix, verb))
  }
  return index
}
