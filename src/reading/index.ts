export { createReader, type ExplainedReading, type Reader, type ReaderOptions } from './read-document.ts'
export type { InputDocument } from '../model/document.ts'
export type { Reading } from '../model/reading.ts'
export type { Statement } from '../model/statement.ts'
