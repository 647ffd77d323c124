import { createHash } from 'node:crypto'

import nodemailer from 'nodemailer'

import type { Database } from './database.server'

export interface OutgoingMail {
  to: string
  subject: string
  text: string
  html: string
  /** What the mail is about: the same key gives the same Message-ID, so that a second copy is recognisable. */
  key: string
  eventId?: bigint
  /** Where one click ends mails of this kind: an address that takes a POST from the reader's mail program (RFC 8058). */
  unsubscribe?: string
}

export interface Mailer {
  /** At least once; a key that was already sent is not sent again. @throws when the mail server refuses (the job tries again). */
  send(db: Database, mail: OutgoingMail): Promise<void>
}

const withoutLineBreaks = (text: string) => text.replace(/[\r\n]+/g, ' ').trim()

/** A Message-ID that depends on the key alone. */
export function messageIdOf(key: string, publicUrl: string): string {
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${new URL(publicUrl).hostname}>`
}

const stopHeaders = (address: string) => ({ 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' })

/**
 * Mail by SMTP where `smtpUrl` is set; otherwise kept in the database, readable at /dev/mails.
 * CR and LF never reach a header.
 */
export function createMailer(options: { smtpUrl: string | undefined; from: string; publicUrl: string }): Mailer {
  const transport = options.smtpUrl ? nodemailer.createTransport(options.smtpUrl) : null
  return {
    async send(db, mail) {
      const messageId = messageIdOf(mail.key, options.publicUrl)
      const subject = withoutLineBreaks(mail.subject)
      const recipient = withoutLineBreaks(mail.to)
      const row = await db.mail.upsert({
        where: { messageId },
        create: { messageId, eventId: mail.eventId ?? null, recipient, subject, ...(transport ? {} : { text: mail.text, html: mail.html }) },
        update: {},
      })
      if (row.sentAt) return
      await transport?.sendMail({ from: options.from, to: recipient, subject, text: mail.text, html: mail.html, messageId, headers: mail.unsubscribe ? stopHeaders(mail.unsubscribe) : {} })
      await db.mail.update({ where: { messageId }, data: { sentAt: new Date() } })
    },
  }
}
