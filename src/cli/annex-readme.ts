import type { ExportProfile } from '../export/export-profile.ts'
import { heading, list, paragraph, type NoteBlock } from './note-block.ts'
import { noteMarkdown } from './note-markdown.ts'
import { uiLanguages, uiWords } from './ui-words.ts'

const files = ['exhibits', 'incidents', 'pairs', 'reviews', 'sums'] as const
const method = ['reading', 'grouping', 'origins', 'status', 'limits'] as const

/** What an annex holds and how it was made, in every language of the interface: its readers are not those who wrote it. */
export function annexReadme(profile: ExportProfile): string {
  return noteMarkdown(
    uiLanguages.flatMap((language): NoteBlock[] => {
      const words = uiWords(language)
      return [
        { kind: 'title', text: words('annex.title') },
        paragraph(words('export.licence')),
        paragraph(words(profile === 'internal' ? 'annex.full' : 'annex.quotations')),
        heading(words('annex.files')),
        list(files.map((file) => words(`annex.file.${file}`))),
        heading(words('annex.method')),
        list(method.map((step) => words(`annex.method.${step}`))),
      ]
    }),
  )
}
