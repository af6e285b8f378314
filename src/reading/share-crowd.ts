import type { Sentence } from '../model/tree.ts'
import type { Draft } from './draft-statements.ts'
import { isInside } from './tree-distance.ts'

/** "300 personnes selon la préfecture, 2 000 selon les organisateurs": the second figure, bare, is of the same crowd. */
export function shareCrowd({ words }: Sentence, drafts: readonly Draft[]): void {
  drafts.forEach((draft, index) => {
    const crowd = drafts[index - 1]?.event
    if (draft.event || crowd?.type !== 'protest') return
    const held = words.filter((word) => isInside(word, draft.content))
    const bare = held.every(({ upos }) => figureWords.has(upos)) && held.some(({ upos }) => upos === 'NUM')
    if (bare) draft.event = { ...crowd, roles: [], dates: [] }
  })
}

const figureWords = new Set(['NUM', 'ADV', 'DET', 'ADP', 'PUNCT'])
