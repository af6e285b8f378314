/** Rows of a CSV (RFC 4180) by their column names, for tests that look at what was written. */
export function readCsv(text: string): Record<string, string>[] {
  const rows: string[][] = [[]]
  const cell = /(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^",\r\n]*))(?<end>,|\r\n|$)/guy
  for (const { groups } of text.replace(/^\ufeff/u, '').matchAll(cell)) {
    rows.at(-1)!.push(groups!.quoted?.replaceAll('""', '"') ?? groups!.plain ?? '')
    if (groups!.end === '\r\n') rows.push([])
  }
  const [head, ...body] = rows.filter((row) => row.length > 1)
  return body.map((row) => {
    if (row.length !== head.length) throw new Error(`${row.length} cells in a row of ${head.length} columns`)
    return Object.fromEntries(head.map((name, at) => [name, row[at]]))
  })
}
