import type { Migration } from 'kysely'
import * as dossier from './0001-dossier.ts'
import * as frozenIncidents from './0002-frozen-incidents.ts'
import * as anchors from './0003-anchors.ts'
import * as captures from './0004-captures.ts'
import * as joinedGroups from './0005-joined-groups.ts'
import * as questions from './0006-questions.ts'
import * as marks from './0007-marks.ts'
import * as unitsByNumber from './0008-units-by-number.ts'

/** All migrations in their order; a file of this folder each, never changed once it has been released. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-dossier': dossier,
  '0002-frozen-incidents': frozenIncidents,
  '0003-anchors': anchors,
  '0004-captures': captures,
  '0005-joined-groups': joinedGroups,
  '0006-questions': questions,
  '0007-marks': marks,
  '0008-units-by-number': unitsByNumber,
}
