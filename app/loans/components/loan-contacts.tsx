import { useTranslations } from '~/messages/intl'
import type { LoanEnd } from 'prisma/generated/client'

import { formatPhone } from '~/messages/format'
import { Button } from '~/ui/button'
import { Disclosure } from '~/ui/disclosure'
import { TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'
import { Icon } from '~/ui/icon'
import { shown, useFormFailure } from '~/web/use-form-failure'

import { LIMITS } from '../loan-limits'
import type { LoanPage } from '../loan-page.server'
import { ExpectedState } from './expected-state'
import { partnerName } from './partner-name'

const telephone = (phone: string) => `tel:${phone.replace(/[^+\d]/g, '')}`

/** Who to call: the contacts du jour of each end, the other association, the places, and what only this loan may know. */
export function LoanContacts({ loan }: { loan: LoanPage }) {
  const t = useTranslations('loans')
  const ends: LoanEnd[] = loan.path === 'loan' ? ['retrait', 'retour'] : ['retrait']
  const places = loan.lines.flatMap((line) => line.places)
  return (
    <div className="flex flex-col gap-6">
      {loan.secrets.map((secret) => (
        <div key={secret.title} className="flex gap-3 rounded border-l-4 border-active bg-active-soft p-4">
          <Icon name="key" className="mt-0.5 size-6 text-active" />
          <div>
            <p className="font-semibold">{t('contacts.secret')}</p>
            <p className="whitespace-pre-line">{secret.text}</p>
          </div>
        </div>
      ))}
      {places.length > 0 && (
        <ul className="flex flex-col gap-3">
          {places.map((place, index) => (
            <li key={index} className="flex gap-3">
              <Icon name="pin" className="mt-0.5 size-5 text-ink-soft" />
              <span>{[place.label, place.address, place.commune].filter(Boolean).join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
      {loan.partner && (
        <p className="flex flex-col">
          <span className="font-semibold">{loan.partner.name}</span>
          <a href={telephone(loan.partner.phone)} className="inline-flex min-h-tap items-center gap-2 underline underline-offset-4"><Icon name="phone" />{formatPhone(loan.partner.phone)}</a>
          <a href={`mailto:${loan.partner.email}`} className="inline-flex min-h-tap items-center gap-2 break-all underline underline-offset-4"><Icon name="mail" />{loan.partner.email}</a>
        </p>
      )}
      {loan.contacts.length > 0 && (
        <ul className="flex flex-col gap-2">
          {loan.contacts.map((contact) => (
            <li key={contact.end + contact.side}>
              <span className="text-ink-soft">{t(`contacts.${contact.end}`, { path: loan.path, whose: contact.side === loan.side ? t('contacts.yours') : partnerName(loan) })}</span>
              <br />
              {contact.name}, <a href={telephone(contact.phone)} className="inline-flex min-h-tap items-center underline underline-offset-4">{formatPhone(contact.phone)}</a>
            </li>
          ))}
        </ul>
      )}
      {loan.mayNameContact && (
        <div>{ends.map((end) => <ContactForm key={end} end={end} loan={loan} />)}</div>
      )}
    </div>
  )
}

function ContactForm({ end, loan }: { end: LoanEnd; loan: LoanPage }) {
  const t = useTranslations('loans')
  const failure = useFormFailure('contact')
  const failed = failure.values?.end === end ? failure : { errors: {} as Record<string, string>, formError: null, values: null }
  const own = loan.ownContacts.find((contact) => contact.end === end)
  const open = Object.keys(failed.errors).length > 0
  return (
    <Disclosure summary={t(own ? `contacts.change_${end}` : `contacts.name_${end}`, { path: loan.path })} open={open}>
      <SiteForm name="contact" failure={failed} labels={{ name: t('contacts.name'), phone: t('contacts.phone') }} className="flex flex-col gap-4">
        <ExpectedState state={loan.state} />
        <input type="hidden" name="end" value={end} />
        <p className="text-sm text-ink-soft">{t('contacts.hint')}</p>
        <TextField id={`name-${end}`} name="name" label={t('contacts.name')} required maxLength={LIMITS.contactName} autoComplete="off" defaultValue={shown(failed.values, 'name', own?.name)} error={failed.errors.name} />
        <TextField id={`phone-${end}`} name="phone" type="tel" label={t('contacts.phone')} required maxLength={LIMITS.phone} autoComplete="off" defaultValue={shown(failed.values, 'phone', own?.phone)} error={failed.errors.phone} />
        <div><Button variant="secondary">{t('contacts.save')}</Button></div>
      </SiteForm>
    </Disclosure>
  )
}
