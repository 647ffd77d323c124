import { lookup } from 'node:dns/promises'
import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'

import { DomainError } from '~/platform/errors'

import { isPlainWebAddress, isPublicAddress } from './public-addresses'

const TIMEOUT_MS = 5000
const MOST_BYTES = 2 * 1024 * 1024
const MOST_REDIRECTS = 3

/** Which part of the network may be reached. Tests stand a server of their own in for it; the site has this one alone. */
export interface Reach {
  addressesOf(host: string): Promise<string[]>
  allowsUrl(url: URL): boolean
  allowsAddress(address: string): boolean
}
export const PUBLIC_INTERNET: Reach = {
  addressesOf: async (host) => (await lookup(host, { all: true, verbatim: false })).map(({ address }) => address),
  allowsUrl: isPlainWebAddress,
  allowsAddress: isPublicAddress,
}

const refusal = (code: string) => new DomainError(code, { field: 'url' })

/**
 * Reads a calendar from the public internet, and from nowhere else: every name is looked up and checked, and what was checked is what
 * is connected to, at each of at most 3 redirects. 5 s and 2 MB in all.
 * @throws {DomainError} 422 `calendar_not_public`, `calendar_unreachable`, `calendar_too_slow`, `calendar_too_big`,
 * `calendar_answered` (with anything but a calendar), `calendar_moves_on`, each on the field `url`.
 */
export async function fetchCalendar(address: string, reach: Reach = PUBLIC_INTERNET): Promise<string> {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  try {
    return await follow(new URL(address), reach, signal)
  } catch (error) {
    if (error instanceof DomainError) throw error
    throw refusal(signal.aborted ? 'calendar_too_slow' : 'calendar_unreachable')
  }
}

async function follow(first: URL, reach: Reach, signal: AbortSignal): Promise<string> {
  for (let url = first, hop = 0; hop <= MOST_REDIRECTS; hop++) {
    const response = await ask(url, await checkedAddresses(url, reach, signal), signal)
    const { statusCode: status = 0, headers } = response
    if (status === 200) return readBody(response)
    response.destroy()
    if (![301, 302, 303, 307, 308].includes(status) || !headers.location || !URL.canParse(headers.location, url)) throw refusal('calendar_answered')
    url = new URL(headers.location, url)
  }
  throw refusal('calendar_moves_on')
}

/** Where this may be asked: none of its addresses may lie elsewhere. */
async function checkedAddresses(url: URL, reach: Reach, signal: AbortSignal): Promise<string[]> {
  if (!reach.allowsUrl(url)) throw refusal('calendar_not_public')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) ? [host] : await Promise.race([reach.addressesOf(host), aborted(signal)])
  if (addresses.length === 0 || !addresses.every((address) => reach.allowsAddress(address))) throw refusal('calendar_not_public')
  return addresses
}

const aborted = (signal: AbortSignal) => new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }))

/** The name is not looked up again: between two answers it could lead elsewhere. */
function ask(url: URL, addresses: string[], signal: AbortSignal): Promise<IncomingMessage> {
  const known = addresses.map((address) => ({ address, family: isIP(address) }))
  const lookupKnown: LookupFunction = (_host, options, callback) => (options.all ? callback(null, known) : callback(null, known[0]!.address, known[0]!.family))
  return new Promise((resolve, reject) => {
    const headers = { accept: 'text/calendar', 'accept-encoding': 'identity', 'user-agent': 'bourse-aux-ressources' }
    const request = (url.protocol === 'https:' ? https : http).get(url, { agent: false, lookup: lookupKnown, headers, signal }, resolve)
    request.on('error', reject)
  })
}

async function readBody(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > MOST_BYTES) {
      response.destroy()
      throw refusal('calendar_too_big')
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
