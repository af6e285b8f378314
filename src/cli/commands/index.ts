import type { CommandDeclaration } from '../command.ts'
import { demoCommand } from './demo.ts'
import { readCommand } from './read.ts'

/** Every command, in the order of the help. */
export const commands: readonly CommandDeclaration[] = [readCommand, demoCommand]
