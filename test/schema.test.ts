import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { schemas } from '../tools/generate/schema.ts'

test.each(Object.entries(schemas()))('schema/%s is what the model says (npm run generate:schema)', (name, text) => {
  expect(readFileSync(join(import.meta.dirname, '../schema', name), 'utf8')).toBe(text)
})
