/** How well pages are read: `npm run bench:corpus`; with slugs, or `-- open`, what was lost, foreign and wrong on these open pages. */
import { pageCases } from '../test/page-cases.ts'
import { pageDetails, pageTable } from '../test/page-table.ts'
import { scorePages } from '../test/score-pages.ts'

const asked = process.argv.slice(2)
const scores = await scorePages(pageCases())
const open = scores.filter(({ heldBack }) => !heldBack)
if (asked.length === 0) {
  console.log(pageTable(open))
  console.log(pageTable(scores.filter(({ heldBack }) => heldBack)))
} else {
  const named = asked.includes('open') ? open : scores.filter(({ slug }) => asked.includes(slug))
  console.log(named.map(pageDetails).join('\n\n'))
}
