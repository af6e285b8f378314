// The container of a trained model: named typed arrays and strings in one file.
// Layout: "SELONMD1", u32 header length (little-endian), header JSON, then each array on an 8-byte boundary.
// The pack loader has checked the digest before a model is opened, so a bad layout is a broken promise, not a doubt.
import { SelonError } from '../model/selon-error.ts'

export type ModelArray = Int8Array | Uint8Array | Int16Array | Uint16Array | Int32Array | Uint32Array | Float32Array
export type ModelValue = ModelArray | string

/** Values by name. A getter of the wrong type or of a missing name throws `model-damaged`. */
export interface ModelFile {
  names: readonly string[]
  text(name: string): string
  int8(name: string): Int8Array
  uint8(name: string): Uint8Array
  int16(name: string): Int16Array
  uint16(name: string): Uint16Array
  int32(name: string): Int32Array
  uint32(name: string): Uint32Array
  float32(name: string): Float32Array
}

interface Entry {
  name: string
  type: string
  /** Bytes from the start of the data part, and bytes long. */
  offset: number
  bytes: number
}

const magic = 'SELONMD1'
const arrayTypes = { Int8Array, Uint8Array, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array }

/** Same values, same bytes: entries stand in the order of `values`. */
export function writeModelFile(values: Readonly<Record<string, ModelValue>>): Uint8Array {
  const entries: Entry[] = []
  const parts: Uint8Array[] = []
  let size = 0
  for (const [name, value] of Object.entries(values)) {
    const bytes =
      typeof value === 'string'
        ? new TextEncoder().encode(value)
        : new Uint8Array(value.buffer, value.byteOffset, value.byteLength)
    const type = typeof value === 'string' ? 'text' : value.constructor.name
    entries.push({ name, type, offset: size, bytes: bytes.length })
    parts.push(bytes)
    size = align(size + bytes.length)
  }
  const header = new TextEncoder().encode(JSON.stringify(entries))
  const start = align(12 + header.length)
  const file = new Uint8Array(start + size)
  file.set(new TextEncoder().encode(magic))
  new DataView(file.buffer).setUint32(8, header.length, true)
  file.set(header, 12)
  parts.forEach((bytes, index) => file.set(bytes, start + entries[index].offset))
  return file
}

/** @throws SelonError model-damaged; `name` is the file that the message should point at */
export function readModelFile(file: Uint8Array, name = 'model'): ModelFile {
  const damaged = (what: string) => new SelonError('model-damaged', `not a model file: ${what}`, { file: name })
  if (file.length < 12 || new TextDecoder().decode(file.subarray(0, 8)) !== magic) throw damaged('wrong first bytes')
  const headerLength = new DataView(file.buffer, file.byteOffset, file.byteLength).getUint32(8, true)
  let list: Entry[]
  try {
    list = JSON.parse(new TextDecoder().decode(file.subarray(12, 12 + headerLength))) as Entry[]
  } catch {
    throw damaged('its header is not JSON')
  }
  const start = align(12 + headerLength)
  const entries = new Map(list.map((entry) => [entry.name, entry]))
  const find = (wanted: string, type: string): Uint8Array => {
    const entry = entries.get(wanted)
    if (entry?.type !== type) throw damaged(`no ${type} "${wanted}"`)
    if (start + entry.offset + entry.bytes > file.length) throw damaged(`"${wanted}" is cut short`)
    return file.subarray(start + entry.offset, start + entry.offset + entry.bytes)
  }
  // A copy is aligned whatever the alignment of the bytes handed in.
  const array = <T>(wanted: string, type: keyof typeof arrayTypes): T =>
    new arrayTypes[type](new Uint8Array(find(wanted, type)).buffer) as T
  return {
    names: [...entries.keys()],
    text: (wanted) => new TextDecoder().decode(find(wanted, 'text')),
    int8: (wanted) => array(wanted, 'Int8Array'),
    uint8: (wanted) => array(wanted, 'Uint8Array'),
    int16: (wanted) => array(wanted, 'Int16Array'),
    uint16: (wanted) => array(wanted, 'Uint16Array'),
    int32: (wanted) => array(wanted, 'Int32Array'),
    uint32: (wanted) => array(wanted, 'Uint32Array'),
    float32: (wanted) => array(wanted, 'Float32Array'),
  }
}

function align(size: number): number {
  return (size + 7) & ~7
}
