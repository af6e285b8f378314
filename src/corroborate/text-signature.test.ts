import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparableText, compareTexts } from './compare-texts.ts'
import { passageSignatures } from './passage-signatures.ts'
import { quotationKeys } from './quotation-keys.ts'
import { estimateResemblance, textSignature } from './text-signature.ts'

const dispatch = `VELDRAS, 4 mai (Aurane) – Des hommes armés ont attaqué dans la nuit un convoi de camions-citernes sur la route qui relie Veldras au col de Tamor-Haut, a annoncé samedi le gouvernement de la Lorvanie. Trois chauffeurs ont été blessés et deux véhicules ont brûlé, selon la même source.
Le ministère lorvanien de l'Intérieur a dépêché des renforts dans la vallée, où les communications étaient toujours coupées en fin de matinée. « Nous ne laisserons pas des bandes armées affamer les villages de la haute vallée », a dit son porte-parole.`

const withOtherHeadline = `Lorvanie : un convoi attaqué dans la nuit
${dispatch.replace('VELDRAS, 4 mai (Aurane) – ', '')}`

const article = `Le marché de Veldras n'a pas ouvert ce samedi. Les marchands attendent depuis trois jours une livraison de carburant, et les prix ont doublé.
Trois chauffeurs ont été blessés et deux véhicules ont brûlé, selon la même source. Le ministère lorvanien de l'Intérieur a dépêché des renforts dans la vallée, où les communications étaient toujours coupées.
Sur la place, une marchande de fruits dit qu'elle fermera lundi si rien n'arrive. Le préfet doit recevoir une délégation dans la soirée, et les écoles resteront closes.`

const otherReporter = `Un porte-parole du ministère a promis samedi de rouvrir la route de Veldras. « Nous ne laisserons pas des bandes armées affamer les villages de la haute vallée », a-t-il lancé devant la presse, sans dire quand les convois reprendraient ni combien de soldats étaient partis.`

const sameEventOwnWords = `On route de Tamor-Haut, un convoi de carburant a été pris pour cible vendredi soir. L'attaque a fait trois blessés parmi les conducteurs, indique la préfecture.`

const match = (a: string, b: string) => compareTexts(comparableText(a), comparableText(b))
const meets = (a: readonly string[], b: readonly string[]) => a.some((key) => b.includes(key))

describe('texts compared by their words', () => {
  it('a dispatch under another headline is a copy, and shares a band with it', () => {
    expect(match(dispatch, withOtherHeadline)?.kind).toBe('copy')
    expect(meets(textSignature(dispatch).bands, textSignature(withOtherHeadline).bands)).toBe(true)
    const estimate = estimateResemblance(textSignature(dispatch).minhash, textSignature(withOtherHeadline).minhash)
    expect(Math.abs(estimate - match(dispatch, withOtherHeadline)!.resemblance)).toBeLessThan(0.2)
  })

  it('two sentences of it in another article make a partial rewrite, with the share and the words', () => {
    const found = match(dispatch, article)!
    expect(found.kind).toBe('near-duplicate')
    expect(found.similarity).toBeGreaterThan(0.3)
    expect(found.similarity).toBeLessThan(0.6)
    expect(found.words).toContain('Trois chauffeurs ont été blessés')
    expect(meets(passageSignatures(dispatch), passageSignatures(article))).toBe(true)
  })

  it('the same words quoted by another reporter are a shared quotation and no copy', () => {
    const found = match(dispatch, otherReporter)!
    expect(found.kind).toBe('shared-quotation')
    expect(found.words).toContain('Nous ne laisserons pas des bandes armées affamer')
    expect(meets(quotationKeys(dispatch), quotationKeys(otherReporter))).toBe(true)
  })

  it('one event in a reporter’s own words is no copy', () => {
    expect(match(dispatch, sameEventOwnWords)).toBeNull()
    expect(meets(passageSignatures(dispatch), passageSignatures(sameEventOwnWords))).toBe(false)
    expect(meets(textSignature(dispatch).bands, textSignature(sameEventOwnWords).bands)).toBe(false)
  })

  it('capitals, accents and marks of the writing do not matter', () => {
    const plain = dispatch.normalize('NFD').replace(/\p{M}/gu, '').toUpperCase().replaceAll('’', "'")
    expect(textSignature(plain)).toEqual(textSignature(dispatch))
  })

  it('finds copies in scripts without spaces by their characters', () => {
    const text =
      '北部山区的一座桥梁在周二夜间被炸毁，当地政府称三名工人受伤，道路已经关闭，救援人员正在前往现场，电话线路仍然中断。'
    const longer = `据奥兰通讯社报道，${text}周三上午学校停课。`
    expect(match(text, longer)?.kind).toMatch(/copy|near-duplicate/)
    expect(meets(passageSignatures(text), passageSignatures(longer))).toBe(true)
  })

  it('leaves out what it is told to skip', () => {
    const start = dispatch.indexOf('Trois chauffeurs')
    const skip = [{ start, end: dispatch.length }]
    expect(passageSignatures(dispatch, skip)).toEqual(passageSignatures(dispatch.slice(0, start)))
    expect(textSignature(dispatch, skip)).toEqual(textSignature(dispatch.slice(0, start)))
  })

  it('an empty text is like no other', () => {
    expect(textSignature(' … ')).toMatchObject({ words: 0, shingles: [], bands: [] })
    expect(match('', '')).toBeNull()
  })

  it('never throws and measures the same both ways', () => {
    const word = fc.constantFrom('un', 'pont', 'a', 'brûlé', 'près', '«', '»', '"', 'du', 'col', '橋', '\uD800')
    const text = fc.array(word, { maxLength: 80 }).map((words) => words.join(' '))
    fc.assert(
      fc.property(text, text, (a, b) => {
        const [there, back] = [match(a, b), match(b, a)]
        expect(there?.kind).toBe(back?.kind)
        expect(there?.similarity).toBe(back?.similarity)
        expect(there?.shares).toEqual(back?.shares.toReversed())
        for (const share of there?.shares ?? []) expect(share).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('a run of 18 words shared anywhere shares a passage key', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 18, maxLength: 30 })
    const rest = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { maxLength: 40 })
    fc.assert(
      fc.property(words, rest, rest, rest, rest, (run, a, b, c, d) => {
        const [first, second] = [[...a, ...run, ...b].join(' '), [...c, ...run, ...d].join(' ')]
        expect(meets(passageSignatures(first), passageSignatures(second))).toBe(true)
      }),
    )
  })
})
