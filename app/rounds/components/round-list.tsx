import { useTranslations } from '~/messages/intl'
import { Button, ButtonLink } from '~/ui/button'
import { TextField } from '~/ui/fields'
import { SiteForm } from '~/ui/form'

import type { RoundsPage } from '../rounds-page.server'

/** The rounds of a day, each with its link to pass on. */
export function RoundList({ rounds }: Pick<RoundsPage, 'rounds'>) {
  const t = useTranslations('rounds')
  return (
    <ul>
      {rounds.map(({ id, driver, stops, link }) => (
        <li key={id} className="flex max-w-prose flex-col gap-3 border-b border-line py-5">
          <h3 className="text-lg">{t('round', { driver, stops })}</h3>
          <TextField id={`lien-${id}`} name="link" label={t('link', { driver })} hint={t('linkHint')} defaultValue={link} readOnly />
          <div className="flex flex-wrap gap-3">
            <ButtonLink to={new URL(link).pathname} variant="secondary">{t('open')}<span className="sr-only"> ({driver})</span></ButtonLink>
            <SiteForm name="revoke">
              <input type="hidden" name="roundId" value={id} />
              <Button variant="quiet">{t('revoke')}<span className="sr-only"> ({driver})</span></Button>
            </SiteForm>
          </div>
        </li>
      ))}
    </ul>
  )
}
