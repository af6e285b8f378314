/** The words of one language that an export writes, given by the command: rooms below know no interface. */
export interface ExportWords {
  (key: string, values?: Readonly<Record<string, string | number>>): string
  /** Neutral reporting verb of an act, the same for all sides. */
  verb(act: string): string
  eventType(type: string): string
  status(rule: string): string
}
