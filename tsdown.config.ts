import { defineConfig, type UserConfig } from 'tsdown'

const common: UserConfig = { format: 'esm', platform: 'node', target: 'node20', clean: true }

export default defineConfig([
  // Unbundled: dist/ mirrors src/, so a stack trace names the room it came from.
  { ...common, entry: ['src/**/*.ts', '!src/**/*.test.ts'], unbundle: true, dts: true },
  // The command line once more in a few files: to open hundreds takes a tenth of a second at every start.
  {
    ...common,
    entry: { run: 'src/cli/run.ts', 'read-worker': 'src/cli/read-worker.ts' },
    outDir: 'dist/command',
    dts: false,
    sourcemap: false,
  },
])
