import { type Prisma, sqlState, type Transaction } from '~/platform/database.server'
import { DomainError } from '~/platform/errors'
import { addDays, parisInstant } from '~/platform/paris-time'

import { type Fault, readAttributes } from './attributes'
import type { ListingInput, ListingPatch } from './listing.schema'

/** Raises the first fault. @throws {DomainError} 422 with its field. */
export function refuse(faults: Fault[]): void {
  const [fault] = faults
  if (fault) throw new DomainError(fault.code, { field: fault.field, details: fault.details ?? {} })
}

/** The columns of an annonce, of those fields that are given. Attributes are read as the category's. */
export function columnsOf(input: ListingPatch, category: string): Omit<Prisma.ListingUncheckedUpdateInput, 'status'> {
  const { attributes, sites: _sites, photos: _photos, closures: _closures, pickupSlots, returnSlots, ...columns } = input
  return {
    ...columns,
    ...(attributes && { attributes: readAttributes(category, attributes).values }),
    ...(pickupSlots && { pickupSlots: pickupSlots.map((slot) => ({ ...slot })) }),
    ...(returnSlots && { returnSlots: returnSlots.map((slot) => ({ ...slot })) }),
  }
}

/**
 * Replaces the sites, closures and photos that are given. Closures read in a calendar stay.
 * @throws {DomainError} 422 `unknown_commune` at its site, `unknown_photo`.
 */
export async function writeParts(tx: Transaction, listingId: number, parts: Pick<ListingPatch, 'sites' | 'closures' | 'photos'>): Promise<void> {
  if (parts.sites) await writeSites(tx, listingId, parts.sites)
  if (parts.closures) {
    await tx.listingClosure.deleteMany({ where: { listingId, source: null } })
    await tx.listingClosure.createMany({
      data: parts.closures.map(({ from, to, reason }) => ({ listingId, startsAt: parisInstant(from), endsAt: parisInstant(addDays(to, 1)), reason })),
    })
  }
  if (parts.photos) await writePhotos(tx, listingId, parts.photos)
}

async function writeSites(tx: Transaction, listingId: number, sites: ListingInput['sites']): Promise<void> {
  const known = await tx.commune.findMany({ where: { insee: { in: sites.map((site) => site.communeInsee) } }, select: { insee: true } })
  const codes = new Set(known.map((commune) => commune.insee))
  const unknown = sites.findIndex((site) => !codes.has(site.communeInsee))
  if (unknown >= 0) throw new DomainError('unknown_commune', { field: `sites.${unknown}.communeInsee` })
  await tx.listingSite.deleteMany({ where: { listingId } })
  await tx.listingSite.createMany({ data: sites.map((site, position) => ({ ...site, listingId, position })) })
}

async function writePhotos(tx: Transaction, listingId: number, photos: ListingInput['photos']): Promise<void> {
  const files = await tx.storedFile.findMany({ where: { hash: { in: photos.map((photo) => photo.hash) } }, select: { id: true, hash: true } })
  const ids = new Map(files.map((file) => [file.hash, file.id]))
  if (photos.some((photo) => !ids.has(photo.hash))) throw new DomainError('unknown_photo', { field: 'photos' })
  await tx.listingPhoto.deleteMany({ where: { listingId } })
  await tx.listingPhoto.createMany({ data: photos.map(({ hash, alt }, position) => ({ listingId, fileId: ids.get(hash)!, alt, position })) })
}

/** The database's refusal to lower a stock that is promised, as a refusal of the domain; any other error as it is. */
export function asStockRefusal(error: unknown, lost: number): unknown {
  const state = sqlState(error)
  if (state?.code !== 'BR002') return error
  const { promised } = JSON.parse(state.detail ?? '{}') as { promised: number }
  return new DomainError('stock_promised', { status: 409, field: 'stock', details: { promised, minimum: promised + lost }, cause: error })
}
