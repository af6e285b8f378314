import { expect, test } from 'vitest'
import { refineType } from './refine-type.ts'

test('the weapon says what an attack of unknown means was', () => {
  expect(refineType('strike-unspecified', new Set(['uav']))).toBe('drone-strike')
  expect(refineType('attack-unspecified', new Set(['artillery']))).toBe('shelling')
  expect(refineType('shelling', new Set(['aircraft']))).toBe('air-strike')
  expect(refineType('explosion', new Set(['ied']))).toBe('remote-explosive')
})

test('a type that says its means keeps it', () => {
  expect(refineType('ambush', new Set(['missile']))).toBe('ambush')
  expect(refineType('explosion', new Set(['aircraft']))).toBe('explosion')
  expect(refineType('killing', new Set(['small-arms']))).toBe('killing')
})
