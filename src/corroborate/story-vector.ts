/** A text as weights of its words, sparse: numbers of words, ascending, and the weight of each. */
export interface StoryVector {
  numbers: Uint32Array
  weights: Float64Array
}

/** For vectors of length 1 their cosine; for sums of such vectors the sum of the cosines of all pairs. */
export function dotProduct(a: StoryVector, b: StoryVector): number {
  let sum = 0
  let i = 0
  let j = 0
  while (i < a.numbers.length && j < b.numbers.length) {
    const difference = a.numbers[i] - b.numbers[j]
    if (difference === 0) sum += a.weights[i++] * b.weights[j++]
    else if (difference < 0) i++
    else j++
  }
  return sum
}

export function sumOf(a: StoryVector, b: StoryVector): StoryVector {
  const numbers = new Uint32Array(a.numbers.length + b.numbers.length)
  const weights = new Float64Array(numbers.length)
  let size = 0
  let i = 0
  let j = 0
  while (i < a.numbers.length || j < b.numbers.length) {
    const [one, other] = [a.numbers[i] ?? Infinity, b.numbers[j] ?? Infinity]
    numbers[size] = Math.min(one, other)
    weights[size++] = (one <= other ? a.weights[i++] : 0) + (other <= one ? b.weights[j++] : 0)
  }
  return { numbers: numbers.slice(0, size), weights: weights.slice(0, size) }
}

/** Positions in the vector, what weighs most first; among equals the word that was met first. */
export function heaviestFirst({ numbers, weights }: StoryVector): number[] {
  return Array.from(numbers, (_, at) => at).sort((a, b) => weights[b] - weights[a] || a - b)
}
