import type { Measure } from '../../model/toll.ts'
import { originForms } from '../../packs/origin-forms.ts'
import type { LexiconRow, Pack } from '../../packs/pack.ts'
import { foldWord } from '../../text/fold-word.ts'

/** A row of `casualties.tsv` or `persons.tsv` ready for matching: its first word and, for phrases, the words that follow it. */
export interface TollEntry {
  category: string
  stance: string
  lemma: string
  /** Surface after the first word ("la vie" of "perdre la vie"); "" for single words. */
  rest: string
  measure: Measure | null
  value: Readonly<Record<string, string>>
}

export interface TollLexicon {
  /** Entries whose first word is this form or this lemma; capitals without accents are matched without them. */
  entries(form: string, lemma: string): readonly TollEntry[]
  /** Endings that the last word of a phrase may take in agreement ("-s"). */
  endings: ReadonlySet<string>
  /** Whether the pack has rows of a category: what its grammar lacks must not be asked for. */
  has(category: string): boolean
  /** Endings of relational adjectives of nationality. */
  nationalitySuffixes: readonly string[]
  /** Forms of the adjectives of nationality that the pack lists. */
  origins: ReadonlyMap<string, unknown>
}

/** Forms whose entries are remembered. */
const mostForms = 30_000

const compiled = new WeakMap<Pack, TollLexicon>()

export function tollLexicon(pack: Pack): TollLexicon {
  let lexicon = compiled.get(pack)
  if (!lexicon) compiled.set(pack, (lexicon = compile(pack)))
  return lexicon
}

/** Lower case with plain apostrophes: accents count ("tue" is not "tué"). */
export function lowerWord(word: string): string {
  const lower = word.toLowerCase()
  return lower.includes('’') || lower.includes('ʼ') ? lower.replace(/[’ʼ]/g, "'") : lower
}

function compile(pack: Pack): TollLexicon {
  const rows = [...pack.lexicon('casualties'), ...pack.lexicon('persons')]
  const exact = new Map<string, TollEntry[]>()
  const folded = new Map<string, TollEntry[]>()
  let memo = new Map<string, Map<string, readonly TollEntry[]>>()
  const nationalitySuffixes: string[] = []
  const endings = new Set<string>()
  for (const row of rows) {
    if (row.category === 'nationality-suffix') {
      nationalitySuffixes.push(row.lemma.slice(1))
      continue
    }
    if (row.category === 'agreement-ending') {
      endings.add(row.lemma.slice(1))
      continue
    }
    const forms = [...(row.value.forms?.split('|') ?? []), ...(row.value.finite?.split('|') ?? [])]
    for (const form of new Set([row.lemma, ...forms])) indexForm(form, row, exact, folded)
  }
  const categories = new Set(rows.map((row) => row.category))
  return {
    endings,
    has: (category) => categories.has(category),
    nationalitySuffixes,
    origins: originForms(pack),
    entries(form, lemma) {
      let ofForm = memo.get(form)
      const known = ofForm?.get(lemma)
      if (known) return known
      const lower = lowerWord(form)
      const capitals = form.length > 1 && form === form.toUpperCase() && form !== form.toLowerCase()
      const found = new Set([...(exact.get(lower) ?? []), ...(exact.get(lowerWord(lemma)) ?? [])])
      if (capitals) for (const entry of folded.get(foldWord(form)) ?? []) found.add(entry)
      const list = [...found]
      if (!ofForm) {
        if (memo.size >= mostForms) memo = new Map()
        memo.set(form, (ofForm = new Map()))
      }
      ofForm.set(lemma, list)
      return list
    },
  }
}

function indexForm(
  form: string,
  row: LexiconRow,
  exact: Map<string, TollEntry[]>,
  folded: Map<string, TollEntry[]>,
): void {
  const lower = lowerWord(form)
  const cut = /[ ']/.exec(lower)
  const at = cut ? cut.index + (cut[0] === "'" ? 1 : 0) : lower.length
  const entry: TollEntry = {
    category: row.category,
    stance: row.stance,
    lemma: row.lemma,
    rest: lower.slice(at).trim(),
    measure: (row.value.measure as Measure | undefined) ?? null,
    value: row.value,
  }
  push(exact, lower.slice(0, at), entry)
  push(folded, foldWord(lower.slice(0, at)), entry)
}

function push(map: Map<string, TollEntry[]>, key: string, entry: TollEntry): void {
  const list = map.get(key)
  if (list) list.push(entry)
  else map.set(key, [entry])
}
