// A pack's inflection tables, read backwards. In: a form. Out: what it can be, with its lemma: "tirs" → noun "tir";
// "tues" → present of "tuer" and participle of "taire". Tables: inflection/paradigms.tsv (endings of a model word) and
// inflection/words.tsv (which word follows which model). A pack without them knows no form.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Pack } from '../packs/pack.ts'

export interface FormAnalysis {
  lemma: string
  /** "VERB-Fin", "VERB-Part", "NOUN": the kind that the lemmatiser asks by. */
  kind: string
  /** Which cell of the paradigm: "pres.3". */
  cell: string
  /** The first form of its row of the paradigm: for a participle the masculine singular. */
  base: string
}

export interface InflectionTables {
  /** Analyses of a form in lower case, in the order of the tables. */
  analyse(form: string): readonly FormAnalysis[]
}

interface Ending {
  paradigm: string
  lemmaEnding: string
  kind: string
  cell: string
  first: string
}

const paradigmFile = 'inflection/paradigms.tsv'
const wordFile = 'inflection/words.tsv'
const rememberedForms = 30_000
const nothing: readonly FormAnalysis[] = []

/** The lemma of a form that was tagged as `kind`; undefined where the tables do not say. */
export function lemmaByTables(tables: InflectionTables, form: string, kind: string): string | undefined {
  const found = tables.analyse(form)
  const same = found.find((analysis) => analysis.kind === kind)
  if (same) return same.lemma
  if (kind !== 'ADJ' && kind !== 'NOUN') return undefined
  return found.find((analysis) => analysis.kind === 'ADJ' || analysis.kind === 'VERB-Part')?.base
}

/** Finite rows list their six persons in order. */
export function isThirdPerson({ kind, cell }: FormAnalysis): boolean {
  return kind === 'VERB-Fin' && /\.[36]$/.test(cell)
}

const noInflection: InflectionTables = { analyse: () => nothing }

export function readInflection(pack: Pack): InflectionTables {
  if (!existsSync(join(pack.dir, paradigmFile))) return noInflection
  const endings = new Map<string, Ending[]>()
  let longest = 0
  for (const row of pack.table(paradigmFile, ['paradigm', 'lemma', 'kind', 'detail', 'endings'])) {
    const cells = row.endings.split(' ').map((cell) => (cell === '0' ? '' : cell))
    cells.forEach((ending, index) => {
      if (ending === '-') return
      const list = endings.get(ending) ?? []
      const lemmaEnding = row.lemma === '0' ? '' : row.lemma
      const cell = `${row.detail}.${index + 1}`
      list.push({ paradigm: row.paradigm, lemmaEnding, kind: row.kind, cell, first: cells[0] })
      endings.set(ending, list)
      longest = Math.max(longest, ending.length)
    })
  }
  const words = new Map<string, string[]>()
  for (const { lemma, paradigm } of pack.table(wordFile, ['lemma', 'paradigm'])) {
    const known = words.get(lemma)
    if (known) known.push(paradigm)
    else words.set(lemma, [paradigm])
  }
  const seen = new Map<string, readonly FormAnalysis[]>()
  const find = (form: string): readonly FormAnalysis[] => {
    const found: FormAnalysis[] = []
    for (let size = 0; size <= Math.min(longest, form.length); size++) {
      const stem = form.slice(0, form.length - size)
      let asked = ''
      let paradigms: string[] | undefined
      let lemma = ''
      for (const ending of endings.get(form.slice(form.length - size)) ?? []) {
        if (lemma === '' || ending.lemmaEnding !== asked) {
          asked = ending.lemmaEnding
          lemma = stem + asked
          paradigms = words.get(lemma)
        }
        if (paradigms?.includes(ending.paradigm)) {
          const { kind, cell, first } = ending
          found.push({ lemma, kind, cell, base: stem + first })
        }
      }
    }
    return found
  }
  return {
    analyse(form) {
      if (form.length > 40) return nothing
      let found = seen.get(form)
      if (!found) {
        if (seen.size >= rememberedForms) seen.clear()
        seen.set(form, (found = find(form)))
      }
      return found
    },
  }
}
