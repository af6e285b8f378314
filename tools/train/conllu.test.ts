import { describe, expect, it } from 'vitest'
import { readConllu, surface } from './conllu.ts'

const sample = `# newpar
# sent_id = s1
# text = Il parle du port.
1	Il	il	PRON	_	_	2	nsubj	_	_
2	parle	parler	VERB	_	Mood=Ind	0	root	_	_
3-4	du	_	_	_	_	_	_	_	_
3	de	de	ADP	_	_	5	case	_	_
4	le	le	DET	_	_	5	det	_	_
5	port	port	NOUN	_	_	2	obl	_	SpaceAfter=No
5.1	vu	voir	VERB	_	_	_	_	_	_
6	.	.	PUNCT	_	_	2	punct	_	SpaceAfter=No

`

describe('reading CoNLL-U', () => {
  it('keeps words and surface tokens apart and drops empty nodes', () => {
    const [sentence] = readConllu(sample)
    expect(sentence.words.map((word) => word.form)).toEqual(['Il', 'parle', 'de', 'le', 'port', '.'])
    expect(sentence.tokens.map((token) => token.form)).toEqual(['Il', 'parle', 'du', 'port', '.'])
    expect(sentence.tokens[2]).toMatchObject({ first: 2, last: 3 })
    expect(sentence.words.map((word) => word.head)).toEqual([1, -1, 4, 4, 1, 1])
    expect(sentence.newParagraph).toBe(true)
    expect(surface(sentence.tokens)).toBe(sentence.text)
  })
})
