import { defineConfig, type UserConfig } from 'tsdown'

const common: UserConfig = { format: 'esm', platform: 'node', target: 'node20', clean: true }
const bundle: UserConfig = { ...common, outDir: 'dist/command', dts: false, sourcemap: false }

export default defineConfig([
  // Unbundled: dist/ mirrors src/, so a stack trace names the room it came from. Types are written by tsc (`npm run build:types`).
  {
    ...common,
    entry: ['src/**/*.ts', '!src/**/*.test.ts'],
    unbundle: true,
    dts: false,
  },
  // The command line once more in one file: to open hundreds takes a tenth of a second at every start. It is a script, since
  // only scripts bring V8's code cache along (bin/load-command.mjs); what runs at the end writes that cache.
  {
    ...bundle,
    format: 'cjs',
    entry: { run: 'src/cli/run.ts' },
    outputOptions: { codeSplitting: false, comments: false },
    onSuccess: 'node tools/build/prepare-start.mjs',
  },
  { ...bundle, entry: { 'read-worker': 'src/cli/read-worker.ts' } },
])
