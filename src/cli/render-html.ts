import type { Reading } from '../model/reading.ts'
import { escapeHtml } from './escape-html.ts'
import { htmlPage } from './html-page.ts'
import { htmlStatements, textLanguage } from './html-statements.ts'
import { htmlStyle, targetStyle } from './html-style.ts'
import { flaggedWord, htmlText } from './html-text.ts'
import { countsLine, languageName, publicationLine, reviewTopics } from './summarise-reading.ts'
import type { UiWords } from './ui-words.ts'

/** Classes of the key, each for the voices that look alike. */
const keyVoices = [
  ['attributed', 'attributed'],
  ['quoted', 'quoted'],
  ['own', 'own'],
  ['doubt', 'own-conditional'],
  ['known', 'presupposed'],
] as const

/**
 * A Reading as one page that needs nothing else: no script, no request (its policy forbids both). The text stands on one
 * side, its statements on the other; links and :target lead from each to the other.
 */
export function renderHtml(reading: Reading, { words, name }: { words: UiWords; name: string }): string {
  const { document, statements } = reading
  const title = document.title || name
  const notRead = words('not-read', { language: languageName(document.lang, words) })
  const list = document.notRead ? `<p>${escapeHtml(notRead)}</p>` : htmlStatements(reading, words)
  const body = `<a class="skip" href="#statements">${escapeHtml(words('html.skip'))}</a>
<header>
<p class="brand"><strong>Selon</strong> · ${escapeHtml(name)}</p>
<h1 ${textLanguage(reading)}>${escapeHtml(title)}</h1>
<p class="meta">${escapeHtml(countsLine(reading, words))}. ${escapeHtml(publicationLine(reading, words))}.</p>
${reviewLine(reading, words)}
<ul class="key" aria-label="${escapeHtml(words('html.key'))}">${keyVoices
    .map(([key, voice]) => `<li><span class="k-${key}">${escapeHtml(words(`voice.${voice}`))}</span></li>`)
    .join('')}</ul>
</header>
<main>
<article ${textLanguage(reading)} aria-labelledby="text-heading">
<h2 id="text-heading" lang="${words.language}" dir="ltr">${escapeHtml(words('html.text'))}</h2>
${htmlText(reading, words)}
</article>
<section id="statements" aria-labelledby="statements-heading" tabindex="-1">
<h2 id="statements-heading">${escapeHtml(words('html.statements'))}</h2>
${statements.length === 0 && !document.notRead ? `<p>${escapeHtml(words('statements.none'))}</p>` : list}
${markedWords(reading, words)}
<footer>
<p>${escapeHtml(reviewedLine(reading, words))}</p>
<p><strong>${escapeHtml(words('html.limits'))}.</strong> ${escapeHtml(words('html.limits.text', { language: languageName(document.lang, words) }))}</p>
<p>${escapeHtml(`${reading.engine.name} ${reading.engine.version} · ${reading.engine.pack} · SHA-256 ${document.textSha256.slice(0, 16)}…`)}</p>
</footer>
</section>
</main>`
  return htmlPage({
    language: words.language,
    title: words('html.title', { title }),
    style: `${htmlStyle}${targetStyle(statements.length)}`,
    body,
  })
}

function reviewLine(reading: Reading, words: UiWords): string {
  const topics = reviewTopics(reading, words).map(({ topic, numbers }) => {
    const links = numbers.map((n) => `<a href="#s${n}">${n}</a>`).join(' ')
    return `${links} ${escapeHtml(topic)}`
  })
  if (topics.length === 0) return ''
  return `<p class="meta">${escapeHtml(words('see-first', { list: '\u0000' })).replace('\uFFFD', () => topics.join(' · '))}</p>`
}

/** The marked words, each with who holds and who uses it; descriptions, never corrections. */
function markedWords(reading: Reading, words: UiWords): string {
  if (reading.flags.length === 0) return ''
  const items = reading.flags.map((flag, at) => {
    const parts = [
      words(`category.${flag.category}`),
      words('flag.held-by', { holder: words(`holder.${flag.holder}`) }),
    ]
    if (flag.usedBy) parts.push(words('flag.used-by', { who: flag.usedBy }))
    if (flag.neutral) parts.push(words('flag.neutral', { words: flag.neutral }))
    const whole = flag.category === 'headline-vs-body'
    const word = whole ? escapeHtml(flag.span.exact) : flaggedWord(flag.span.exact, flag)
    const quote = `<q ${textLanguage(reading)}>${word}</q>`
    return `<li>${whole ? quote : `<a href="#f${at + 1}">${quote}</a>`} <span>— ${escapeHtml(parts.join(' · '))}</span></li>`
  })
  return `<section class="words"><h2>${escapeHtml(words('flags.title'))}</h2>\n<ul>${items.join('\n')}</ul></section>`
}

function reviewedLine({ statements }: Reading, words: UiWords): string {
  const done = statements.filter(({ reviewState }) => reviewState !== 'proposed').length
  return words('reviewed', { done, n: statements.length })
}
