import { describe, expect, it } from 'vitest'
import { readModelFile, writeModelFile } from '../../src/parse/model-file.ts'
import { Network } from '../../src/parse/network.ts'
import type { NetworkShape } from '../../src/parse/network-shape.ts'
import { NetworkTrainer } from './network.ts'

const shape: NetworkShape = {
  tables: [
    { name: 'left', size: 6, dim: 8 },
    { name: 'right', size: 6, dim: 8 },
  ],
  slots: [0, 1],
  hidden: 32,
  outputs: 3,
}

describe('a trained network', () => {
  it('learns what no single value tells: whether two numbers are equal, smaller or larger', () => {
    const { trainer, values, targets } = trained()
    expect(trainer.step(values, 36, targets, 'label', 0)).toBeLessThan(0.05)
  })

  it('answers in integers as it does in floats, with slots alone or in a group', () => {
    const { trainer, values, targets } = trained()
    const model = readModelFile(writeModelFile(trainer.quantise('net', values, 36)))
    const single = new Network(model, 'net')
    const grouped = new Network(model, 'net', 1 << 16, { groups: [{ slots: 2, kind: 'mixed' }] })
    for (let example = 0; example < 36; example++) {
      const [left, right] = values.subarray(example * 2)
      expect(single.run(Int32Array.of(left, right))).toBe(targets[example])
      expect(grouped.run(Int32Array.of(left * 6 + right))).toBe(targets[example])
      expect([...grouped.scores]).toEqual([...single.scores])
    }
  })

  it('answers among some outputs as it does among all', () => {
    const { trainer, values } = trained()
    const network = new Network(readModelFile(writeModelFile(trainer.quantise('net', values, 36))), 'net')
    for (let example = 0; example < 36; example++) {
      const keys = values.slice(example * 2, example * 2 + 2)
      const best = network.run(keys)
      const [zero, , two] = network.scores
      expect(network.runAmong(keys, Int32Array.of(0, 3))).toBe(best)
      expect(network.runAmong(keys, Int32Array.of(0, 1, 2, 3))).toBe(two > zero ? 2 : 0)
      expect(network.runAmong(keys, new Int32Array())).toBe(-1)
    }
  })

  it('comes out the same from the same seed', () => {
    const [one, two] = [trained(), trained()].map(({ trainer, values }) =>
      writeModelFile(trainer.quantise('net', values, 36)),
    )
    expect(Buffer.compare(one, two)).toBe(0)
  })
})

function trained() {
  const trainer = new NetworkTrainer(shape, { seed: 3, batch: 36, average: 0.9 })
  const values = new Int32Array(72)
  const targets = new Int32Array(36)
  for (let example = 0; example < 36; example++) {
    const [left, right] = [Math.floor(example / 6), example % 6]
    values.set([left, right], example * 2)
    targets[example] = left === right ? 0 : left < right ? 1 : 2
  }
  for (let step = 0; step < 300; step++) trainer.step(values, 36, targets, 'label', 0.02 * (1 - step / 300))
  return { trainer, values, targets }
}
