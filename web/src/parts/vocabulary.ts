import { labelKeys } from '../words.svelte.ts'

/** Acts, event types and realities that the server has words for, in the order of their words. */
export const acts = (): string[] => labelKeys('act.').filter((act) => act !== 'presupposed')
export const eventTypes = (): string[] => labelKeys('type.')
export const reals = (): string[] => labelKeys('real.')
