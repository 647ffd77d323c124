/** Runs a command; what it throws is one clear message and exit 1. */
export function runCommand(command: () => Promise<number | void>): void {
  command().then(
    (code) => (process.exitCode = code ?? 0),
    (error) => {
      console.error(error instanceof Error ? error.message : error)
      process.exitCode = 1
    },
  )
}
