import { lockToEdit } from '~/listings/listing-access.server'
import { transaction } from '~/platform/database.server'
import type { Context } from '~/web/request-context.server'

import { writeClosures } from './write-closures.server'

/** The calendar closes the annonce no more: its closures go, those typed by hand stay. @throws {DomainError} 404, 403. */
export async function stopOutsideCalendar({ db, viewer, now }: Context, listingId: number): Promise<void> {
  await transaction(db, async (tx) => {
    const listing = await lockToEdit(tx, viewer, listingId)
    await tx.outsideCalendar.deleteMany({ where: { listingId } })
    await writeClosures(tx, listing, [], now)
  })
}
