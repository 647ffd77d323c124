import { Form, Link, useLocation } from '@remix-run/react'

import { useLocale, useTranslations } from '~/messages/intl'
import { LOCALES } from '~/messages/locale'
import type { RootData } from '~/root'

const LINK = 'inline-flex min-h-tap items-center text-ink underline decoration-line-strong decoration-1 underline-offset-4 hover:decoration-2'

/** Where the law and the lost look: help, who runs the site, what it keeps, its language. */
export function SiteFooter({ root }: { root: RootData }) {
  const t = useTranslations('common.footer')
  const places = useTranslations('common.nav')
  return (
    <footer className="border-t border-line bg-sunken print:hidden">
      <div className="mx-auto flex max-w-page flex-col gap-4 px-4 py-8 sm:px-6">
        <p className="max-w-prose">{t('pitch')}</p>
        <nav aria-label={t('label')}>
          <ul className="flex flex-wrap gap-x-6">
            <li><Link to="/besoins" prefetch="intent" className={LINK}>{places('needs')}</Link></li>
            <li><Link to="/aide" prefetch="intent" className={LINK}>{t('help')}</Link></li>
            <li><Link to="/mentions-legales" prefetch="intent" className={LINK}>{t('legal')}</Link></li>
            <li><Link to="/confidentialite" prefetch="intent" className={LINK}>{t('privacy')}</Link></li>
            <li><Link to="/accessibilite" prefetch="intent" className={LINK}>{t('accessibility')}</Link></li>
            {root.devPages && (
              <>
                <li><Link to="/dev/mails" className={LINK}>{t('mails')}</Link></li>
                <li><Link to="/dev/ui" className={LINK}>{t('kit')}</Link></li>
              </>
            )}
          </ul>
        </nav>
        <LanguageSwitch />
      </div>
    </footer>
  )
}

/** The other language, in its own words. */
function LanguageSwitch() {
  const t = useTranslations('common')
  const locale = useLocale()
  const { pathname, search } = useLocation()
  return (
    <Form method="post" action="/langue" preventScrollReset className="flex flex-wrap items-center gap-x-4">
      <span className="text-ink-soft">{t('footer.language')}</span>
      <input type="hidden" name="retour" value={pathname + search} />
      {LOCALES.map((each) =>
        each === locale ? (
          <span key={each} lang={each} aria-current="true" className="font-semibold">{t(`languages.${each}`)}</span>
        ) : (
          <button key={each} type="submit" name="langue" value={each} lang={each} className={LINK}>{t(`languages.${each}`)}</button>
        ),
      )}
    </Form>
  )
}
