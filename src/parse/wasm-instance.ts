// Starts a WebAssembly kernel from its base64 bytes. In: base64. Out: its exports. Compiles at once: kernels are 1–2 kB.

interface WasmApi {
  Module: new (bytes: Uint8Array) => object
  Instance: new (module: object) => { exports: Record<string, unknown> }
}

export function instantiateKernel(base64: string): Record<string, unknown> {
  const { Module, Instance } = (globalThis as unknown as { WebAssembly: WasmApi }).WebAssembly
  return new Instance(new Module(Buffer.from(base64, 'base64'))).exports
}
