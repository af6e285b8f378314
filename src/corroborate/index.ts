export { groupWithinDocument, type EventGroup } from './group-within-document.ts'
