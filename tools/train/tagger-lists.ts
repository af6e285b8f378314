// What is counted in the treebanks before the tagger's network learns: its vocabularies, which forms are names, which kinds of tag
// a form may have, which forms have one tag only.
import type { InflectionTables } from '../../src/parse/inflection.ts'
import { lemmaKind } from '../../src/parse/lemma-kind.ts'
import type { ModelValue } from '../../src/parse/model-file.ts'
import { isClosed, kindsOf, openKinds, readLabel } from '../../src/parse/tag.ts'
import { foldWord, type FormStatus, noAnalysis, tagKeys, tagTables } from '../../src/parse/tag-values.ts'
import type { GoldSentence } from './conllu.ts'

export interface TaggedSentence {
  sentence: GoldSentence
  treebank: number
}

export function labelOf(upos: string, feats: string): string {
  return feats === '_' ? upos : `${upos}|${feats}`
}

export function labelOfWord(word: { upos: string; feats: string }): string {
  return labelOf(word.upos, word.feats)
}

export function keyLists(
  data: readonly TaggedSentence[],
  inflection: InflectionTables,
  status: FormStatus,
): { lists: string[][]; wordCounts: number[] } {
  const counts = tagTables.map(() => new Map<string, number>())
  for (const { sentence } of data) {
    for (const { form } of sentence.words) {
      const keys = tagKeys(form, inflection, status)
      keys.forEach((key, table) => counts[table].set(key, (counts[table].get(key) ?? 0) + 1))
    }
  }
  const lists = counts.map((count, table) =>
    [...count]
      .filter(([, times]) => times >= tagTables[table].least)
      .map(([key]) => key)
      .sort(),
  )
  return { lists, wordCounts: lists[0].map((key) => counts[0].get(key)!) }
}

/** Forms met more than once and never in lower case. */
export function nameForms(data: readonly TaggedSentence[]): Set<string> {
  const seen = new Map<string, { times: number; lower: boolean }>()
  for (const { sentence } of data) {
    for (const { form } of sentence.words) {
      const entry = seen.get(foldWord(form)) ?? { times: 0, lower: false }
      entry.times++
      entry.lower ||= form.charAt(0) === form.charAt(0).toLowerCase()
      seen.set(foldWord(form), entry)
    }
  }
  return new Set([...seen].filter(([, { times, lower }]) => times > 1 && !lower).map(([form]) => form))
}

export function statusIn(data: readonly TaggedSentence[], names: ReadonlySet<string>): FormStatus {
  const counts = new Map<string, number>()
  for (const { sentence } of data)
    for (const { form } of sentence.words) counts.set(foldWord(form), (counts.get(foldWord(form)) ?? 0) + 1)
  return (folded) => (names.has(folded) ? 'n' : (counts.get(folded) ?? 0) >= tagTables[0].least ? 'k' : 'u')
}

/**
 * Which kinds of label a form may have. By its analyses: those that the forms of the same analyses were met with, where
 * there were enough of them. By the form itself: closed kinds, and kinds that its analyses would not allow.
 */
export function kindLists(
  data: readonly TaggedSentence[],
  labels: readonly string[],
  inflection: InflectionTables,
  status: FormStatus,
): Record<string, ModelValue> {
  const kinds = kindsOf(labels.map(readLabel))
  const byAnalyses = new Map<string, number[]>()
  const byForm = new Map<string, { mask: number; analyses: string }>()
  for (const { sentence } of data) {
    for (const word of sentence.words) {
      const kind = lemmaKind(readLabel(labelOfWord(word)))
      const analyses = tagKeys(word.form, inflection, status)[tagTables.length - 1]
      const form = byForm.get(foldWord(word.form)) ?? { mask: 0, analyses }
      form.mask |= 1 << kinds.indexOf(kind)
      byForm.set(foldWord(word.form), form)
      if (isClosed(kind) || analyses === noAnalysis || kind === 'PROPN') continue
      const counts = byAnalyses.get(analyses) ?? kinds.map(() => 0)
      counts[kinds.indexOf(kind)]++
      byAnalyses.set(analyses, counts)
    }
  }
  const allowed = new Map<string, number>()
  for (const [analyses, counts] of byAnalyses) {
    const total = counts.reduce((sum, times) => sum + times, 0)
    if (total < 15) continue
    const own = new Set(analyses.split(' ').map((cell) => cell.split('.')[0]))
    const mask = counts.reduce(
      (bits, times, index) => (times > total * 0.01 || own.has(kinds[index]) ? bits | (1 << index) : bits),
      0,
    )
    allowed.set(analyses, mask)
  }
  const extra = [...byForm].map(([form, { mask, analyses }]): [string, number] => [
    form,
    mask & ~openKinds(analyses, kinds, allowed),
  ])
  return {
    'tag-analysis-kinds': lines(allowed),
    'tag-form-kinds': lines(new Map(extra.filter(([, mask]) => mask !== 0))),
  }
}

/** Forms that are frequent and all but always the same in the treebank whose conventions ship, nor otherwise elsewhere. */
export function singleLabels(
  data: readonly TaggedSentence[],
  shipped: number,
  numbers: ReadonlyMap<string, number>,
): Map<string, number> {
  const counts = new Map<string, Map<string, number>>()
  const elsewhere = new Map<string, Set<string>>()
  for (const { sentence, treebank } of data) {
    for (const word of sentence.words) {
      const form = foldWord(word.form)
      if (treebank !== shipped) {
        elsewhere.set(form, (elsewhere.get(form) ?? new Set()).add(word.upos))
        continue
      }
      const count = counts.get(form) ?? new Map<string, number>()
      counts.set(form, count.set(labelOfWord(word), (count.get(labelOfWord(word)) ?? 0) + 1))
    }
  }
  const single = new Map<string, number>()
  for (const [form, count] of counts) {
    const total = [...count.values()].reduce((sum, times) => sum + times, 0)
    const [[label, times]] = [...count].sort((left, right) => right[1] - left[1])
    const agreed = [...(elsewhere.get(form) ?? [])].every((other) => other === label.split('|')[0])
    if (total >= 20 && times >= total * 0.997 && agreed) single.set(form, numbers.get(label)!)
  }
  return single
}

export function lines(numbers: ReadonlyMap<string, number>): string {
  return [...numbers]
    .map(([form, number]) => `${form}\t${number}`)
    .sort()
    .join('\n')
}
