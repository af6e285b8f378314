import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** `selon serve` as users run it, from the built files; it ends with this process at the latest. */
export interface BuiltServer {
  address: string
  /** When it said that it answers, as `performance.now()` has it. */
  since: number
  stop(): void
}

/** Starts what `npm start` starts; without a ledger over the sample dossier. Rejects where nothing is built. */
export async function startBuiltServer(options: readonly string[] = []): Promise<BuiltServer> {
  for (const part of ['command/run.cjs', 'web/index.html'])
    if (!existsSync(join(root, 'dist', part))) throw new Error(`dist/${part} is missing: npm run build`)
  const command = [join(root, 'bin/selon.mjs'), 'serve', '--port', '0', ...options]
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] })
  const stop = () => void child.kill()
  process.on('exit', stop)
  const address = await new Promise<string>((resolve, reject) => {
    let told = ''
    child.once('exit', () => reject(new Error(`the server ended: ${told}`)))
    child.stdout.on('data', (part: Buffer) => {
      told += part.toString()
      const found = /http:\/\/[\d.]+:\d+/u.exec(told)
      if (found) resolve(found[0])
    })
  })
  return { address, since: performance.now(), stop }
}
