/** Fields of a correction over those of the value, objects field by field; null takes a field away. */
export function laidOver(base: unknown, over: unknown): unknown {
  if (!isObject(base) || !isObject(over)) return over
  const result: Record<string, unknown> = { ...base }
  for (const [name, value] of Object.entries(over))
    if (value === null) delete result[name]
    else result[name] = laidOver(result[name], value)
  return result
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
