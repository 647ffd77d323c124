import { formatPhone } from '~/messages/format'

const LOOK = 'text-accent underline decoration-1 underline-offset-[0.2em] hover:decoration-2'

/** A telephone number that a telephone dials. */
export function PhoneLink({ phone }: { phone: string }) {
  return <a className={`${LOOK} whitespace-nowrap`} href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{formatPhone(phone)}</a>
}

/** An address to write to. */
export function MailLink({ email }: { email: string }) {
  return <a className={`${LOOK} break-all`} href={`mailto:${email}`}>{email}</a>
}
