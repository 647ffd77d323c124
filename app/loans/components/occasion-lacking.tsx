import type { WhoElse } from '~/listings/who-else.server'
import { useLocale, useNow, useTranslations } from '~/messages/intl'
import { ButtonLink } from '~/ui/button'
import { TextLink } from '~/ui/text-link'

import type { OccasionPage } from '../occasion-page.server'
import { periodText } from './loan-period-text'

/** What nobody has promised, and who else has it then. */
export function OccasionLacking({ lacking, elsewhere }: { lacking: OccasionPage['lacking']; elsewhere: WhoElse }) {
  const t = useTranslations('basket')
  const locale = useLocale()
  const now = useNow()
  return (
    <section aria-labelledby="manque">
      <h2 id="manque" className="text-2xl">{t('lacking')}</h2>
      <ul className="mt-2 flex flex-col gap-4">
        {lacking.map((line) => {
          const others = elsewhere.find(({ id }) => id === line.id)
          return (
            <li key={line.id} className="rounded-lg border border-line bg-surface p-4 sm:p-5">
              <p className="font-semibold">{t('lackingOne', { title: line.title, quantity: line.quantity })}</p>
              <p className="text-ink-soft">{periodText(line, line.nature, locale, now)}</p>
              {others && others.found.length > 0 ? (
                <>
                  <p className="mt-3">{t('elsewhere')}</p>
                  <ul className="mt-1 flex flex-col">
                    {others.found.map((each) => (
                      <li key={each.id} className="border-t border-line py-2 first:border-0">
                        <TextLink to={each.href} className="inline-flex min-h-tap items-center">{each.title}</TextLink>
                        <p><strong className="text-good">{t('free', { free: each.free })}</strong><span className="text-ink-soft"> · {each.association}, {each.where}</span></p>
                      </li>
                    ))}
                  </ul>
                </>
              ) : others && <p className="mt-3">{t('nowhere')}</p>}
              {others && <div className="mt-3"><ButtonLink to={others.href} variant="secondary" icon="search">{t('searchMore')}</ButtonLink></div>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
