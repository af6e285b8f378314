import { defineConfig } from 'tsdown'

// Unbundled: dist/ mirrors src/, so a stack trace names the room it came from.
export default defineConfig({
  entry: ['src/**/*.ts', '!src/**/*.test.ts'],
  unbundle: true,
  dts: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  clean: true,
})
