import os from 'node:os'
import path from 'node:path'

import * as z from 'zod'

/** Values that stand in examples and tutorials: never accepted as a secret in production. */
const WELL_KNOWN_SECRETS = ['changeme', 'change-me', 'secret', 'bourse-demo-2026', 'password', 'a-changer']

const optionalText = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value))

const url = (protocols: string[]) =>
  optionalText.refine((value) => value === undefined || (URL.canParse(value) && protocols.includes(new URL(value).protocol)), {
    error: `must be a URL that begins with ${protocols.map((p) => p + '//').join(' or ')}`,
  })

/** What a page may ask for by itself: nothing to fill in but the place of a tile, a host that a policy can name, and no password. */
function isTileAddress(value: string): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, host, hostname, username } = new URL(value)
  const places = value.match(/\{[^}]*\}/g) ?? []
  return (protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost')) && username === '' && /^[\w.-]+(:\d+)?$/.test(host) && places.sort().join() === '{x},{y},{z}'
}

const schema = z
  .object({
    BOURSE_MODE: z.enum(['demo', 'development', 'production', 'test']).default('production'),
    PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0, 'must be a port number').max(65535, 'must be a port number').default(3000),
    HOST: optionalText,
    DATA_DIR: z.string().trim().min(1).default('./data'),
    DATABASE_URL: url(['postgres:', 'postgresql:']),
    MEILI_HOST: url(['http:', 'https:']),
    MEILI_API_KEY: optionalText,
    SEARCH_ENGINE: z.enum(['auto', 'meilisearch', 'postgres'], { error: 'must be auto, meilisearch or postgres' }).default('auto'),
    SMTP_URL: url(['smtp:', 'smtps:']),
    MAIL_FROM: optionalText,
    PUBLIC_URL: url(['http:', 'https:']),
    /** How many processes answer requests. */
    WEB_PROCESSES: optionalText
      .refine((value) => value === undefined || /^([1-9]|[1-5]\d|6[0-4])$/.test(value), { error: 'must be a number of processes, from 1 to 64' })
      .transform((value) => (value === undefined ? undefined : Number(value))),
    SESSION_SECRET: optionalText,
    /** Address (or CIDR) of the reverse proxies whose X-Forwarded-For is believed; empty = none. */
    TRUST_PROXY: optionalText,
    TERRITORY_EPCI: z
      .string()
      .regex(/^\d{9}$/, 'must be the 9-digit SIREN of an EPCI')
      .default('200040715'),
    /** Address of a tile of the map behind the annonces: Web Mercator, {z} the zoom, {x} the column, {y} the row. */
    MAP_TILES_URL: optionalText.refine((value) => value === undefined || isTileAddress(value), { error: 'must be an address with {z}, {x} and {y} after its host, that begins with https:// (http:// for localhost alone)' }),
    /** Whom the map thanks for them; a link is written [so](https://...). */
    MAP_TILES_ATTRIBUTION: optionalText,
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], { error: 'must be a level of pino (info, debug, ...)' }).default('info'),
  })
  .superRefine((env, context) => {
    const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    if (env.MAP_TILES_URL && !env.MAP_TILES_ATTRIBUTION) refuse('MAP_TILES_ATTRIBUTION', 'is required with MAP_TILES_URL (whom the map is to thank, for instance © [OpenStreetMap](https://www.openstreetmap.org/copyright))')
    if (env.BOURSE_MODE !== 'production') return
    if (!env.SESSION_SECRET) refuse('SESSION_SECRET', 'is required in production (32 random characters or more)')
    else if (env.SESSION_SECRET.length < 32) refuse('SESSION_SECRET', 'must have at least 32 characters')
    else if (WELL_KNOWN_SECRETS.some((known) => env.SESSION_SECRET!.toLowerCase().includes(known)))
      refuse('SESSION_SECRET', 'is an example value: make your own, for instance with `openssl rand -base64 48`')
    if (!env.PUBLIC_URL) refuse('PUBLIC_URL', 'is required in production (the address people type, https://...)')
    if (!env.SMTP_URL) refuse('SMTP_URL', 'is required in production (smtp://user:password@host:port): accounts are confirmed by mail')
    if (!env.MAIL_FROM) refuse('MAIL_FROM', 'is required in production (the sender of every mail)')
  })

const GB = 1024 ** 3
const MEMORY_EACH = 2 * GB
const MOST_PROCESSES = 4

/** One for each core, where each has two gigabytes of the machine: it takes a tenth of that, its share of the servers as much. */
function roomForProcesses(): number {
  const memory = Math.min(os.totalmem(), process.constrainedMemory() || Infinity)
  return Math.max(1, Math.min(os.availableParallelism(), Math.floor(memory / MEMORY_EACH), MOST_PROCESSES))
}

export type Env = ReturnType<typeof complete>

function complete(parsed: z.output<typeof schema>) {
  const relaxed = parsed.BOURSE_MODE !== 'production'
  const host = parsed.HOST ?? (relaxed ? '127.0.0.1' : '0.0.0.0')
  return {
    mode: parsed.BOURSE_MODE,
    port: parsed.PORT,
    host,
    dataDir: path.resolve(parsed.DATA_DIR),
    databaseUrl: parsed.DATABASE_URL,
    meiliHost: parsed.MEILI_HOST,
    meiliApiKey: parsed.MEILI_API_KEY,
    searchEngine: parsed.SEARCH_ENGINE,
    smtpUrl: parsed.SMTP_URL,
    mailFrom: parsed.MAIL_FROM ?? 'Bourse aux ressources <bourse@localhost>',
    publicUrl: (parsed.PUBLIC_URL ?? `http://localhost:${parsed.PORT}`).replace(/\/$/, ''),
    /** That answer requests; one of them is all there is while developing. */
    processes: parsed.BOURSE_MODE === 'development' ? 1 : (parsed.WEB_PROCESSES ?? roomForProcesses()),
    /** Undefined outside production: then one is generated into the data folder at first start. */
    sessionSecret: parsed.SESSION_SECRET,
    trustProxy: parsed.TRUST_PROXY,
    territoryEpci: parsed.TERRITORY_EPCI,
    /** Null: the map is drawn by the site alone. */
    mapTiles: parsed.MAP_TILES_URL && parsed.MAP_TILES_ATTRIBUTION ? { url: parsed.MAP_TILES_URL, attribution: parsed.MAP_TILES_ATTRIBUTION } : null,
    logLevel: parsed.LOG_LEVEL,
    /** `/dev/mails` and `/dev/ui` exist, and mail is kept readable. */
    devPages: relaxed,
  }
}

/** What is wrong with the environment: one line a fault, ready to print. */
export class EnvError extends Error {
  constructor(readonly faults: string[]) {
    super(faults.join('\n'))
  }
}

/** Parses the environment once. @throws {EnvError} with one clear line a fault. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const result = schema.safeParse(source)
  if (result.success) return complete(result.data)
  throw new EnvError(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`))
}

/** For a process's first line: parse, or print each fault and exit with 1. */
export function envOrExit(overrides: Record<string, string> = {}): Env {
  try {
    return parseEnv({ ...process.env, ...overrides })
  } catch (error) {
    if (!(error instanceof EnvError)) throw error
    for (const fault of error.faults) console.error(`Environment: ${fault}`)
    process.exit(1)
  }
}
