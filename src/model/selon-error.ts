/** Where an error points: any part may be missing, none is invented. */
export interface ErrorPlace {
  file?: string
  line?: number
  column?: number
  field?: string
}

/** Stable words for programs; docs/errors.md lists them with exit statuses. */
export type ErrorCode =
  | 'usage'
  | 'file-missing'
  | 'file-unreadable'
  | 'input-empty'
  | 'input-binary'
  | 'input-malformed'
  | 'input-too-large'
  | 'input-damaged'
  | 'input-protected'
  | 'input-bomb'
  | 'input-unreadable'
  | 'fetch-refused'
  | 'fetch-blocked'
  | 'fetch-failed'
  | 'page-without-article'
  | 'pack-missing'
  | 'pack-malformed'
  | 'model-missing'
  | 'model-damaged'
  | 'gazetteer-malformed'
  | 'parties-malformed'
  | 'tokens-malformed'
  | 'review-malformed'
  | 'review-locked'
  | 'import-malformed'
  | 'reading-malformed'
  | 'ledger-missing'
  | 'ledger-exists'
  | 'ledger-locked'
  | 'ledger-read-only'
  | 'ledger-newer'
  | 'ledger-damaged'
  | 'ledger-key'
  | 'ledger-full'
  | 'ledger-unreachable'
  | 'internal'

/** The one error class: a broken promise, with a stable code and the place to look. Doubt about a text is a value, never an error. */
export class SelonError extends Error {
  override readonly name = 'SelonError'
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly place: ErrorPlace = {},
    options?: ErrorOptions,
  ) {
    super(message, options)
  }

  /** "file:line: message", as compilers print it. */
  override toString(): string {
    const { file, line, column, field } = this.place
    const where = [file, line, column].filter((part) => part !== undefined).join(':')
    return `${where ? `${where}: ` : ''}${this.message}${field ? ` (${field})` : ''}`
  }
}
