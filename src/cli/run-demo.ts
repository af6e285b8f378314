import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { packageRoot } from '../packs/package-root.ts'
import type { CommandCall } from './command.ts'
import { demoDossier } from './demo-dossier.ts'
import { createWriter } from './io.ts'
import { renderHtml } from './render-html.ts'
import { renderIncidents } from './render-incident.ts'
import { renderText } from './render-text.ts'

const article = 'port-cendre-fr.txt'

/**
 * `selon demo`: reads the sample article, prints it, writes its page beside; makes a dossier of the sample texts and lists what
 * they tell of; names the commands to go on with.
 */
export async function runDemo({ io, words }: CommandCall): Promise<number> {
  const folder = join(packageRoot(), 'samples')
  const shown = relative(process.cwd(), folder) || '.'
  const reader = await io.openReader({ gazetteerFiles: [join(folder, 'gazetteer.tsv')] })
  const text = readFileSync(join(folder, article), 'utf8')
  const reading = reader.read({ id: article, text, language: 'fr', outlet: 'Orbia' })
  const gazetteer = `--gazetteer ${join(shown, 'gazetteer.tsv')}`
  const command = `selon read ${join(shown, article)} ${gazetteer}`
  const width = Math.min(100, Math.max(40, io.columns ?? 80))
  const rendered = renderText(reading, { words, name: article, command, width, colour: io.colour })
  const page = writePage(renderHtml(reading, { words, name: article }))
  const why = words.language === 'fr' ? '--pourquoi' : '--why'
  const more = [
    `npx ${command} ${why} 1`,
    `npx selon read ${join(shown, 'ligue-communique-fr.txt')} ${gazetteer}`,
    `npx selon read ${join(shown, 'armee-communique-fr.txt')} ${gazetteer} --format html -o page.html`,
    `npx selon read ${join(shown, 'port-cendre-en.txt')} ${gazetteer}`,
  ]
  const dossier = join(tmpdir(), 'selon-demo.selon')
  const incidents = await demoDossier(folder, dossier, (file) => io.openReader({ gazetteerFiles: [file] }))
  more.push(`npx selon serve --ledger ${dossier}`)
  more.push(...incidents.slice(-1).map(({ id }) => `npx selon incident ${id} --ledger ${dossier}`))
  const lines = [words('demo.intro'), '', rendered, words('demo.page', { file: page }), '', words('demo.dossier'), '']
  lines.push(renderIncidents(incidents, { words, width, colour: io.colour }), words('demo.again'))
  await createWriter(io.stdout)(`${[...lines, ...more.map((line) => `  ${line}`)].join('\n')}\n`)
  return 0
}

/** The page goes to the folder for temporary files: a demonstration leaves nothing in the user's own. */
function writePage(html: string): string {
  const file = join(tmpdir(), 'selon-demo.html')
  writeFileSync(file, html)
  return file
}
