import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

import type { ActionFunctionArgs } from '@remix-run/node'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'

import { type Viewer, VISITOR } from '~/accounts/permissions'
import { saveListing, saveNewListing } from '~/listings/save-listing.server'
import { sendListingForm } from '~/listings/send-listing-form.server'
import { noRateLimits } from '~/platform/rate-limit.server'
import type { FormFailure } from '~/web/form-action.server'
import { actingFor } from '~/web/request-context.server'

import { makeListing, makeMember } from '../../factories'
import { useDatabase } from '../../support/database'

const database = useDatabase()
const filesDir = mkdtempSync(path.join(os.tmpdir(), 'bourse-form-test-'))
afterAll(() => rmSync(filesDir, { recursive: true, force: true }))

const jpeg = (colour: string) => sharp({ create: { width: 500, height: 300, channels: 3, background: colour } }).jpeg().toBuffer()

type Fields = Record<string, string | File | File[]>
function argsOf(viewer: Viewer, fields: Fields): ActionFunctionArgs {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of Array.isArray(value) ? value : [value]) form.append(name, one)
  const signedIn = viewer.personId ? ({ sessionId: 'test' } as never) : null
  return {
    request: new Request('http://localhost/annonces/nouvelle', { method: 'POST', body: form }), params: {},
    context: { services: { db: database.db, filesDir, rateLimits: noRateLimits, secureCookies: false } as never, identity: Promise.resolve({ signedIn, viewer }), setCookies: [], namespaces: [], nonce: '', clientAddress: '', log: null as never },
  }
}

/** Posts the editor of a new annonce. @returns where it leads, or what is shown again. */
async function send(viewer: Viewer, fields: Fields, save: Parameters<typeof sendListingForm>[1]['save'] = saveNewListing) {
  const answer = await sendListingForm(argsOf(viewer, fields), { authorize: (context) => void actingFor(context.viewer), save }).catch((thrown: unknown) => {
    if (thrown instanceof Response) return thrown
    throw thrown
  })
  if (!('data' in answer)) return { location: (answer as Response).headers.get('location'), failure: null, status: (answer as Response).status }
  return { location: null, failure: answer.data as FormFailure, status: answer.init?.status ?? 200 }
}

const five = (organisation: { communeInsee: string }): Fields => ({
  nature: 'pret', title: '80 chaises pliantes', category: '', stock: '80', 'sites.0.communeInsee': organisation.communeInsee, 'sites.0.label': 'Local', 'handoverModes[]': 'on_site', _intent: 'publish',
})
const mine = (organisation: { id: string }) => database.db.listing.findMany({ where: { organisationId: organisation.id }, include: { photos: { orderBy: { position: 'asc' }, include: { file: true } }, sites: true } })

describe('the editor is sent', () => {
  test('with a photo and five answers, and the annonce is online', async () => {
    const { viewer, organisation } = await makeMember(database.db)
    const { location } = await send(viewer, { ...five(organisation), photos: new File([await jpeg('#123')], 'IMG 1;.jpg') })
    const [listing, ...others] = await mine(organisation)
    expect(others).toEqual([])
    expect(location).toBe(`/annonces/${listing!.id}`)
    expect(listing).toMatchObject({ status: 'published', category: 'mobilier.chaises', stock: 80, photos: [{ file: { width: 500, widths: [480, 500] } }] })
  })

  test('twice, and one annonce stands', async () => {
    const { viewer, organisation } = await makeMember(database.db)
    const form = { ...five(organisation), _key: 'key-1', photos: new File([await jpeg('#321')], 'a.jpg') }
    const both = await Promise.all([send(viewer, form), send(viewer, form)])
    expect(new Set(both.map((one) => one.location)).size).toBe(1)
    expect(await mine(organisation)).toHaveLength(1)
  })

  test('with a 40 MB photo, a text named .jpg and a good one: the message stands beside the photos and the rest is kept', async () => {
    const { viewer, organisation } = await makeMember(database.db)
    const tooBig = new File([new Uint8Array(40 * 1024 * 1024)], 'grande.jpg')
    const first = await send(viewer, { ...five(organisation), photos: [tooBig, new File([await jpeg('#777')], 'bonne.jpg')] })
    expect(first).toMatchObject({ status: 413, failure: { code: 'photo_too_big', errors: { photos: expect.stringContaining('10') }, values: { title: '80 chaises pliantes', stock: '80', sites: [{ label: 'Local' }] } } })
    const kept = first.failure!.values.photos as unknown as { hash: string; thumb: string }[]
    expect(kept).toHaveLength(1)

    const withKept = { ...five(organisation), 'photos.0.hash': kept[0]!.hash, 'photos.0.thumb': kept[0]!.thumb, 'photos.0.alt': 'Les chaises' }
    const second = await send(viewer, { ...withKept, photos: new File(['Bonjour'], 'texte.jpg') })
    expect(second).toMatchObject({ status: 422, failure: { code: 'photo_not_a_picture', values: { photos: [{ hash: kept[0]!.hash, alt: 'Les chaises' }] } } })
    expect(await mine(organisation)).toEqual([])

    await send(viewer, withKept)
    expect(await mine(organisation)).toMatchObject([{ photos: [{ alt: 'Les chaises', file: { hash: kept[0]!.hash } }] }])
  })

  test('with wrong fields: each is said, and the photo that came is not lost', async () => {
    const { viewer, organisation } = await makeMember(database.db)
    const { failure, status } = await send(viewer, { ...five(organisation), stock: '0', title: '', photos: new File([await jpeg('#999')], 'a.jpg') })
    expect(status).toBe(422)
    expect(Object.keys(failure!.errors).sort()).toEqual(['category', 'stock', 'title'])
    expect(failure!.values.photos).toHaveLength(1)
  })

  test('by a button that moves a photo: nothing is saved', async () => {
    const { viewer, organisation } = await makeMember(database.db)
    const form = { ...five(organisation), _intent: 'photo-down:0', 'photos.0.hash': 'a'.repeat(64), 'photos.1.hash': 'b'.repeat(64) }
    const { failure, status } = await send(viewer, form)
    expect(status).toBe(200)
    expect(failure).toMatchObject({ errors: {}, formError: null, values: { title: '80 chaises pliantes', photos: [{ hash: 'b'.repeat(64) }, { hash: 'a'.repeat(64) }] } })
    expect(await mine(organisation)).toEqual([])
  })

  test('with more photos than an annonce may have: refused before any is decoded', async () => {
    const { viewer, organisation } = await makeMember(database.db)
    const many = Array.from({ length: 9 }, (_, n) => new File([`photo ${n}`], `${n}.jpg`))
    expect(await send(viewer, { ...five(organisation), photos: many })).toMatchObject({ failure: { code: 'too_many_photos', errors: { photos: expect.stringContaining('8') } } })
  })

  test('after the session ended: what was typed waits behind the sign-in', async () => {
    const { organisation } = await makeMember(database.db)
    const { location } = await send(VISITOR, five(organisation))
    expect(location).toBe('/connexion?suite=%2Fannonces%2Fnouvelle')
    expect(await database.db.formDraft.findFirst({ where: { path: '/annonces/nouvelle' } })).toMatchObject({ values: { title: '80 chaises pliantes' } })
  })

  test('to publish, for an association that waits: refused and nothing kept by halves; as a draft it is kept', async () => {
    const { viewer, organisation } = await makeMember(database.db, { organisation: { status: 'pending' } })
    expect(await send(viewer, five(organisation))).toMatchObject({ status: 403, failure: { code: 'not_verified', values: { title: '80 chaises pliantes' } } })
    expect(await mine(organisation)).toEqual([])
    await send(viewer, { ...five(organisation), _intent: 'draft' })
    expect(await mine(organisation)).toMatchObject([{ status: 'draft' }])
  })

  test('for an annonce that exists: its photos and places are what the form holds', async () => {
    const { viewer, organisation } = await makeMember(database.db)
    const listing = await makeListing(database.db, organisation, { photos: { create: { file: { create: { hash: 'c'.repeat(64), width: 480, height: 300, bytes: 1, widths: [480] } } } } })
    const { location } = await send(viewer, { ...five(organisation), title: 'Cent chaises', 'sites.0.label': 'Cave' }, (context, input, publish) => saveListing(context, listing.id, input, publish))
    expect(location).toBe(`/annonces/${listing.id}`)
    expect(await mine(organisation)).toMatchObject([{ title: 'Cent chaises', status: 'published', photos: [], sites: [{ label: 'Cave' }] }])
  })
})
