import { useTranslations } from '~/messages/intl'

import { formatPhone } from '~/messages/format'
import { DescriptionList } from '~/ui/description-list'

/** How to reach an association; shown to its members and to coordinators. */
export function OrganisationContact({ contact }: { contact: { email: string; phone: string } }) {
  const t = useTranslations('associations.contact')
  const link = 'inline-flex min-h-tap items-center break-all text-accent underline underline-offset-[0.2em]'
  return (
    <div className="mt-8 max-w-xl">
      <DescriptionList
        items={[
          { term: t('email'), description: <a href={`mailto:${contact.email}`} className={link}>{contact.email}</a> },
          { term: t('phone'), description: <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`} className={link}>{formatPhone(contact.phone)}</a> },
        ]}
      />
      <p className="mt-2 text-sm text-ink-soft">{t('whoSees')}</p>
    </div>
  )
}
