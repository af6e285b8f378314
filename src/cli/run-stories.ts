import { dossierStories, type DossierStory } from '../ledger/dossier-stories.ts'
import type { Ledger } from '../ledger/ledger.ts'
import { dossierContext } from '../ledger/sum-up-incident.ts'
import { SelonError } from '../model/selon-error.ts'
import type { CommandCall } from './command.ts'
import { withDossier } from './dossier-options.ts'
import { formatDay } from './format-date.ts'
import { createWriter } from './io.ts'
import { plainForTerminal } from './plain-for-terminal.ts'
import type { UiWords } from './ui-words.ts'
import { wrapIndented } from './wrap-indented.ts'

/** A story with the incidents that at least two of its texts tell of, or all of a text alone, those of most texts first. */
interface ToldStory extends DossierStory {
  incidents: string[]
}

/** `selon stories`: stories of two texts and more, the largest first; `--document` shows that of one text. */
export async function runStories(call: CommandCall): Promise<number> {
  const { words, io, options } = call
  const { document, limit, format } = options as { document?: string; limit: string; format: string }
  if (!/^[1-9]\d{0,6}$/u.test(limit))
    throw new SelonError('usage', words('usage.number', { option: 'limit', value: limit }))
  const write = createWriter(io.stdout)
  await withDossier(call, { readOnly: true }, async (ledger) => {
    if (document !== undefined && !(await ledger.document(document)))
      throw new SelonError('usage', words('usage.no-document', { id: document }))
    const { sealed } = (await dossierContext(ledger)).decisions
    const all = await dossierStories(ledger, sealed)
    const wanted = all.filter(({ documents }) =>
      document === undefined ? documents.length > 1 : documents.some(({ id }) => id === document),
    )
    const stories: ToldStory[] = []
    for (const story of wanted.slice(0, Number(limit)))
      stories.push({ ...story, incidents: await incidentsOf(ledger, story) })
    if (format === 'json') return void (await write(`${JSON.stringify(stories, null, 2)}\n`))
    const width = io.columns ?? 80
    for (const story of stories) {
      const [head, ...lines] = linesOf(story, words).map(plainForTerminal)
      await write(`${wrapIndented(head, width, '  ')}\n`)
      for (const line of lines) await write(`${wrapIndented(line, width, '        ', '    ')}\n`)
    }
    const alone = all.filter(({ documents }) => documents.length === 1).length
    if (document === undefined) await write(`${words.count('stories.alone', alone)}\n`)
  })
  return 0
}

async function incidentsOf(ledger: Ledger, { documents }: DossierStory): Promise<string[]> {
  const ids = documents.map(({ id }) => id)
  const told: { id: string; texts: number }[] = []
  for (const incident of await ledger.incidentsOfDocuments(ids)) {
    const telling = new Set((await ledger.units(incident)).map((unit) => unit.document))
    told.push({ id: incident.id, texts: ids.filter((id) => telling.has(id)).length })
  }
  return told
    .filter(({ texts }) => texts > 1 || ids.length === 1)
    .sort((a, b) => b.texts - a.texts || (a.id < b.id ? -1 : 1))
    .map(({ id }) => id)
}

function linesOf({ documents, days, words: shared, incidents }: ToldStory, words: UiWords): string[] {
  const outlets = new Set(documents.flatMap(({ outlet }) => outlet ?? [])).size
  const languages = [...new Set(documents.map(({ lang }) => lang))].sort()
  const period = days && [...new Set(days)].map((day) => formatDay(day, words)).join(' – ')
  const head = [
    period,
    words.count('stories.texts', documents.length),
    outlets > 0 && words.count('stories.outlets', outlets),
    languages.join(' '),
  ]
  return [
    [head.filter(Boolean).join(', '), shared.join(' ')].filter(Boolean).join(' · '),
    ...documents.map(({ id, title, outlet, publishedAt, statements, withdrawn }) => {
      const from = [outlet, publishedAt && formatDay(publishedAt, words)].filter(Boolean).join(', ')
      const notes = [statements === 0 && words('stories.unread'), withdrawn !== null && words('stories.withdrawn')]
      return [title || id, from, ...(title ? [id] : []), ...notes].filter(Boolean).join(' · ')
    }),
    ...(incidents.length > 0 ? [words('stories.incidents', { ids: incidents.slice(0, 5).join(', ') })] : []),
  ]
}
