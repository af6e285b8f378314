/** A stream of bytes seen through a window: as much is held as was asked for, and what was dropped is gone. */
export class ByteWindow {
  /** Where the window begins, counted from the start of the stream. */
  offset = 0
  ended = false
  readonly #source: AsyncIterator<Uint8Array>
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** All that is held. */
  get bytes(): Buffer {
    return this.#held
  }

  /** Reads on until so many bytes are held; false where the stream ends before. */
  async need(count: number): Promise<boolean> {
    if (this.#held.length >= count) return true
    const parts: Uint8Array[] = [this.#held]
    let size = this.#held.length
    while (size < count && !this.ended) {
      const chunk = await this.#next()
      if (chunk === null) continue
      parts.push(chunk)
      size += chunk.length
    }
    this.#held = Buffer.concat(parts, size)
    return size >= count
  }

  /** Lets go of so many bytes, also of some that are not read yet. */
  async drop(count: number): Promise<void> {
    let left = count
    while (left > this.#held.length) {
      left -= this.#held.length
      this.offset += this.#held.length
      this.#held = Buffer.alloc(0)
      if (this.ended) return
      const chunk = await this.#next()
      if (chunk) this.#held = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)
    }
    this.offset += left
    this.#held = this.#held.subarray(left)
  }

  /** Stops reading: a file's handle must not stay open behind a reader that had enough. */
  async close(): Promise<void> {
    await this.#source.return?.()
  }

  async #next(): Promise<Uint8Array | null> {
    const { value, done } = await this.#source.next()
    if (!done) return value
    this.ended = true
    return null
  }
}
