import { untrack } from 'svelte'

/** One key that does something, declared once: pressing it, the sheet of keys and hints on buttons all come from here. */
export interface KeyAct {
  /** As `KeyboardEvent.key` names it. */
  key: string
  /** What it does, in the language of the interface. */
  words: string
  run: () => void
  /** Other names of the same key, which the sheet does not list: `=` is `+` without the shift. */
  also?: string
}

/** Keys that hold together: of a page, or of a part of it that has to be in focus. */
export interface KeyGroup {
  title: string
  keys: readonly KeyAct[]
  /** They hold where focus is in this part alone, which hands its presses to `pressKey`. */
  within?: boolean
}

let groups = $state.raw<readonly (() => KeyGroup)[]>([])

/** Makes keys hold as long as the component is shown; call it while the component is made. */
export function useKeys(group: () => KeyGroup): void {
  $effect(() => {
    groups = [...untrack(() => groups), group]
    return () => (groups = untrack(() => groups).filter((one) => one !== group))
  })
}

/** All keys that hold now, for the sheet. */
export function keysNow(): KeyGroup[] {
  return groups.map((group) => group()).filter(({ keys }) => keys.length > 0)
}

/** A key pressed anywhere: what was shown last goes first. Nothing is taken from who types, from a dialog, nor from the browser. */
export function pressAnywhere(event: KeyboardEvent): void {
  const target = event.target as HTMLElement
  if (event.defaultPrevented || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName) || target.closest?.('dialog'))
    return
  for (const group of keysNow().toReversed()) if (!group.within && pressKey(event, group.keys)) return
}

/** Does what the pressed key stands for, and says whether it stands for anything. */
export function pressKey(event: KeyboardEvent, keys: readonly KeyAct[]): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false
  const act = keys.find(({ key, also }) => key === event.key || also === event.key)
  if (!act) return false
  event.preventDefault()
  act.run()
  return true
}

const shown: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'Page ↑',
  PageDown: 'Page ↓',
  Escape: 'Esc',
  Enter: '↵',
}

/** A key as a sheet shows it. */
export function keyCap(key: string): string {
  return shown[key] ?? key
}
