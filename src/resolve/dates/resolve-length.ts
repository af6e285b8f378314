/**
 * Lengths of time, ages and sets: they date nothing, and no event may take them as its time. In: slots; out: the value.
 */
import { pad } from './calendar.ts'
import { type Resolved } from './date-context.ts'
import type { Slots } from './date-pattern.ts'
import { duration } from './date-values.ts'

/** Lengths of time and ages date nothing. */
export function resolveDuration(slots: Slots): Resolved {
  const second = slots.b as Slots | undefined
  const n = lengthOf(slots)
  const unit2 = (slots.c as Slots | undefined)?.unit as string | undefined
  const parts = fractionOf(slots)
  const timex =
    parts ??
    (second && unit2
      ? joined(n, slots.unit as string, String(second.n), unit2)
      : duration(n, String(slots.unit ?? 'D')))
  const mod = slots.mod ?? (slots.approx ? 'APPROX' : undefined)
  return {
    type: 'DURATION',
    timex,
    edtf: null,
    start: null,
    end: null,
    precision: 'unknown',
    basis: 'stated',
    notATime: true,
    ...(mod ? { mod: mod as 'APPROX' } : {}),
  }
}

function lengthOf({ vague, half, n, whole, plural }: Slots): string {
  if (vague) return 'X'
  // "day-long" is one, "decades-long" are some.
  if (n === undefined) return whole && !plural ? '1' : 'X'
  return half ? `${n as number}.5` : String(n)
}

const smaller: Record<string, [number, string] | undefined> = { Y: [12, 'M'], TH: [60, 'TM'], TM: [60, 'TS'] }

/** "5 1/2 hours": the fraction in the next smaller unit, where it comes out even there. */
function fractionOf({ n, over, under, unit }: Slots): string | null {
  if (typeof over !== 'number' || typeof under !== 'number') return null
  const [parts, then] = smaller[String(unit)] ?? [1, '']
  const rest = (parts * over) / under
  return Number.isInteger(rest) && then !== ''
    ? joined(String(n), String(unit), String(rest), then)
    : duration(Math.round(((n as number) + over / under) * 100) / 100, String(unit))
}

export function resolveSet(slots: Slots): Resolved {
  const timex =
    slots.weekday !== undefined
      ? `XXXX-WXX-${slots.weekday as number}`
      : slots.month !== undefined
        ? `XXXX-${pad(slots.month as number)}`
        : slots.part !== undefined
          ? `XXXX-XX-XXT${slots.part as string}`
          : duration((slots.n as number) ?? 1, String(slots.unit ?? 'D'))
  return {
    type: 'SET',
    timex,
    edtf: null,
    start: null,
    end: null,
    precision: 'unknown',
    basis: 'stated',
    notATime: true,
  }
}

function joined(n: string, unit: string, m: string, then: string): string {
  const [a, b] = [duration(n, unit), duration(m, then)]
  return unit.startsWith('T') && then.startsWith('T') ? a + b.slice(2) : a + b.slice(1)
}
