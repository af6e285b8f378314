/** Where each part starts when parts of these sizes stand one after the other; the last entry is the whole. */
export function startsOf(sizes: readonly number[]): Int32Array {
  const starts = new Int32Array(sizes.length + 1)
  sizes.forEach((size, index) => {
    starts[index + 1] = starts[index] + size
  })
  return starts
}
