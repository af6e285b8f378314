import { languages } from '../packs/languages.ts'
import type { Reading } from '../model/reading.ts'
import { notesOn, verbOf } from './describe-statement.ts'
import { escapeHtml } from './escape-html.ts'
import { groupVoices, type NumberedStatement, type VoiceGroup } from './group-voices.ts'
import { flaggedWord } from './html-text.ts'
import { markWords } from './mark-words.ts'
import { whyFields } from './statement-fields.ts'
import { flagsIn } from './reading-index.ts'
import type { UiWords } from './ui-words.ts'

/** The statements as lists, one a voice; every line names its source and links to its words. */
export function htmlStatements(reading: Reading, words: UiWords): string {
  return groupVoices(reading, words)
    .map((group) => {
      const items = group.statements.map((entry) => statementItem(reading, group, entry, words))
      return `<section class="voice">${groupHeading(group)}\n<ol>\n${items.join('\n')}\n</ol></section>`
    })
    .join('\n')
}

/** lang and dir of words that are the text's own. */
export function textLanguage(reading: Reading): string {
  const { lang } = reading.document
  const direction = languages().get(lang)?.direction ?? 'auto'
  return `lang="${escapeHtml(lang)}" dir="${direction}"`
}

function groupHeading({ names, circumstances }: VoiceGroup): string {
  const [first, ...relays] = names.map(escapeHtml)
  const chain = relays.map((name) => ` <span class="relay">← ${name}</span>`).join('')
  const aside = circumstances ? ` <span class="aside">${escapeHtml(circumstances)}</span>` : ''
  return `<h3>${first}${chain}${aside}</h3>`
}

function statementItem(
  reading: Reading,
  group: VoiceGroup,
  { number, statement }: NumberedStatement,
  words: UiWords,
): string {
  const pieces = markWords(statement.content, flagsIn(reading, statement.content)).map(({ start, end, flag }) => {
    const piece = reading.text.slice(start, end)
    return flag ? flaggedWord(piece, flag) : escapeHtml(piece)
  })
  const notes = notesOn(reading, statement, words)
  const aside = notes.length > 0 ? ` <span class="notes">— ${escapeHtml(notes.join(' · '))}</span>` : ''
  const fields = whyFields(reading, statement, words).map(([label, value]) =>
    label === '' ? `<dd>${escapeHtml(value)}</dd>` : `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd>`,
  )
  const label = escapeHtml(words('html.to-words', { n: number }))
  return `<li id="s${number}" value="${number}" class="v-${statement.voice}">
<p><a class="number" href="#w${number}" aria-label="${label}">${number}</a>
<span class="who">${escapeHtml(group.names[0])}</span> <span class="verb">${escapeHtml(verbOf(statement, words))}</span>
<q ${textLanguage(reading)}>${pieces.join('')}</q>${aside}</p>
<details><summary>${escapeHtml(words('details'))}<span class="unseen"> ${number}</span></summary><dl>${fields.join('')}</dl></details>
</li>`
}
