// What the tagger sees of a word and its neighbours; shared by the trainer and the running tagger.
import { FeatureBuffer, mix } from './perceptron.ts'
import { characterClass, classOf, foldOf } from './tokenise-characters.ts'

/** A form seen once: hashes of the folded form and its affixes, and its shape. Same form, same look. */
export interface WordLook {
  form: number
  suffix1: number
  suffix2: number
  suffix3: number
  suffix4: number
  suffix5: number
  prefix2: number
  prefix3: number
  shape: number
}

/** Stands before the first and after the last word. */
export const edgeLook: WordLook = {
  form: 101,
  suffix1: 102,
  suffix2: 103,
  suffix3: 104,
  suffix4: 105,
  suffix5: 106,
  prefix2: 107,
  prefix3: 108,
  shape: 109,
}

export function lookAt(form: string): WordLook {
  const length = Math.min(form.length, 60)
  let whole = 1
  for (let at = 0; at < length; at++) whole = mix(whole, unitAt(form, at))
  const suffix = [0, 0, 0, 0, 0]
  let hash = 2
  for (let size = 1; size <= 5; size++) {
    hash = size <= form.length ? mix(hash, unitAt(form, form.length - size)) : mix(hash, 3)
    suffix[size - 1] = hash
  }
  const prefix2 = mix(mix(4, unitAt(form, 0)), unitAt(form, 1))
  return {
    form: whole,
    suffix1: suffix[0],
    suffix2: suffix[1],
    suffix3: suffix[2],
    suffix4: suffix[3],
    suffix5: suffix[4],
    prefix2,
    prefix3: mix(prefix2, unitAt(form, 2)),
    shape: shapeOf(form),
  }
}

export function tagFeatures(
  looks: readonly WordLook[],
  index: number,
  tag1: number,
  tag2: number,
  treebank: number,
  features: FeatureBuffer,
): void {
  const word = looks[index]
  const back1 = index > 0 ? looks[index - 1] : edgeLook
  const back2 = index > 1 ? looks[index - 2] : edgeLook
  const next1 = index + 1 < looks.length ? looks[index + 1] : edgeLook
  const next2 = index + 2 < looks.length ? looks[index + 2] : edgeLook
  const first = index === 0 ? 1 : 0
  const tags = mix(tag1, tag2)
  features.clear()
  features.add(0, first)
  features.add(1, word.form)
  features.add(2, word.suffix1)
  features.add(3, word.suffix2)
  features.add(4, word.suffix3)
  features.add(5, word.suffix4)
  features.add(6, word.suffix5)
  features.add(7, word.prefix2)
  features.add(8, word.prefix3)
  features.add(9, word.shape * 2 + first)
  features.add(10, back1.form)
  features.add(11, next1.form)
  features.add(12, back2.form)
  features.add(13, next2.form)
  features.add(14, back1.suffix3)
  features.add(15, next1.suffix3)
  features.add(16, next1.suffix2)
  features.add(17, tag1)
  features.add(18, tags)
  features.add(19, mix(tag1, word.form))
  features.add(20, mix(tag1, word.suffix3))
  features.add(21, mix(tags, word.suffix2))
  features.add(22, mix(back1.form, word.form))
  features.add(23, mix(word.form, next1.form))
  features.add(24, mix(tag1, next1.form))
  features.add(25, mix(tag1, next1.suffix2))
  features.add(26, mix(word.suffix2, next1.suffix2))
  features.add(27, mix(word.suffix3, next1.shape))
  features.add(28, mix(treebank, word.form))
  features.add(29, mix(treebank, tag1))
  features.add(30, mix(treebank, word.suffix2))
  features.add(31, mix(mix(back1.shape, word.shape), next1.shape))
  features.add(32, mix(word.suffix3, word.shape))
  features.add(33, mix(tag1, word.shape))
}

function unitAt(form: string, at: number): number {
  if (at < 0 || at >= form.length) return 0
  const unit = form.charCodeAt(at)
  return classOf(unit) === characterClass.digit ? 48 : foldOf(unit)
}

function shapeOf(form: string): number {
  let upper = 0
  let digits = 0
  let letters = 0
  let marks = 0
  const length = Math.min(form.length, 60)
  for (let at = 0; at < length; at++) {
    const unit = form.charCodeAt(at)
    const kind = classOf(unit)
    if (kind === characterClass.letter) letters++
    else if (kind === characterClass.digit) digits++
    else marks++
    if (kind === characterClass.letter && foldOf(unit) !== unit) upper++
  }
  const initial = foldOf(form.charCodeAt(0)) !== form.charCodeAt(0) ? 1 : 0
  const casing = upper === 0 ? 0 : upper === letters ? (letters > 1 ? 3 : 2) : initial ? 1 : 4
  return (casing * 3 + Math.min(digits, 2)) * 4 + (letters > 0 ? 2 : 0) + (marks > 0 ? 1 : 0)
}
