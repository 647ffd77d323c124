import type { AddressInfo } from 'node:net'

import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { createMailer, messageIdOf } from '~/platform/mail.server'

import { useDatabase } from '../../support/database'

const database = useDatabase()
const received: string[] = []
let refusing = false
const server = new SMTPServer({
  authOptional: true, disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    const parts: Buffer[] = []
    stream.on('data', (part: Buffer) => parts.push(part))
    stream.on('end', () => {
      if (refusing) return done(Object.assign(new Error('try later'), { responseCode: 451 }))
      received.push(Buffer.concat(parts).toString('utf8'))
      done()
    })
  },
})
let url: string
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve(void (url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`)))))
afterAll(() => new Promise<void>((resolve) => server.close(resolve)))
beforeEach(() => void (received.length = 0))

const publicUrl = 'https://bourse.exemple.test'
const mail = (key: string) => ({ to: 'contact@exemple.test', subject: 'Votre demande est acceptée', text: 'Bonjour', html: '<p>Bonjour</p>', key })

describe('mail by SMTP', () => {
  test('leaves once, under a Message-ID that its event gives', async () => {
    const mailer = createMailer({ smtpUrl: url, from: 'Bourse <bourse@exemple.test>', publicUrl })
    await mailer.send(database.db, mail('event:7'))
    await mailer.send(database.db, mail('event:7'))
    expect(received).toHaveLength(1)
    expect(received[0]).toContain(`Message-ID: ${messageIdOf('event:7', publicUrl)}`)
    expect(received[0]).toMatch(/^From: Bourse <bourse@exemple\.test>/m)
  })

  test('that the server refuses is tried again, and its words are not kept once it left', async () => {
    const mailer = createMailer({ smtpUrl: url, from: 'bourse@exemple.test', publicUrl })
    refusing = true
    await expect(mailer.send(database.db, mail('event:8'))).rejects.toThrow()
    refusing = false
    await mailer.send(database.db, mail('event:8'))
    expect(received).toHaveLength(1)
    const row = await database.db.mail.findUniqueOrThrow({ where: { messageId: messageIdOf('event:8', publicUrl) } })
    expect(row.sentAt).not.toBeNull()
    expect(row).toMatchObject({ text: '', html: '' })
  })
})
