import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

// The workbench is built into dist/web, which `selon serve` hands out. `npx vite web` serves it anew at each change and asks a running
// `selon serve` for the dossier.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [svelte()],
  // No inline script or style: the server's content security policy forbids both.
  build: { outDir: '../dist/web', emptyOutDir: true, assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2022' },
  server: { proxy: { '/api': 'http://127.0.0.1:4174', '/openapi.json': 'http://127.0.0.1:4174' } },
})
