import type { WriteStream } from 'node:tty'

export interface Progress {
  /** `done` of `total` steps are behind us. */
  at(done: number, total: number): void
  /** Ends the line. */
  end(): void
}

const WIDTH = 28

/** A bar that moves in a terminal; elsewhere (a log file, a CI run) one plain line at every quarter. */
export function showProgress(label: string, out: Pick<WriteStream, 'write'> & { isTTY?: boolean } = process.stdout): Progress {
  let shown = -1
  const name = label.padEnd(26)
  return {
    at(done, total) {
      const share = total === 0 ? 1 : Math.min(done / total, 1)
      const step = Math.floor(share * (out.isTTY ? WIDTH : 4))
      if (step === shown) return
      shown = step
      if (out.isTTY) out.write(`\r${name} ${'█'.repeat(step)}${'░'.repeat(WIDTH - step)} ${String(Math.round(share * 100)).padStart(3)} %`)
      else out.write(`${name} ${String(step * 25).padStart(3)} %\n`)
    },
    end() {
      if (out.isTTY && shown >= 0) out.write('\n')
    },
  }
}
