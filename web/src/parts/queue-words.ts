import texts from '../../messages/queue.json'
import { label, wordsOf } from '../words.svelte.ts'
import { incidentTitle } from './describe.ts'
import type { QueueItem } from './queue-items.ts'

const t = wordsOf(texts)

/** Under what a question stands in the list. */
export function titleOf({ labels, title, name, kind, action, by }: QueueItem): string {
  if (name !== undefined) return t('name', { name })
  return (
    labels?.map(incidentTitle).join(' + ') ??
    title ??
    t(kind === 'second' ? `action.${action}` : kind, { by: by ?? '' })
  )
}

export function whyWords({ kind, why }: QueueItem): string {
  const word = (code: string) =>
    (`why.${code}` in texts ? t(`why.${code}`) : '') ||
    label(kind === 'merge' ? `suggest.${code}` : `topic.${code.split(':')[0]}`) ||
    code
  return [...new Set(why.map(word))].join(', ')
}

/** Where it stands and whose it is, or how much hangs on it and why it is asked. */
export function standing(item: QueueItem): string {
  const { state, to, said, kind, by, effect } = item
  const parts: string[] = []
  if (to) parts.push(t('handed', { to, by: said?.by ?? '' }))
  if (kind === 'second') parts.push(t('second', { by: by ?? '' }))
  else if (state === 'waiting' && said)
    parts.push([t('put-aside', { by: said.by }), said.reason].filter(Boolean).join(': '))
  if (effect > 0 && state !== 'waiting') parts.push(t('effect', { n: effect }))
  if (state === 'differing') parts.push(item.why.join(', '))
  else if (state === 'open') parts.push(whyWords(item))
  return parts.filter(Boolean).join(' · ')
}
