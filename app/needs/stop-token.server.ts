import { timingSafeEqual } from 'node:crypto'

import { keyed } from '~/accounts/pepper.server'
import { isUuid } from '~/platform/uuid'

/** Which mails to end: a person's about one need, or (null) about all needs and searches. */
export interface MailStop {
  personId: string
  needId: string | null
}

const ALL = 'all'
const mac = (pepper: string, { personId, needId }: MailStop) => keyed(pepper, 'need-mails', `${personId}:${needId ?? ALL}`)

/** What the link of a mail carries: it ends these mails and can do nothing else; it serves as long as the site keeps its key. */
export const stopToken = (pepper: string, stop: MailStop): string => [stop.personId, stop.needId ?? ALL, mac(pepper, stop).toString('base64url')].join('.')

/** What this link ends; null for one that this site did not write. */
export function readStopToken(pepper: string, token: string): MailStop | null {
  const [personId = '', need = '', signature = ''] = token.split('.')
  if (!isUuid(personId) || (need !== ALL && !isUuid(need))) return null
  const stop = { personId, needId: need === ALL ? null : need }
  const [given, expected] = [Buffer.from(signature, 'base64url'), mac(pepper, stop)]
  return given.length === expected.length && timingSafeEqual(given, expected) ? stop : null
}

/** The page of the link, with its one button. */
export const stopPath = (pepper: string, stop: MailStop): string => `/besoins/arreter?jeton=${stopToken(pepper, stop)}`

/** Where a mail program posts, without anybody seeing the page. */
export const oneClickStopPath = (pepper: string, stop: MailStop): string => `/api/besoins/arreter?jeton=${stopToken(pepper, stop)}`
