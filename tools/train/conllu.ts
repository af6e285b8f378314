// Reads CoNLL-U treebanks (plain or gzip). In: a file or its text. Out: sentences with syntactic words and surface tokens.
// Empty nodes (8.1) are dropped; a multiword token is a `tokens` entry that covers several words.
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'

export interface GoldWord {
  form: string
  lemma: string
  upos: string
  /** As in the file: "Gender=Masc|Number=Sing", or "_". */
  feats: string
  /** Index of the head in `words`, from 0; -1 for the root. */
  head: number
  deprel: string
}

/** A surface token; it covers `words[first] … words[last]` (several for a multiword token). */
export interface GoldToken {
  form: string
  first: number
  last: number
  spaceAfter: boolean
}

export interface GoldSentence {
  id: string
  text: string
  words: GoldWord[]
  tokens: GoldToken[]
  /** A `# newpar` or `# newdoc` line stands before it. */
  newParagraph: boolean
}

/** Folder of shared data: SELON_SHARED, else ../shared beside the repository. */
export function sharedFolder(): string {
  return resolve(process.env.SELON_SHARED ?? join(import.meta.dirname, '../../../shared'))
}

/** A treebank by language and name: treebank('fr', 'fr_sequoia-train'). */
export function readTreebank(language: string, name: string): GoldSentence[] {
  return readConlluFile(join(sharedFolder(), 'treebanks', language, `${name}.conllu.gz`))
}

export function readConlluFile(path: string): GoldSentence[] {
  const bytes = readFileSync(path)
  return readConllu((bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8'))
}

export function readConllu(source: string): GoldSentence[] {
  const sentences: GoldSentence[] = []
  let sentence = emptySentence()
  let rangeEnd = -1
  const finish = () => {
    if (sentence.words.length > 0) sentences.push({ ...sentence, text: sentence.text || surface(sentence.tokens) })
    sentence = emptySentence()
    rangeEnd = -1
  }
  for (const line of source.split('\n')) {
    if (line.trim() === '') {
      finish()
    } else if (line.startsWith('#')) {
      if (line.startsWith('# text = ')) sentence.text = line.slice(9).trimEnd()
      else if (line.startsWith('# sent_id = ')) sentence.id = line.slice(12).trim()
      else if (/^# new(?:par|doc)/.test(line)) sentence.newParagraph = true
    } else {
      const [id, form, lemma, upos, , feats, head, deprel, , misc = '_'] = line.split('\t')
      const spaceAfter = !/(?:^|\|)SpaceAfter=No/.test(misc)
      if (id.includes('.')) continue
      if (id.includes('-')) {
        const [first, last] = id.split('-').map((part) => Number(part) - 1)
        sentence.tokens.push({ form, first, last, spaceAfter })
        rangeEnd = last
        continue
      }
      const index = sentence.words.length
      if (index > rangeEnd) sentence.tokens.push({ form, first: index, last: index, spaceAfter })
      sentence.words.push({ form, lemma, upos, feats, head: Number(head) - 1, deprel })
    }
  }
  finish()
  return sentences
}

/** The text that tokens and their SpaceAfter marks spell. */
export function surface(tokens: readonly GoldToken[]): string {
  return tokens
    .map((token) => token.form + (token.spaceAfter ? ' ' : ''))
    .join('')
    .trimEnd()
}

function emptySentence(): GoldSentence {
  return { id: '', text: '', words: [], tokens: [], newParagraph: false }
}
