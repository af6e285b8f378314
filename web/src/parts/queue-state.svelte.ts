import texts from '../../messages/queue.json'
import { followChanges, get, type Queue, type Question, type Review, type ReviewOrder } from '../api.ts'
import { dossierNow, reviewer } from '../dossier.svelte.ts'
import { decide } from '../review.ts'
import { go, route, withQuery } from '../route.svelte.ts'
import { wordsOf } from '../words.svelte.ts'
import { itemOf, statesOf, tabs, type QueueItem, type Tab } from './queue-items.ts'

const t = wordsOf(texts)
/** What is asked again, since not all incidents were looked at yet. */
const soon = 1500

/**
 * The review queue: the list of a tab as the server has it, the question in front of somebody, and the decisions taken since the page
 * was opened. The tab and the question stand in the address.
 */
export function queueState() {
  let questions = $state.raw<Question[] | null>(null)
  let counts = $state.raw<Queue['counts'] | null>(null)
  let pending = $state(0)
  let decided = $state.raw<ReadonlySet<string>>(new Set())
  let current = $state.raw<QueueItem | null>(null)
  let taken = $state.raw<{ item: QueueItem | null; reviews: Review[] }[]>([])
  let told = $state('')
  let news = $state('')
  let failure = $state<unknown>(null)
  /** Counts up whenever the question or what was decided on it may be another. */
  let turn = $state(0)
  let position = 0
  let deciding = 0
  let loading = false
  let again = false
  let later: ReturnType<typeof setTimeout> | undefined

  const tab = $derived<Tab>(tabs.find((one) => one === route().query.get('tab')) ?? 'open')
  const items = $derived((questions ?? []).map(itemOf).filter(({ key }) => !decided.has(key)))
  const at = $derived(items.findIndex(({ key }) => key === current?.key))

  /** One load at a time; whoever asks meanwhile gets the one after. */
  async function load(): Promise<void> {
    if (loading) {
      again = true
      return
    }
    loading = true
    await reload()
    loading = false
    if (!again) return
    again = false
    await load()
  }

  async function reload() {
    const [before, asked] = [decided, tab]
    clearTimeout(later)
    try {
      const queue = await get<Queue>(`/api/queue?state=${statesOf(asked)}&limit=${asked === 'done' ? 1 : 200}`)
      counts = queue.counts
      pending = queue.pending
      if (pending > 0) later = setTimeout(() => void load(), soon)
      if (asked !== tab) {
        again = true
        return
      }
      questions = queue.questions
      // What was decided while this was asked for is not in it yet.
      decided = new Set([...decided].filter((key) => !before.has(key)))
      turn++
      if (current) {
        // What is known of it may have changed: whose it is, that somebody put it aside.
        current = items.find(({ key }) => key === current!.key) ?? current
        return
      }
      const wanted = route().query.get('at')
      show(items.find(({ key }) => key === wanted) ?? items[0] ?? null)
    } catch (error) {
      failure = error
    }
  }

  function show(item: QueueItem | null) {
    current = item
    position = Math.max(
      0,
      items.findIndex(({ key }) => key === item?.key),
    )
    news = ''
    failure = null
    go(withQuery({ at: item?.key }), { replace: true })
  }

  function step(by: number) {
    if (items.length === 0) return
    const next = at < 0 ? position + (by > 0 ? 0 : -1) : at + by
    show(items[Math.min(items.length - 1, Math.max(0, next))])
  }

  /** Takes a decision on the present question and, where it settles it, goes on to the next. Whether it was taken. */
  async function take(order: Omit<ReviewOrder, 'by'>, { settles = true } = {}): Promise<boolean> {
    const item = current
    failure = null
    deciding++
    try {
      const reviews = await decide(order)
      taken = [...taken, { item, reviews }]
      told = t(reviews.length > 1 ? 'done-copies' : 'done', { action: t(`action.${order.action}`), n: reviews.length })
      if (settles && item && current?.key === item.key) {
        const next = items[at + 1] ?? items[at - 1] ?? null
        decided = new Set([...decided, item.key])
        show(next?.key === item.key ? null : next)
      } else turn++
      await load()
      return true
    } catch (error) {
      failure = error
      return false
    } finally {
      deciding--
    }
  }

  /** Takes decisions back, the last first, and shows what they were on. */
  async function undo(reviews: readonly Review[], item: QueueItem | null) {
    failure = null
    try {
      for (const { id } of reviews.toReversed()) await decide({ action: 'undo', target: id, reason: t('undo') })
      told = t(reviews.length > 1 ? 'undone-copies' : 'undone', { n: reviews.length })
      decided = new Set([...decided].filter((key) => key !== item?.key))
      await load()
      if (item) show(items.find(({ key }) => key === item.key) ?? item)
      turn++
    } catch (error) {
      failure = error
    }
  }

  function undoLast() {
    const last = taken.at(-1)
    if (!last) {
      told = t('nothing-to-undo')
      return
    }
    taken = taken.slice(0, -1)
    void undo(last.reviews, last.item)
  }

  function choose(next: Tab) {
    current = null
    questions = null
    decided = new Set()
    go(withQuery({ tab: next === 'open' ? null : next, at: null }), { replace: true })
    void load()
  }

  /** Somebody else decided: the list follows at once, the question in front of somebody stays where it is. */
  function changed({ targets, by }: { targets: string[]; by: string | null }) {
    // One's own decision is followed by its own load.
    if (by === reviewer() && deciding > 0) return
    void load()
    if (by === reviewer() && by !== '') return
    const own = [current?.statement, current?.review, ...(current?.incidents ?? [])]
    if (!own.some((id) => id && targets.includes(id))) return
    void get<{ reviews: Review[] }>('/api/reviews?limit=20').then(({ reviews }) => {
      const last = reviews.find(({ target }) => targets.includes(target))
      if (last) news = t('decided-by', { by: last.by, action: t(`action.${last.action}`) })
    })
  }

  return {
    get tab() {
      return tab
    },
    get items() {
      return items
    },
    get loaded() {
      return questions !== null
    },
    get counts() {
      return counts
    },
    get pending() {
      return pending
    },
    get current() {
      return current
    },
    get taken() {
      return taken
    },
    get told() {
      return told
    },
    get news() {
      return news
    },
    get failure() {
      return failure
    },
    set failure(error: unknown) {
      failure = error
    },
    get turn() {
      return turn
    },
    get mayDecide() {
      return dossierNow()?.role !== 'read'
    },
    load,
    show,
    step,
    take,
    undo,
    undoLast,
    choose,
    /** Loads and follows until the returned function is called. */
    follow(): () => void {
      void load()
      const stop = followChanges(changed)
      return () => {
        clearTimeout(later)
        stop()
      }
    },
  }
}
export type QueueState = ReturnType<typeof queueState>
