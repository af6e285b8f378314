// Gives words their lemmas. In: a form and its tag. Out: the lemma.
// Order: exceptions of the trained model, then the pack's inflection tables, then the rule of the longest known suffix:
// cut so many letters, add these.
import { type InflectionTables, lemmaByTables } from './inflection.ts'
import { lemmaKind } from './lemma-kind.ts'
import type { ModelFile } from './model-file.ts'
import type { TagLabel } from './tag.ts'

export interface Lemmatiser {
  lemma(form: string, label: TagLabel): string
}

const longestSuffix = 7
/** Forms of each kind. */
const remembered = 30_000

export function createLemmatiser(model: ModelFile, inflection: InflectionTables): Lemmatiser {
  const rules = readRules(model.text('lemma-rules'))
  const exceptions = readRules(model.text('lemma-exceptions'))
  const known = new Map<string, Map<string, string>>()
  return {
    lemma(form, label) {
      const kind = lemmaKind(label)
      let ofKind = known.get(kind)
      if (!ofKind) known.set(kind, (ofKind = new Map()))
      let lemma = ofKind.get(form)
      if (lemma === undefined) {
        if (ofKind.size >= remembered) ofKind.clear()
        const word = foldForm(form, label.upos)
        const learnt = exceptions.get(`${kind}\t${word}`)
        const listed = lemmaByTables(inflection, word, kind)
        // A headword of the tables is its own lemma, whatever one slip of a treebank taught ("marche" is no "marché"); of verbs,
        // forms of one are headwords of another ("found").
        lemma =
          ((listed === word && !kind.startsWith('VERB')) || !learnt ? listed : learnt) ?? applyRules(word, kind, rules)
        ofKind.set(form, lemma)
      }
      return lemma
    },
  }
}

/** The form that rules are stated over: lower case but for names, one kind of apostrophe. */
export function foldForm(form: string, upos: string): string {
  const plain = form.replaceAll('’', "'")
  return upos === 'PROPN' ? plain : plain.toLowerCase()
}

/** "2:er" cuts two letters and adds "er". */
export function applyScript(word: string, script: string): string {
  const at = script.indexOf(':')
  const cut = Number(script.slice(0, at))
  return cut > word.length ? word : word.slice(0, word.length - cut) + script.slice(at + 1)
}

export function applyRules(word: string, kind: string, rules: ReadonlyMap<string, string>): string {
  for (let size = Math.min(longestSuffix, word.length); size >= 0; size--) {
    const script = rules.get(`${kind}\t${word.slice(word.length - size)}`)
    if (script !== undefined) return applyScript(word, script) || word
  }
  return word
}

/** Lines "VERB-Fin<TAB>aient<TAB>5:er": kind, suffix or form, script or lemma. */
function readRules(lines: string): Map<string, string> {
  const rules = new Map<string, string>()
  for (const line of lines.split('\n')) {
    const at = line.lastIndexOf('\t')
    if (at > 0) rules.set(line.slice(0, at), line.slice(at + 1))
  }
  return rules
}
