// How many web pages a second one core reads into documents: `npm run bench:pages [-- SECONDS]`. The pages are those of
// test/fixtures/pages and, to be nearer to the size of real ones, the same with menus, scripts and pictures around them.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { documentsOfPage } from '../src/intake/pages/documents-of-page.ts'

const folder = join(import.meta.dirname, '../test/fixtures/pages')
const seconds = Number(process.argv[2] ?? 5)
const small = readdirSync(folder)
  .filter((name) => /\.m?html$/u.test(name))
  .sort()
  .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
const large = small
  .filter(({ name }) => name.endsWith('.html'))
  .map(({ name, bytes }) => ({ name, bytes: dressed(bytes) }))

for (const [what, pages] of [
  ['as written', small],
  ['dressed', large],
] as const) {
  for (const page of pages) read(page)
  const start = process.cpuUsage()
  const end = performance.now() + seconds * 1000
  let count = 0
  while (performance.now() < end) for (const page of pages) count += read(page)
  const { user, system } = process.cpuUsage(start)
  const size = pages.reduce((sum, { bytes }) => sum + bytes.length, 0) / pages.length / 1024
  console.log(
    `${what}: ${(count / ((user + system) / 1e6)).toFixed(0)} pages/s of one core, ${size.toFixed(0)} KB a page`,
  )
}

function read({ name, bytes }: { name: string; bytes: Uint8Array }): number {
  documentsOfPage(bytes, { name })
  return 1
}

/** Menus of 300 links, 60 KB of scripts and styles and a picture in the page. */
function dressed(bytes: Uint8Array): Uint8Array {
  const menu = `<nav class="menu"><ul>${'<li class="menu-item a b"><a href="/section/page" class="menu-link">Section of the site</a></li>'.repeat(300)}</ul></nav>`
  const script = `<script>${'var a={"b":[1,2,3],c:function(){return "</div>"}};'.repeat(1000)}</script>`
  const picture = `<img src="data:image/png;base64,${'iVBORw0KGgo'.repeat(6000)}">`
  const text = Buffer.from(bytes)
    .toString('latin1')
    .replace(/<body[^>]*>/iu, (body) => `${body}${menu}${script}${picture}`)
  return Buffer.from(text, 'latin1')
}
