// Assembles the WebAssembly kernels: each `x.wat` becomes `x.ts` with the bytes in base64, so that nothing is fetched,
// built or looked for on disk at run time. Run: npx tsx tools/generate/assemble-wasm.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import openWabt from 'wabt'

const kernels = ['src/parse/network-kernel.wat', 'tools/train/network-kernel.wat']

const root = join(import.meta.dirname, '../..')
const wabt = await openWabt()
for (const kernel of kernels) {
  const source = wabt.parseWat(kernel, readFileSync(join(root, kernel), 'utf8'), { simd: true })
  source.validate()
  const base64 = Buffer.from(source.toBinary({}).buffer).toString('base64')
  const lines = base64.match(/.{1,112}/g)!.map((line) => `  '${line}',`)
  const name = kernel.split('/').at(-1)
  writeFileSync(
    join(root, kernel.replace(/\.wat$/, '.ts')),
    `// Generated from ${name} by tools/generate/assemble-wasm.ts; edit that file, not this one.\n\n` +
      `/** The assembled kernel, in base64. */\nexport const networkKernel = [\n${lines.join('\n')}\n].join('')\n`,
  )
}
