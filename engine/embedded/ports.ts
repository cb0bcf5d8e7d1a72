import { randomInt } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { SetupProblem } from './setup-problem.ts'

export type PortName = 'zeebe' | 'zeebeRest' | 'zeebeManagement' | 'zeebeCommand' | 'zeebeInternal' | 'mongo'
export type Ports = Record<PortName, number>

const USES: Record<PortName, string> = {
  zeebe: "Zeebe's gRPC gateway",
  zeebeRest: "Zeebe's REST gateway",
  zeebeManagement: "Zeebe's management endpoint",
  zeebeCommand: "Zeebe's command interface",
  zeebeInternal: "Zeebe's internal interface",
  mongo: 'MongoDB',
}

// Below the range from which systems take the ports of outgoing connections: a client that keeps knocking on the port of a
// restarting server could otherwise be given that very port, and so keep the server out of it.
const LOWEST = 20_000
const HIGHEST = 32_000

/**
 * The loopback ports of this data directory. An explicit one must be free (else SetupProblem); the others are chosen once,
 * kept in `ports.json`, and chosen anew only when somebody else has taken them meanwhile.
 */
export async function settlePorts(dataDir: string, explicit: Partial<Ports>): Promise<Ports> {
  const file = join(dataDir, 'ports.json')
  const kept = await readFile(file, 'utf8').then((text) => JSON.parse(text) as Partial<Ports>, (): Partial<Ports> => ({}))
  const ports: Partial<Ports> = {}
  for (const name of Object.keys(USES) as PortName[]) {
    const wanted = explicit[name]
    if (wanted !== undefined && !(await isFree(wanted))) throw new SetupProblem(`Port ${wanted} for ${USES[name]} is taken by another program: stop it or set another port.`)
    const old = kept[name]
    ports[name] = wanted ?? (old !== undefined && (await isFree(old)) ? old : await freePort(Object.values(ports)))
  }
  await writeFile(file, JSON.stringify(ports))
  return ports as Ports
}

async function freePort(chosen: readonly number[]): Promise<number> {
  for (;;) {
    const port = randomInt(LOWEST, HIGHEST)
    if (!chosen.includes(port) && (await isFree(port))) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)))
  })
}

/** Whether somebody accepts connections on this loopback port. */
export function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.once('error', () => resolve(false)).once('connect', () => {
      resolve(true)
      socket.destroy()
    })
  })
}
