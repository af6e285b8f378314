/**
 * Frames of triggers as slots. In: "AGENT ~ TARGET:place contre N ; …" (model.md §3); out: one `FrameAlternative` for each
 * `;` part. A slot with a class ("VICTIM:person") must be filled by such a noun for the alternative to hold; a slot that ends
 * in "!" must be filled; other slots are optional.
 */
import type { Role } from '../model/statement.ts'

export interface Slot {
  role: Role | null
  /** "" = bare (subject before the trigger, object after it). */
  preposition: string
  classes: readonly string[]
  required: boolean
}

export interface FrameAlternative {
  subject: Slot | null
  slots: readonly Slot[]
}

export type Frame = readonly FrameAlternative[]

const roleOfName: Readonly<Record<string, Role | null>> = {
  AGENT: 'perpetrator',
  A: 'agent',
  B: 'agent',
  TARGET: 'target',
  VICTIM: 'victim',
  INSTR: 'instrument',
  PLACE: 'place',
  FROM: 'origin-place',
  OBJECT: 'object',
  RECIPIENT: 'recipient',
  BODY: 'body',
  N: null,
}

/** @param joints words that join two slots of one preposition ("between A and B"), from `frame-joint` of event-words */
export function parseFrame(text: string, joints: ReadonlySet<string> = noJoints): Frame {
  return text.split(';').flatMap((part) => {
    const [left, ...right] = part.split('~')
    if (right.length === 0) return []
    const slots: Slot[] = []
    let preposition = ''
    for (const token of right.join('~').trim().split(/\s+/)) {
      const slot = readSlot(token, preposition)
      if (slot) {
        slots.push(slot)
        preposition = ''
      } else if (joints.has(token)) preposition = slots[slots.length - 1]?.preposition ?? ''
      else if (token !== '') preposition = preposition ? `${preposition} ${token}` : token
    }
    return [{ subject: readSlot(left.trim(), ''), slots }]
  })
}

const noJoints: ReadonlySet<string> = new Set()

function readSlot(token: string, preposition: string): Slot | null {
  const [head, classes] = token.replace('!', '').split(':')
  if (!Object.hasOwn(roleOfName, head)) return null
  return {
    role: roleOfName[head],
    preposition,
    classes: classes ? classes.split('|') : [],
    required: classes !== undefined || token.endsWith('!'),
  }
}
