// Learns suffix rules and their exceptions from lemmatised words. Out: entries of the model file.
import { lemmaKind } from '../../src/parse/lemma-kind.ts'
import { applyRules, applyScript, foldForm } from '../../src/parse/lemmatise.ts'
import { type InflectionTables, lemmaByTables } from '../../src/parse/inflection.ts'
import type { ModelValue } from '../../src/parse/model-file.ts'
import { readLabel } from '../../src/parse/tag.ts'
import type { GoldSentence } from './conllu.ts'
import { labelOf } from './tagger-lists.ts'

const longestSuffix = 7

export interface WeightedSentences {
  sentences: readonly GoldSentence[]
  /** Votes of one occurrence: the treebank whose conventions win has more. */
  weight: number
}

export function trainLemmatiser(
  data: readonly WeightedSentences[],
  inflection: InflectionTables,
): Record<string, ModelValue> {
  const lemmas = majorityLemmas(data)
  const rules = suffixRules(lemmas)
  const exceptions: string[] = []
  for (const [key, lemma] of lemmas) {
    const [kind, word] = key.split('\t')
    const known = lemmaByTables(inflection, word, kind)
    if ((known ?? applyRules(word, kind, rules)) !== lemma) exceptions.push(`${key}\t${lemma}`)
  }
  console.error(`lemmatiser: ${lemmas.size} words, ${rules.size} rules, ${exceptions.length} exceptions`)
  return {
    'lemma-rules': [...rules]
      .map(([key, script]) => `${key}\t${script}`)
      .sort()
      .join('\n'),
    'lemma-exceptions': exceptions.sort().join('\n'),
  }
}

/** "kind<TAB>form" → the lemma with most votes. */
function majorityLemmas(data: readonly WeightedSentences[]): Map<string, string> {
  const votes = new Map<string, Map<string, number>>()
  for (const { sentences, weight } of data) {
    for (const { words } of sentences) {
      for (const word of words) {
        if (word.lemma === '_' || word.form === '_') continue
        // "O.N.U." for "ONU" is one treebank's habit.
        if (word.lemma.includes('.') && !word.form.includes('.')) continue
        const label = readLabel(labelOf(word.upos, word.feats))
        const key = `${lemmaKind(label)}\t${foldForm(word.form, word.upos)}`
        const lemma = word.lemma.replaceAll('’', "'")
        const count = votes.get(key) ?? new Map<string, number>()
        votes.set(key, count.set(lemma, (count.get(lemma) ?? 0) + weight))
      }
    }
  }
  return new Map([...votes].map(([key, count]) => [key, [...count].sort((left, right) => right[1] - left[1])[0][0]]))
}

/** A suffix has a rule only where it says something else than the next shorter suffix. */
function suffixRules(lemmas: ReadonlyMap<string, string>): Map<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const [key, lemma] of lemmas) {
    const [kind, word] = key.split('\t')
    const script = scriptOf(word, lemma)
    if (script === null) continue
    for (let size = 0; size <= Math.min(longestSuffix, word.length); size++) {
      const node = `${kind}\t${word.slice(word.length - size)}`
      const count = counts.get(node) ?? new Map<string, number>()
      counts.set(node, count.set(script, (count.get(script) ?? 0) + 1))
    }
  }
  const rules = new Map<string, string>()
  const nodes = [...counts].sort((left, right) => left[0].length - right[0].length || (left[0] < right[0] ? -1 : 1))
  for (const [node, count] of nodes) {
    const [script, times] = [...count].sort((left, right) => right[1] - left[1])[0]
    const [kind, suffix] = node.split('\t')
    let parent: string | undefined
    for (let at = 1; at <= suffix.length && parent === undefined; at++)
      parent = rules.get(`${kind}\t${suffix.slice(at)}`)
    if (parent === script || (suffix.length > 0 && times < 2)) continue
    rules.set(node, script)
  }
  return rules
}

function scriptOf(word: string, lemma: string): string | null {
  let common = 0
  while (common < word.length && common < lemma.length && word[common] === lemma[common]) common++
  if (common === 0 && word.length > 3) return null
  const script = `${word.length - common}:${lemma.slice(common)}`
  return applyScript(word, script) === lemma ? script : null
}
