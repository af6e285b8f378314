import { describe, expect, it } from 'vitest'
import { readModelFile, writeModelFile } from './model-file.ts'

describe('a model file', () => {
  it('gives back the arrays and texts that were written', () => {
    const file = writeModelFile({
      labels: 'été\nsœur',
      small: Int8Array.of(-3, 4),
      wide: Int32Array.of(70_000, -1),
      real: Float32Array.of(0.5),
    })
    const shifted = new Uint8Array(file.length + 3)
    shifted.set(file, 3)
    const model = readModelFile(shifted.subarray(3))
    expect(model.names).toEqual(['labels', 'small', 'wide', 'real'])
    expect(model.text('labels')).toBe('été\nsœur')
    expect([...model.int8('small')]).toEqual([-3, 4])
    expect([...model.int32('wide')]).toEqual([70_000, -1])
    expect([...model.float32('real')]).toEqual([0.5])
  })

  it('says what is wrong with bytes that are no model', () => {
    expect(() => readModelFile(new Uint8Array(4))).toThrow(/wrong first bytes/)
    const file = writeModelFile({ labels: 'a', row: Int32Array.of(1, 2, 3, 4) })
    expect(() => readModelFile(file.subarray(0, file.length - 8)).int32('row')).toThrow(/cut short/)
    expect(() => readModelFile(file).int8('row')).toThrow(/no Int8Array "row"/)
  })
})
