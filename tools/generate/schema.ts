/** Writes schema/*.schema.json from the zod schemas of src/model. `npm run generate:schema`; a test compares. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { InputDocument } from '../../src/model/document.ts'
import { Incident } from '../../src/model/incident.ts'
import { Reading } from '../../src/model/reading.ts'

/** File name and content of each published schema. */
export function schemas(): Record<string, string> {
  const print = (title: string, schema: z.ZodType) =>
    JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2) + '\n'
  return {
    'reading.schema.json': print('Selon reading', Reading),
    'incident.schema.json': print('Selon incident', Incident),
    'input-document.schema.json': print('Selon input document', InputDocument),
  }
}

if (process.argv[1] === import.meta.filename) {
  const folder = join(import.meta.dirname, '../../schema')
  for (const [name, text] of Object.entries(schemas())) writeFileSync(join(folder, name), text)
}
