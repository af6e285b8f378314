import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { startWorkbench } from '../../test/web/workbench.ts'

// `npm run generate:pictures [FOLDER]`: each page of the workbench over the sample dossier, light and dark, wide and narrow.
// Without a folder only the pictures of the guide are made, into docs/pictures.
const folder = process.argv[2]
const target = folder ?? join(import.meta.dirname, '../../docs/pictures')
mkdirSync(target, { recursive: true })
const bench = await startWorkbench()
if (typeof bench === 'string') throw new Error(bench)
try {
  const incidents = await bench.ledger.incidents({ limit: 100, leastDocuments: 3 })
  const largest = [...incidents].sort((a, b) => b.documents - a.documents || (a.id < b.id ? -1 : 1))[0]
  const [document] = await bench.ledger.searchDocuments({ outlet: 'Orbia', limit: 1 })
  const paths = {
    incidents: '/',
    timeline: '/?view=timeline',
    map: '/?view=map',
    incident: `/incidents/${largest.id}`,
    queue: '/queue',
    documents: '/documents',
    document: `/documents/${document.id}`,
    read: '/read',
    sources: '/sources',
    parties: '/parties',
    export: '/export',
  }
  const views = folder
    ? ([
        { theme: 'light', width: 1280 },
        { theme: 'dark', width: 1280 },
        { theme: 'light', width: 360 },
        { theme: 'light', width: 2560 },
      ] as const)
    : ([{ theme: 'light', width: 1280 }] as const)
  const inGuide = ['incidents', 'map', 'incident', 'queue', 'document']
  for (const [name, path] of Object.entries(paths).filter(([one]) => folder || inGuide.includes(one)))
    for (const view of views) {
      const { tab } = await bench.open(path, { ...view, height: folder ? 900 : 660 })
      await tab.waitForLoadState('networkidle')
      const file = folder ? `${name}-${view.theme}-${view.width}.png` : `${name}.png`
      await tab.screenshot({ path: join(target, file), fullPage: Boolean(folder) })
      await tab.context().close()
    }
} finally {
  await bench.close()
}
