import { byCommonWords, identifyLanguage } from '../identify-language.ts'

/** The language of a page's text: what the page says unless the text's commonest words are plainly another's, and a word on why. */
export function pageLanguage(text: string, told: string | null): { lang: string; remark?: string } {
  const words = text.slice(0, 4000).match(/[\p{L}\p{M}]+/gu) ?? []
  const found = byCommonWords(words)
  if (told === null) return { lang: identifyLanguage(text), remark: 'language found from the text' }
  if (found === null || found === told) return { lang: told }
  return { lang: found, remark: `language ${found}: found from the text, the page says ${told}` }
}
