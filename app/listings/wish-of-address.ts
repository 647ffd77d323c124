import { isDay, isTime } from '~/platform/paris-time'

/** Dates and quantity of the search that somebody comes from. */
export interface AddressWish {
  start?: string
  end?: string
  startTime?: string
  endTime?: string
  quantity?: number
}

/** What of `du`, `au` (a day, or a day with minutes) and `quantite` an address says readably; the rest is left out. */
export function wishOfAddress(search: URLSearchParams): AddressWish {
  const [start = '', startTime = ''] = (search.get('du') ?? '').split('T')
  const [end = '', endTime = ''] = (search.get('au') ?? '').split('T')
  const quantity = Number(search.get('quantite'))
  return {
    ...(isDay(start) && { start }), ...(isDay(end) && { end }),
    ...(isTime(startTime.slice(0, 5)) && { startTime: startTime.slice(0, 5) }), ...(isTime(endTime.slice(0, 5)) && { endTime: endTime.slice(0, 5) }),
    ...(Number.isInteger(quantity) && quantity >= 1 && quantity <= 100_000 && { quantity }),
  }
}
