/** The texts of a dossier → the stories they tell, also those that no pack reads: by their words and days alone. */
import { groupStories, type Story, type StoryText } from '../corroborate/group-stories.ts'
import { sealedWords } from '../corroborate/hide-sealed.ts'
import type { Ledger } from './ledger.ts'
import type { StoredDocument } from './read-documents.ts'

export interface StoryDocument extends Pick<
  StoredDocument,
  'id' | 'url' | 'outlet' | 'lang' | 'title' | 'publishedAt' | 'withdrawn'
> {
  /** How many statements were read from it: none where no pack reads its language. */
  statements: number
}

export interface DossierStory extends Pick<Story, 'days' | 'words'> {
  /** In order of publication. */
  documents: StoryDocument[]
}

const batch = 200

/**
 * Stories, the largest first; a text that tells its own makes one alone. Titles and words of sealed documents are not told.
 * Time and memory grow with the texts: about half a minute for 20,000 articles.
 */
export async function dossierStories(ledger: Ledger, sealed: ReadonlySet<string>): Promise<DossierStory[]> {
  const documents = new Map<string, StoryDocument>()
  const texts: StoryText[] = []
  let waiting: StoryDocument[] = []
  const takeTexts = async (): Promise<void> => {
    for (const text of await ledger.texts(waiting.map(({ id }) => id))) {
      const { publishedAt, lang } = documents.get(text.document)!
      texts.push({ ...text, day: publishedAt?.slice(0, 10), lang })
    }
    waiting = []
  }
  for await (const { document, records } of ledger.walkDocuments()) {
    const { id, url, outlet, lang, title, publishedAt, withdrawn } = document
    const shown = sealed.has(id) ? sealedWords : title
    const told = { id, url, outlet, lang, title: shown, publishedAt, withdrawn, statements: records.length }
    documents.set(id, told)
    if (waiting.push(told) >= batch) await takeTexts()
  }
  await takeTexts()
  const open = texts.filter(({ document }) => !sealed.has(document))
  const openText = new Map(open.map(({ document, text }) => [document, text]))
  return groupStories(texts).map((story) => ({
    days: story.days,
    words: story.words.filter((word) => story.documents.some((id) => openText.get(id)?.includes(word))),
    documents: story.documents.map((id) => documents.get(id)!).sort(byPublication),
  }))
}

function byPublication(a: StoryDocument, b: StoryDocument): number {
  const [one, other] = [`${a.publishedAt ?? '9999'} ${a.id}`, `${b.publishedAt ?? '9999'} ${b.id}`]
  return one < other ? -1 : one > other ? 1 : 0
}
