import { hashPassword } from '~/accounts/passwords.server'
import { DEMO_PASSWORD } from '~/cli/demo-accounts'
import type { Progress } from '~/cli/progress'
import { everyListing, indexListings } from '~/listings/index-listings.server'
import { refreshAllTurns } from '~/listings/refresh-turns.server'
import { matchNeed } from '~/needs/match-need.server'
import { WITH_OWNER } from '~/needs/need-access.server'
import type { Transaction } from '~/platform/database.server'
import { parisMoment } from '~/platform/paris-time'
import type { Services } from '~/services.server'
import { ensureTerritory } from '~/territory/ensure-territory.server'

import { type DemoData, makeDemo } from './demo'
import type { PictureName } from './demo/pictures'
import { CAPTIONS } from './demo/pictures/captions'
import { DEMO_SEED, seededRandom } from './demo/random'
import { storePictures } from './demo/store-pictures'
import type { Prisma } from './generated/client'

/** How many rows go in one statement. */
const BATCH = 500

type SeedServices = Pick<Services, 'db' | 'env' | 'search' | 'calendar' | 'places' | 'filesDir'>

/**
 * Fills an empty database with the demo: rows in one transaction, then the search. No mail is sent.
 * @returns false, without a change, where associations exist already.
 */
export async function seed(services: SeedServices, now: Date, showProgress: (label: string) => Progress): Promise<boolean> {
  const { db, env, filesDir } = services
  await ensureTerritory(db, env)
  const exists = (await db.organisation.count()) > 0
  if (exists) {
    // An earlier run may have ended between the rows and the search.
    if (env.mode !== 'production' && (await db.searchDocument.count()) === 0) {
      await makeFindable(services, now, showProgress)
    }
    return false
  }

  const drawing = showProgress('Drawing the pictures')
  const random = seededRandom(DEMO_SEED + 1)
  const pictures = await storePictures(filesDir, now, () => random.uuid(now), (done, total) => drawing.at(done, total))
  drawing.end()

  const data = makeDemo(now)
  const fileOf = (picture: PictureName) => pictures.get(picture)!.id
  const photos = data.photos.map(({ picture, ...photo }) => ({ ...photo, fileId: fileOf(picture), alt: CAPTIONS[picture] }))
  const reportPhotos = data.reportPhotos.map(({ picture, ...photo }) => ({ ...photo, fileId: fileOf(picture) }))
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  // Longer than any verb may take: a slow machine writes 15,000 rows too.
  await db.$transaction((tx) => writeDemo(tx, data, { photos, reportPhotos, passwordHash, files: [...pictures.values()] }, showProgress('Writing the data')), { timeout: 300_000 })
  await makeFindable(services, now, showProgress)
  return true
}

/** What the site works out of the rows by itself, all at once. */
async function makeFindable(services: SeedServices, now: Date, showProgress: (label: string) => Progress): Promise<void> {
  await refreshAllTurns(services.db, now)
  await fillSearch(services, showProgress)
  await matchNeeds(services, now)
}

interface Rest {
  photos: Prisma.ListingPhotoCreateManyInput[]
  reportPhotos: Prisma.ConditionPhotoCreateManyInput[]
  files: Prisma.StoredFileCreateManyInput[]
  passwordHash: string
}

/** Writes the rows of the demo; its photos and their files are given apart. */
export async function writeDemo(tx: Transaction, data: DemoData, { photos, reportPhotos, files, passwordHash }: Rest, progress: Progress): Promise<void> {
  const people = data.people.map((person) => ({ ...person, passwordHash }))
  const tables: [rows: unknown[], write: (rows: never[]) => Promise<unknown>][] = [
    [people, (rows) => tx.person.createMany({ data: rows })],
    [data.areas, (rows) => tx.coordinatorArea.createMany({ data: rows })],
    [data.organisations, (rows) => tx.organisation.createMany({ data: rows })],
    [data.memberships, (rows) => tx.membership.createMany({ data: rows })],
    [data.listings, (rows) => tx.listing.createMany({ data: rows })],
    [data.sites, (rows) => tx.listingSite.createMany({ data: rows })],
    [data.closures, (rows) => tx.listingClosure.createMany({ data: rows })],
    [files, (rows) => tx.storedFile.createMany({ data: rows })],
    [photos, (rows) => tx.listingPhoto.createMany({ data: rows })],
    [data.occasions, (rows) => tx.occasion.createMany({ data: rows })],
    [data.schoolHolidays, (rows) => tx.schoolHoliday.createMany({ data: rows })],
    [data.series, (rows) => tx.loanSeries.createMany({ data: rows })],
    [data.loans, (rows) => tx.loan.createMany({ data: rows })],
    [data.lines, (rows) => tx.loanLine.createMany({ data: rows })],
    [data.seriesDates, (rows) => tx.loanSeriesDate.createMany({ data: rows })],
    [data.contacts, (rows) => tx.loanContact.createMany({ data: rows })],
    [data.conversations, (rows) => tx.conversation.createMany({ data: rows })],
    [data.messages, (rows) => tx.message.createMany({ data: rows })],
    [data.reports, (rows) => tx.conditionReport.createMany({ data: rows })],
    [data.reportLines, (rows) => tx.conditionLine.createMany({ data: rows })],
    [reportPhotos, (rows) => tx.conditionPhoto.createMany({ data: rows })],
    [data.disputes, (rows) => tx.dispute.createMany({ data: rows })],
    [data.disputeLines, (rows) => tx.disputeLine.createMany({ data: rows })],
    [data.disputeAccounts, (rows) => tx.disputeAccount.createMany({ data: rows })],
    [data.disputeProposals, (rows) => tx.disputeProposal.createMany({ data: rows })],
    [data.needs, (rows) => tx.need.createMany({ data: rows })],
    [data.proposals, (rows) => tx.needProposal.createMany({ data: rows })],
    [data.decisions, (rows) => tx.moderationDecision.createMany({ data: rows })],
    [data.events, (rows) => tx.event.createMany({ data: rows })],
  ]
  const total = tables.reduce((sum, [rows]) => sum + rows.length, 0)
  let done = 0
  for (const [rows, write] of tables) {
    for (let from = 0; from < rows.length; from += BATCH) {
      const batch = rows.slice(from, from + BATCH)
      await write(batch as never[])
      progress.at((done += batch.length), total)
    }
  }
  for (const { listingId, lost } of data.losses) await tx.listing.update({ where: { id: listingId }, data: { lost } })
  // The annonces came with their numbers: the next one goes on from there.
  await tx.$queryRaw`select setval(pg_get_serial_sequence('listing', 'id'), (select max(id) from listing))::text`
  progress.end()
}

/** What fits the needs of the demo, as if everybody had been told of it already: its first evening writes to nobody. */
async function matchNeeds(services: SeedServices, now: Date): Promise<void> {
  const { db } = services
  for (const need of await db.need.findMany({ where: { closedAt: null, hiddenAt: null }, include: WITH_OWNER })) await matchNeed({ db, now, services }, need, { seekerKnows: true })
  await db.needMatch.updateMany({ data: { toldOn: new Date(parisMoment(now).day) } })
}

/** Gives every annonce to the search; those that may not be found are removed from it. */
export async function fillSearch({ db, search }: Pick<SeedServices, 'db' | 'search'>, showProgress: (label: string) => Progress): Promise<void> {
  const progress = showProgress('Filling the search')
  for await (const ids of everyListing(db, progress.at)) await indexListings({ db, search }, ids, async () => {})
  await search.sync([], [])
  progress.end()
}
