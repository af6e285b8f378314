/**
 * The tables of a dossier, the same on both databases: text, whole numbers, 0 and 1. Columns that hold JSON say so; what they
 * hold is a zod schema of src/model or an interface of src/corroborate, which `tables.test.ts` compares with the migrations.
 */
export interface LedgerTables {
  /** One row an address: what is read there now, and whether it was withdrawn. */
  documents: {
    id: string
    address: string
    url: string | null
    outlet: string | null
    lang: string
    title: string
    published_at: string | null
    retrieved_at: string | null
    /** Order of arrival; posting lists name documents by it. */
    seq: number
    /** Current version. */
    version: string
    withdrawn: number
    withdrawn_note: string | null
  }
  /** Every text once, however many addresses carry it. */
  texts: { sha256: string; text: string }
  /** One reading of one text at one address; earlier ones are kept. */
  versions: {
    id: string
    document: string
    seq: number
    text_sha256: string
    engine: string
    pack: string
    retrieved_at: string | null
    /** Id that the reading came with, and JSON of what intake did to its bytes. */
    input_id: string
    provenance: string | null
    /** JSON: for each statement the end of its id and the position of the first of its group (`statementKeys`). */
    statements: string
    statement_count: number
    /** MinHash of the text, base64. */
    minhash: string
    /** JSON: the Reading with all its statements, and null for what stands in other columns: `id`, `text`, the document's `retrievedAt`. */
    reading: string
  }
  /** One way in which a version came in; each once, however often the same file was given. */
  captures: {
    /** Digest of all the rest but `seq`. */
    id: string
    /** Order of arrival. */
    seq: number
    document: string
    version: string
    /** File, or file and part of it, or address. */
    source: string
    format: string
    /** Of the bytes that the document was made of: of the file, or of the part of it. */
    raw_sha256: string | null
    /** Digest under which bytes were kept as evidence: of the part where it has bytes of its own, else of the whole file. */
    evidence: string | null
    retrieved_at: string | null
    retrieved_by: string | null
    /** Digest of the text and all that was said of it: what is read again only by another engine. */
    input_sha256: string | null
  }
  /** A statement that a person decided on, whose id a new version lost, and the one that took its place. */
  attachments: {
    old_id: string
    new_id: string | null
    document: string
    /** Share of the old words that stand in the new one, in hundredths. */
    overlap: number
    conflict: number
  }
  /** Decisions whose quoted words moved with a new version of the text; JSON of `Anchor.moves`. */
  anchors: { review: string; document: string; moves: string; conflict: number }
  units: {
    id: string
    seq: number
    document: string
    /** Unit that leads its incident. */
    leader: string
    /** Unit that leads its group as the machine made it; another than `leader` where people joined groups. */
    base: string
    order_key: string
    day: string | null
    /** JSON: EventUnit. */
    unit: string
  }
  incidents: {
    id: string
    leader: string
    /** Newest day its units allow, or the newest day of publication. */
    day: string
    units: number
    documents: number
    /** 1 until the summary is computed anew. */
    stale: number
    /** JSON: Incident, or null before it was first asked for. */
    summary: string | null
  }
  incident_redirects: { id: string; target: string }
  /** Pairs that only a person may merge, as `suggestMerges` found them when the incident was last summed up. */
  suggestions: { incident: string; other: string; why: string }
  /**
   * What else a person may be asked of an incident, as it was last summed up (`OpenPoints`); `subject` is a statement, an
   * actor, or the incident itself for its label. */
  questions: {
    incident: string
    subject: string
    kind: string
    name: string
    basis: string
    effect: number
    /** JSON: a statement and why; the documents that name an actor. */
    body: string
  }
  /** Posting lists, one row a term and batch: words, actors, places → documents, each by its `seq` in base 36. */
  postings: { term: string; batch: number; members: string }
  /** Keys of event units → units, bands of likeness → documents, by their `seq`; terms as numbers (`markOf`). */
  marks: { mark: number; member: number }
  /** The newest of them, until there are enough to be sorted in. */
  recent_marks: { mark: number; member: number }
  reviews: {
    seq: number
    id: string
    at: string
    by: string
    target: string
    action: string
    before: string
    after: string
    reason: string
    prev_hash: string | null
    hash: string
  }
  /** States that people kept; JSON of all but their incidents. */
  freezes: { name: string; digest: string; state: string }
  /** An incident of a kept state: JSON as it counted, or null where a document of it was removed since. */
  frozen_incidents: { kept: string; id: string; digest: string; salt: string | null; body: string | null }
  /** Under what a kept incident is found: ids that its statements would lead an incident by, and its documents. */
  frozen_members: { kept: string; member: string; incident: string }
  parties: {
    position: number
    conflict: string
    party: string
    member: string
    from_day: string | null
    to_day: string | null
    reason: string
    source: string
  }
  settings: { name: string; value: string }
}

export type TableName = keyof LedgerTables

/** Every table with its columns and what orders its rows: for inserting many rows, for copying a dossier. */
export const tables: {
  [T in TableName]: {
    columns: readonly (keyof LedgerTables[T] & string)[]
    key: readonly (keyof LedgerTables[T] & string)[]
  }
} = {
  documents: {
    columns: [
      'id',
      'address',
      'url',
      'outlet',
      'lang',
      'title',
      'published_at',
      'retrieved_at',
      'seq',
      'version',
      'withdrawn',
      'withdrawn_note',
    ],
    key: ['id'],
  },
  texts: { columns: ['sha256', 'text'], key: ['sha256'] },
  versions: {
    columns: [
      'id',
      'document',
      'seq',
      'text_sha256',
      'engine',
      'pack',
      'retrieved_at',
      'input_id',
      'provenance',
      'statements',
      'statement_count',
      'minhash',
      'reading',
    ],
    key: ['id'],
  },
  captures: {
    columns: [
      'id',
      'seq',
      'document',
      'version',
      'source',
      'format',
      'raw_sha256',
      'evidence',
      'retrieved_at',
      'retrieved_by',
      'input_sha256',
    ],
    key: ['id'],
  },
  attachments: { columns: ['old_id', 'new_id', 'document', 'overlap', 'conflict'], key: ['old_id'] },
  anchors: { columns: ['review', 'document', 'moves', 'conflict'], key: ['review'] },
  units: { columns: ['id', 'seq', 'document', 'leader', 'base', 'order_key', 'day', 'unit'], key: ['id'] },
  incidents: { columns: ['id', 'leader', 'day', 'units', 'documents', 'stale', 'summary'], key: ['id'] },
  incident_redirects: { columns: ['id', 'target'], key: ['id'] },
  suggestions: { columns: ['incident', 'other', 'why'], key: ['incident', 'other'] },
  questions: {
    columns: ['incident', 'subject', 'kind', 'name', 'basis', 'effect', 'body'],
    key: ['incident', 'subject'],
  },
  postings: { columns: ['term', 'batch', 'members'], key: ['term', 'batch'] },
  marks: { columns: ['mark', 'member'], key: ['mark', 'member'] },
  recent_marks: { columns: ['mark', 'member'], key: ['mark', 'member'] },
  reviews: {
    columns: ['seq', 'id', 'at', 'by', 'target', 'action', 'before', 'after', 'reason', 'prev_hash', 'hash'],
    key: ['seq'],
  },
  freezes: { columns: ['name', 'digest', 'state'], key: ['name'] },
  frozen_incidents: { columns: ['kept', 'id', 'digest', 'salt', 'body'], key: ['kept', 'id'] },
  frozen_members: { columns: ['kept', 'member', 'incident'], key: ['kept', 'member', 'incident'] },
  parties: {
    columns: ['position', 'conflict', 'party', 'member', 'from_day', 'to_day', 'reason', 'source'],
    key: ['position'],
  },
  settings: { columns: ['name', 'value'], key: ['name'] },
}
