import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

export interface Ended {
  code: number | null
  /** All that it wrote to the terminal. */
  output: string
}

/** A process of the site, as the system sees it. */
export class SiteProcess {
  /** All that it wrote so far. */
  output = ''
  private readonly child: ChildProcess
  readonly ended: Promise<Ended>

  constructor(command: string[], env: Record<string, string>) {
    const { PATH = '', HOME = '/', TMPDIR } = process.env
    this.child = spawn(command[0]!, command.slice(1), { cwd: path.resolve('.'), env: { PATH, HOME, ...(TMPDIR && { TMPDIR }), TZ: 'America/Montreal', ...env } as never, stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [this.child.stdout!, this.child.stderr!]) stream.on('data', (chunk) => (this.output += chunk))
    this.ended = new Promise((resolve) => this.child.once('close', (code) => resolve({ code, output: this.output })))
  }

  /** Resolves when the site says so in `/readyz`. @throws with what it wrote when it ends before. */
  async ready(port: number): Promise<void> {
    let ended: Ended | undefined
    void this.ended.then((how) => (ended = how))
    await until(async () => {
      if (ended) throw new Error(`The site ended with ${ended.code}:\n${ended.output}`)
      return fetch(`http://127.0.0.1:${port}/readyz`).then((answer) => answer.ok, () => false)
    }, () => `the site to be ready; it wrote:\n${this.output}`)
  }

  get pid(): number {
    return this.child.pid!
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal)
  }
}

/** Waits for a condition, not for a time. @throws after a minute, with what was awaited. */
export async function until(condition: () => boolean | Promise<boolean>, awaited: () => string): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain for ${awaited()}`)
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}
