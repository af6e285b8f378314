import type { Pack } from '../../packs/pack.ts'
import { loadPack } from '../../packs/load-pack.ts'
import type { BlockContext } from './classify-block.ts'
import { findContainer, keptElements } from './find-container.ts'
import { findHeadline } from './find-headline.ts'
import { hiddenByStyle } from './hidden-by-style.ts'
import { collectBlocks, type PageBlock } from './page-blocks.ts'
import { pageLanguage } from './page-language.ts'
import { metaText, type PageMetadata } from './page-metadata.ts'
import type { PageTree } from './page-tree.ts'
import { splitTitleLines } from './split-title-lines.ts'
import { layZones, type PageZones } from './page-zones.ts'

/** A page with its parts found: what every later step looks at. */
export interface AnalysedPage {
  tree: PageTree
  metadata: PageMetadata
  zones: PageZones
  blocks: readonly PageBlock[]
  headline: PageBlock | null
  context: BlockContext
  lang: string
  /** Said where the language is not simply the one that the page names. */
  languageRemark?: string
  /** What the page gives as its summary. */
  description: string | null
}

/** @param packOf tests may give packs of their own */
export function analysePage(
  tree: PageTree,
  metadata: PageMetadata,
  packOf: (lang: string) => Pack | null = loadPack,
): AnalysedPage {
  const blocks = splitTitleLines(collectBlocks(tree.root, hiddenByStyle(tree.styles)), metadata.titles)
  const headline = findHeadline(blocks, metadata.titles)
  const bodies = tree.elements.filter(({ attrs }) => /\barticleBody\b/u.test(attrs.itemprop ?? ''))
  const zones = layZones(blocks, keptElements(headline ? [headline.element, ...bodies] : bodies))
  const container = findContainer(tree, zones, headline?.element ?? null)
  const own = blocks.filter(
    ({ element, linkChars, text }) => linkChars * 2 < text.length && zones.zoneOf(element) === null,
  )
  const sample = own
    .map(({ text }) => text)
    .join('\n')
    .slice(0, 8000)
  const { lang, remark } = pageLanguage(sample, metadata.lang)
  const context: BlockContext = { zones, container, lang, pack: packOf(lang) }
  const description = metaText(metadata, 'og:description', 'description', 'twitter:description')
  return { tree, metadata, zones, blocks, headline, context, lang, languageRemark: remark, description }
}
