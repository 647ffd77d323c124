import { describe, expect, test } from 'vitest'

import { readOrganisationCard } from '~/associations/associations.server'
import { coordinatorRecipients, organisationRecipients } from '~/notifications/recipients.server'

import { makeCommune, makeMember, makeOrganisation, makePerson } from '../factories'
import { useDatabase } from '../support/database'

const database = useDatabase()

describe('who hears of what concerns an association', () => {
  test('its active members and its shared mailbox, each once', async () => {
    const { db } = database
    const { organisation, person } = await makeMember(db, { organisation: { email: 'Contact@Asso.test' } })
    const english = await makePerson(db, { locale: 'en', loanMails: 'daily' })
    const mailboxOwner = await makePerson(db, { email: 'contact@asso.test' })
    const disabled = await makePerson(db, { disabledAt: new Date('2026-01-02') })
    const unconfirmed = await makePerson(db, { emailVerifiedAt: null })
    for (const member of [english, mailboxOwner, disabled, unconfirmed]) await db.membership.create({ data: { personId: member.id, organisationId: organisation.id, role: 'membre' } })
    expect(await organisationRecipients(db, organisation.id)).toEqual([
      { email: person.email, locale: 'fr', reader: { personId: person.id, pace: 'at_once' } },
      { email: english.email, locale: 'en', reader: { personId: english.id, pace: 'daily' } },
      { email: 'contact@asso.test', locale: 'fr', reader: { personId: mailboxOwner.id, pace: 'at_once' } },
    ])
  })

  test('to a shared mailbox that is no member’s own everything goes at once', async () => {
    const { db } = database
    const { organisation } = await makeMember(db)
    expect((await organisationRecipients(db, organisation.id)).at(-1)).toEqual({ email: organisation.email, locale: 'fr' })
  })

  test('a new association is told to the coordinators of its commune and of the whole territory, not to the others', async () => {
    const { db } = database
    const here = await makeCommune(db)
    const elsewhere = await makeCommune(db)
    const [local, whole, other] = [await makePerson(db), await makePerson(db), await makePerson(db)]
    await db.coordinatorArea.createMany({
      data: [
        { personId: local.id, communeInsee: here.insee },
        { personId: whole.id, communeInsee: null },
        { personId: other.id, communeInsee: elsewhere.insee },
      ],
    })
    expect((await coordinatorRecipients(db, here.insee)).map((r) => r.email)).toEqual([local.email, whole.email])
  })
})

test('an association whose commune is of no EPCI of the site is « hors territoire »', async () => {
  const { db } = database
  await db.territory.create({ data: { epciSiren: '200040715', name: 'Grenoble-Alpes-Métropole' } })
  const inside = await makeOrganisation(db)
  const outside = await makeOrganisation(db, { communeInsee: (await makeCommune(db, { epciSiren: '200000172' })).insee })
  const nowhere = await makeOrganisation(db, { communeInsee: (await makeCommune(db, { epciSiren: null })).insee })
  expect(await readOrganisationCard(db, inside.id)).toMatchObject({ outsideTerritory: false, verified: true })
  expect(await readOrganisationCard(db, outside.id)).toMatchObject({ outsideTerritory: true })
  expect(await readOrganisationCard(db, nowhere.id)).toMatchObject({ outsideTerritory: true })
})
