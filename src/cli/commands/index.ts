import type { CommandDeclaration } from '../command.ts'
import { addCommand } from './add.ts'
import { annexCommand } from './annex.ts'
import { demoCommand } from './demo.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { incidentCommand } from './incident.ts'
import { incidentsCommand } from './incidents.ts'
import { noteCommand } from './note.ts'
import { partiesCommand } from './parties.ts'
import { readCommand } from './read.ts'
import { reviewCommand } from './review.ts'
import { explainCommand } from './explain.ts'
import { freezeCommand } from './freeze.ts'
import { sealCommand } from './seal.ts'
import { refreshCommand } from './refresh.ts'
import { removeCommand } from './remove.ts'
import { rereadCommand } from './reread.ts'
import { serveCommand } from './serve.ts'
import { searchCommand } from './search.ts'
import { storiesCommand } from './stories.ts'
import { verifyCommand } from './verify.ts'
import { versionsCommand } from './versions.ts'
import { watchCommand } from './watch.ts'
import { withdrawCommand } from './withdraw.ts'
import { suggestionsCommand } from './suggestions.ts'

/** Every command, in the order of the help. */
export const commands: readonly CommandDeclaration[] = [
  readCommand,
  addCommand,
  watchCommand,
  serveCommand,
  incidentsCommand,
  incidentCommand,
  partiesCommand,
  suggestionsCommand,
  reviewCommand,
  searchCommand,
  storiesCommand,
  explainCommand,
  freezeCommand,
  versionsCommand,
  withdrawCommand,
  refreshCommand,
  rereadCommand,
  removeCommand,
  verifyCommand,
  sealCommand,
  noteCommand,
  annexCommand,
  exportCommand,
  importCommand,
  demoCommand,
]
