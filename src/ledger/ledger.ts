import type { AssignedUnit, EventUnit } from '../corroborate/event-unit.ts'
import type { LinkedText } from '../corroborate/document-links.ts'
import type { NamedActor, OpenPoints } from '../corroborate/open-points.ts'
import type { StatementRecord } from '../corroborate/statement-record.ts'
import type { Suggestion } from '../corroborate/suggest-merges.ts'
import type { Incident } from '../model/incident.ts'
import type { PartyMember } from '../model/party.ts'
import type { Reading } from '../model/reading.ts'
import type { Review } from '../model/review.ts'
import type { Anchor } from '../corroborate/anchor-words.ts'
import { addReadings, type Added } from './add-readings.ts'
import { anchorsOf } from './anchors.ts'
import * as captures from './captures.ts'
import { documentsLike } from './documents-like.ts'
import * as freezes from './freezes.ts'
import { partiesOf, setParties } from './parties.ts'
import * as documents from './read-documents.ts'
import * as questions from './questions.ts'
import * as incidents from './read-incidents.ts'
import { forgetUnits } from './known-units.ts'
import { wholeIncident, type WholeIncident } from './read-whole.ts'
import { neighboursOf } from './regroup-units.ts'
import { reground } from './reground.ts'
import { appendReviews, lastReview, reviewsOf } from './reviews.ts'
import { searchDocuments, searchStatements, type Search } from './search-statements.ts'
import { setSetting, settingOf } from './settings.ts'
import { ledgerCounts, type LedgerCounts } from './ledger-counts.ts'
import type { Store } from './store.ts'
import { textsOfDocuments } from './texts-of-documents.ts'
import { walkDocuments, walkReadings, walkVersions } from './walk-documents.ts'
import { unreadDocuments } from './unread-documents.ts'
import { walkRows } from './walk-rows.ts'
import { removeDocument, type Removed } from './remove-document.ts'
import { withdrawDocument } from './withdraw-document.ts'
import { attachmentsOf, type Attachment } from './reattach.ts'

/** A dossier: documents, their statements, the incidents they make, and what people decided. No fact about the world is in it. */
export interface Ledger {
  readonly address: string
  readonly kind: 'sqlite' | 'postgres'

  /** Adds readings, all or none of a call; they are on the disk when it returns. Some hundreds a call are fastest. */
  add(readings: readonly Reading[]): Promise<Added[]>
  /**
   * Takes a document out for good, with all its versions: its text where no other document has it, its statements, its words in the
   * index, in decisions and in kept states. `make` gets what is known of it and gives the decision that stays in its place.
   */
  remove(document: string, make: (removed: Removed) => Review): Promise<Review>
  /** Marks a document its source took back; false where there is none such. */
  withdraw(document: string, note: string): Promise<boolean>
  /**
   * Appends decisions and lets them take effect on the documents that they name, and on those given: statements, units, incidents.
   * `make` gets the last decision and makes those that follow it.
   */
  reground(documents: readonly string[], make?: (last: Review | null) => readonly Review[]): Promise<Review[]>

  counts(): Promise<LedgerCounts>
  incidents(page?: incidents.IncidentPage): Promise<incidents.StoredIncident[]>
  /** Also by an id that it had before it was merged. */
  incident(id: string): Promise<incidents.StoredIncident | null>
  /** Incidents by some ids, also earlier ones, in as few questions as it takes. */
  incidentsNamed(ids: readonly string[]): Promise<Map<string, incidents.StoredIncident>>
  /** As lists of questions name them. */
  incidentsInShort(ids: readonly string[]): Promise<Map<string, questions.IncidentInShort>>
  incidentsOfDocuments(ids: readonly string[]): Promise<incidents.StoredIncident[]>
  /** What an incident is made of, by the order that its units have. */
  units(incident: Pick<incidents.StoredIncident, 'leader'>): Promise<AssignedUnit[]>
  /** All that opening an incident takes, in one go. */
  whole(incident: Pick<incidents.StoredIncident, 'leader'>): Promise<WholeIncident>
  /** Stored units that some units are compared with. */
  neighbours(units: readonly EventUnit[]): Promise<AssignedUnit[]>
  statementsOf(incident: Pick<incidents.StoredIncident, 'leader'>): Promise<StatementRecord[]>
  /** Keeps what was computed of an incident until it changes; a dossier opened for reading keeps nothing. */
  keepSummary(
    incident: Pick<incidents.StoredIncident, 'id' | 'leader'>,
    summary: Incident,
    suggestions?: readonly Suggestion[],
    points?: OpenPoints,
  ): Promise<void>
  /** Pairs that only a person may merge, by the ids of their incidents. */
  suggestions(): ReturnType<typeof incidents.storedSuggestions>
  /** Statements to be read, as incidents were last summed up, those that most texts hang on first. */
  questions(limit: number): Promise<questions.StoredQuestion[]>
  /** Whom the incidents name, each once. */
  actorsNamed(): Promise<NamedActor[]>
  /** How many texts name each of some actors. */
  textsNaming(actors: readonly string[]): Promise<Map<string, number>>
  /** Ids of incidents that have to be summed up anew. */
  staleIncidents(): Promise<string[]>

  /** Documents that wait for a person to read them: no pack reads their language, and no translation is here. */
  unreadDocuments(): Promise<documents.StoredDocument[]>
  documents(ids: readonly string[]): Promise<documents.StoredDocument[]>
  document(id: string): Promise<documents.StoredDocument | null>
  versions(document: string): Promise<documents.StoredVersion[]>
  /** The Reading of a version, with its text, as it was made. */
  reading(version: string): Promise<Reading | null>
  /** How the versions of a document came in, each arrival in its order. */
  captures(document: string): Promise<captures.StoredCapture[]>
  /** What was read of some inputs, by their digests: the newest version of each. */
  knownInputs(digests: readonly string[]): Promise<Map<string, captures.KnownInput>>
  /** Keeps that versions came in once more. */
  addCaptures(all: readonly captures.StoredCapture[]): Promise<void>
  walkCaptures(): AsyncGenerator<captures.StoredCapture>
  statementsOfDocuments(ids: readonly string[]): Promise<StatementRecord[]>
  /** The texts that stand at some addresses now. */
  texts(ids: readonly string[]): Promise<LinkedText[]>
  /** Documents whose words are much like those of one, itself among them. */
  documentsLike(document: string): Promise<string[]>
  search(search: Search): Promise<StatementRecord[]>
  searchDocuments(search: Search): Promise<documents.StoredDocument[]>

  /** Streams, in constant memory. */
  walkDocuments(): AsyncGenerator<{ document: documents.StoredDocument; records: StatementRecord[] }>
  walkReadings(): AsyncGenerator<Reading>
  walkVersions(): ReturnType<typeof walkVersions>
  walkIncidents(): AsyncGenerator<incidents.StoredIncident>

  lastReview(): Promise<Review | null>
  appendReviews(make: (last: Review | null) => readonly Review[]): Promise<Review[]>
  reviews(targets?: readonly string[]): Promise<Review[]>
  attachments(): Promise<Attachment[]>
  /** Decisions whose quoted words moved with a new version of their text. */
  anchors(): Promise<Anchor[]>
  parties(): Promise<PartyMember[]>
  setParties(members: readonly PartyMember[]): Promise<void>
  /** Keeps incidents of a state, some at a time, `first` the first; `freeze` names it when all are there. */
  keepFrozen(name: string, pieces: readonly freezes.FrozenPiece[], first: boolean): Promise<void>
  freeze(state: freezes.Freeze, incidents: number): Promise<void>
  frozen(name: string): Promise<freezes.Freeze | null>
  /** By an id of then, also of a statement. */
  frozenIncident(name: string, id: string): Promise<freezes.FrozenPiece | null>
  walkFrozen(name: string): AsyncGenerator<freezes.FrozenPiece>
  freezeNames(): Promise<string[]>
  setting(name: string): Promise<string | null>
  setSetting(name: string, value: string): Promise<void>

  /** Writes a copy as a SQLite file, whatever this dossier is stored in. */
  backup(path: string, keyFile?: string): Promise<void>
  close(): Promise<void>
}

export function makeLedger(
  opened: Store,
  { backup, readOnly = false }: Pick<Ledger, 'backup'> & { readOnly?: boolean },
): Ledger {
  const store: Store = {
    ...opened,
    write: (work) =>
      opened.write(work).catch((error: unknown) => {
        forgetUnits(store)
        throw error
      }),
  }
  const { read, write, db } = store
  return {
    address: store.address,
    kind: store.kind,
    add: (readings) => addReadings(store, readings),
    remove: (document, make) => removeDocument(store, document, make),
    withdraw: (document, note) => write((query) => withdrawDocument(query, document, note)),
    reground: (documents, make) => write((query) => reground(store, query, documents, make)),
    counts: () => read((query) => ledgerCounts(query)),
    incidents: (page) => read((query) => incidents.newestIncidents(query, page)),
    incident: (id) => read((query) => incidents.incidentOf(query, id)),
    incidentsNamed: (ids) => read((query) => incidents.incidentsNamed(store, query, ids)),
    incidentsInShort: (ids) => read((query) => questions.incidentsInShort(store, query, ids)),
    incidentsOfDocuments: (ids) => read((query) => incidents.incidentsOfDocuments(store, query, ids)),
    units: (incident) => read((query) => incidents.unitsOfIncident(query, incident)),
    whole: (incident) => read((query) => wholeIncident(store, query, incident)),
    neighbours: (units) => read((query) => neighboursOf(store, query, units)),
    statementsOf: (incident) => read((query) => incidents.recordsOfIncident(store, query, incident)),
    keepSummary: (incident, summary, suggestions = [], points) =>
      readOnly
        ? Promise.resolve()
        : write((query) => incidents.keepSummary(store, query, incident, summary, suggestions, points)),
    suggestions: () => read(incidents.storedSuggestions),
    questions: (limit) => read((query) => questions.storedQuestions(query, limit)),
    actorsNamed: () => read(questions.actorsNamed),
    textsNaming: (actors) => read((query) => questions.textsNaming(store, query, actors)),
    staleIncidents: () => read(questions.staleIncidents),
    unreadDocuments: () => read((query) => unreadDocuments(store, query)),
    documents: (ids) => read((query) => documents.documentsOf(store, query, ids)),
    document: async (id) => (await read((query) => documents.documentsOf(store, query, [id])))[0] ?? null,
    versions: (document) => read((query) => documents.versionsOf(query, document)),
    reading: (version) => read((query) => documents.readingOfVersion(query, version)),
    captures: (document) => read((query) => captures.capturesOf(query, document)),
    knownInputs: (digests) => read((query) => captures.knownInputs(store, query, digests)),
    addCaptures: (all) => write((query) => captures.addCaptures(store, query, all)),
    walkCaptures: () => captures.walkCaptures(db),
    statementsOfDocuments: (ids) => read((query) => documents.recordsOfDocuments(store, query, ids)),
    texts: (ids) => read((query) => textsOfDocuments(store, query, ids)),
    documentsLike: (document) => read((query) => documentsLike(store, query, document)),
    search: (search) => read((query) => searchStatements(store, query, search)),
    searchDocuments: (search) => read((query) => searchDocuments(store, query, search)),
    walkDocuments: () => walkDocuments(store, db),
    walkReadings: () => walkReadings(db),
    walkVersions: () => walkVersions(db),
    async *walkIncidents() {
      for await (const rows of walkRows(db, 'incidents')) yield* rows.map(incidents.storedIncident)
    },
    lastReview: () => read(lastReview),
    appendReviews: (make) => write((query) => appendReviews(store, query, make)),
    reviews: (targets) => read((query) => reviewsOf(store, query, targets)),
    attachments: () => read(attachmentsOf),
    anchors: () => read(anchorsOf),
    parties: () => read(partiesOf),
    setParties: (members) => write((query) => setParties(store, query, members)),
    keepFrozen: (name, pieces, first) => write((query) => freezes.addFrozen(store, query, name, pieces, first)),
    freeze: (state, incidents) => write((query) => freezes.addFreeze(store, query, state, incidents)),
    frozen: (name) => read((query) => freezes.freezeOf(query, name)),
    frozenIncident: (name, id) => read((query) => freezes.frozenPieceOf(query, name, id)),
    walkFrozen: (name) => freezes.walkFrozen(db, name),
    freezeNames: () => read(freezes.freezeNames),
    setting: (name) => read((query) => settingOf(query, name)),
    setSetting: (name, value) => write((query) => setSetting(store, query, name, value)),
    backup,
    close: () => store.close(),
  }
}
