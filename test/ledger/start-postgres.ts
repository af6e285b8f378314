import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface RunningPostgres {
  /** Address of an empty database of its own. */
  database(name: string): string
  /** Folder of its data, and how to stop and start it, for tests of what survives. */
  kill(): void
  start(): void
  stop(): void
}

/**
 * A PostgreSQL of our own on a free port with its data in a temporary folder, or the reason why there is none. As root
 * the server runs as the user `postgres`, since it refuses to run as root.
 */
export async function startPostgres(): Promise<RunningPostgres | string> {
  const bin = binaries()
  if (!bin) return 'PostgreSQL is not installed (no initdb found)'
  const asRoot = process.getuid?.() === 0
  if (asRoot && spawnSync('id', ['postgres']).status !== 0)
    return 'PostgreSQL refuses root, and there is no user postgres'
  const folder = mkdtempSync(join(tmpdir(), 'selon-postgres-'))
  const port = await freePort()
  const run = (program: string, ...given: string[]) => {
    const command = [join(bin, program), ...given]
    const [name, ...rest] = asRoot ? ['runuser', '-u', 'postgres', '--', ...command] : command
    execFileSync(name, rest, { stdio: 'pipe', cwd: '/' })
  }
  const data = join(folder, 'data')
  const start = () => {
    const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`
    run('pg_ctl', '-D', data, '-l', join(folder, 'log'), '-o', options, '-w', 'start')
  }
  try {
    if (asRoot) execFileSync('chown', ['postgres', folder])
    run('initdb', '-D', data, '-U', 'selon', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync')
    start()
  } catch (error) {
    rmSync(folder, { recursive: true, force: true })
    return `PostgreSQL could not be started (${String((error as { stderr?: Buffer }).stderr ?? error).split('\n')[0]})`
  }
  return {
    database(name) {
      run('createdb', '-h', '127.0.0.1', '-p', String(port), '-U', 'selon', name)
      return `postgres://selon@127.0.0.1:${port}/${name}`
    },
    kill: () => run('pg_ctl', '-D', data, '-m', 'immediate', 'stop'),
    start,
    stop() {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function binaries(): string | undefined {
  const installed = '/usr/lib/postgresql'
  const versions = existsSync(installed) ? readdirSync(installed).sort((a, b) => Number(b) - Number(a)) : []
  const folders = [
    ...versions.map((version) => join(installed, version, 'bin')),
    ...(process.env.PATH ?? '').split(':'),
  ]
  return folders.find((folder) => existsSync(join(folder, 'initdb')))
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
