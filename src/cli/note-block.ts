/** A piece of a note, as plain text: each form of output escapes it in its own way. */
export type NoteBlock =
  | { kind: 'title' | 'heading' | 'subheading' | 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; head: readonly string[]; rows: readonly (readonly NoteCell[])[] }

export type NoteCell = string | { address: string }

export const heading = (text: string): NoteBlock => ({ kind: 'heading', text })
export const paragraph = (text: string): NoteBlock => ({ kind: 'paragraph', text })
export const list = (items: readonly string[]): NoteBlock => ({ kind: 'list', items })
