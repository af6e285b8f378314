import { describe, expect, it } from 'vitest'
import { loadPack, packCodes } from '../packs/load-pack.ts'
import { createParser } from './parse-document.ts'

const file = 'cases/trees.tsv'

describe.each(packCodes().filter((code) => loadPack(code)!.info.models.length > 0))('trees of news in %s', (code) => {
  it('hang subjects, objects and what is said where a reader would, nine times in ten', () => {
    const pack = loadPack(code)!
    const parser = createParser(pack)
    const rows = pack.table(file, ['sentence', 'dependent', 'head', 'relation'])
    const wrong = rows.flatMap(({ sentence, dependent, head, relation }) => {
      const words = parser
        .parse(sentence, [{ kind: 'body', start: 0, end: sentence.length }])
        .flatMap((each) => each.words)
      const found = words.find((word) => word.form === dependent)
      const got = `${found && found.head >= 0 ? words[found.head].form : '–'} ${found?.deprel.split(':')[0]}`
      return got === `${head} ${relation}` ? [] : [`${sentence} ${dependent}: ${got}, not ${head} ${relation}`]
    })
    expect(wrong.length, wrong.join('\n')).toBeLessThanOrEqual(rows.length / 10)
  })
})
