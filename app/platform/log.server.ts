import { pino } from 'pino'

export type Log = pino.Logger

/**
 * Structured logs, one JSON line each, on standard output.
 * Secrets, personal data and bodies never reach a log line: pass ids.
 */
export function createLog(level: string): Log {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: ['password', 'token', 'email', 'phone', 'authorization', 'cookie', '*.password', '*.token', '*.email', '*.phone', 'headers'], remove: true },
  })
}
