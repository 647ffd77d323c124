import { Link, matchPath, useLocation } from '@remix-run/react'

import { useTranslations } from '~/messages/intl'
import type { RootData } from '~/root'

import { AccountMenu } from './account-menu'
import { Icon, type IconName } from './icon'
import { Logo } from './logo'
import { TextLink } from './text-link'

/** Name, the places one goes to, and who one is. On a phone the places stand in a row of their own. */
export function SiteHeader({ root }: { root: RootData }) {
  const t = useTranslations('common.nav')
  const { viewer } = root
  return (
    <header className="border-b border-line print:border-0">
      <div className="mx-auto flex max-w-page flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2 sm:px-6 md:gap-x-8">
        <Link to="/" aria-label={t('home')} className="flex min-h-tap items-center gap-2.5 font-semibold leading-tight text-ink no-underline">
          <Logo />
          <SiteName />
        </Link>
        <nav aria-label={t('label')} className="order-last w-full print:hidden md:order-none md:w-auto md:flex-1">
          <ul className="-mx-1.5 flex flex-wrap sm:-mx-2 sm:gap-x-2 md:gap-x-3">
            <Place to="/annonces" icon="search" label={t('search')} exact />
            <Place to="/annonces/nouvelle" icon="plus" label={t('offer')} />
            <Place to="/besoins" also="/recherches" icon="people" label={t('needs')} />
            {root.basket > 0 && <Place to="/demande" also="/demandes" icon="check" label={t('basket', { count: root.basket })} />}
            {viewer.signedIn && <Place to="/prets" icon="box" label={t('loans')} />}
            {viewer.coordinates && <Place to="/moderation" icon="shield" label={t('coordination')} className="hidden sm:block" />}
          </ul>
        </nav>
        <div className="ml-auto flex items-center gap-x-4 print:hidden">
          {viewer.signedIn ? (
            <AccountMenu viewer={viewer} />
          ) : (
            <>
              <Link to="/connexion" prefetch="intent" className="inline-flex min-h-tap items-center text-ink underline-offset-4 hover:underline">{t('signIn')}</Link>
              <Link to="/inscription" prefetch="intent" className="hidden min-h-tap items-center text-ink underline-offset-4 hover:underline lg:inline-flex">{t('register')}</Link>
            </>
          )}
        </div>
      </div>
      {viewer.signedIn && !viewer.confirmed && <ConfirmAddress />}
    </header>
  )
}

/** Said on every page but its own, until it is done. */
function ConfirmAddress() {
  const t = useTranslations('common')
  const { pathname } = useLocation()
  if (pathname.startsWith('/confirmer-adresse')) return null
  return (
    <p className="bg-wait-soft print:hidden">
      <span className="mx-auto flex max-w-page flex-wrap items-center gap-x-4 px-4 py-2 sm:px-6">
        {t('unconfirmed')}
        <TextLink to="/confirmer-adresse" className="inline-flex min-h-tap items-center font-semibold">{t('unconfirmedAction')}</TextLink>
      </span>
    </p>
  )
}

function SiteName() {
  const t = useTranslations('common')
  return <span className="max-w-[7.5rem] sm:max-w-none">{t('siteName')}</span>
}

/** The place one is at, or below. @param also pages that belong to it under an address of their own. */
function Place({ to, also = to, icon, label, exact = false, className }: { to: string; also?: string; icon: IconName; label: string; exact?: boolean; className?: string }) {
  const { pathname } = useLocation()
  const here = [to, also].some((path) => matchPath({ path, end: exact }, pathname))
  return (
    <li className={className}>
      <Link
        to={to} prefetch="intent" aria-current={matchPath(to, pathname) ? 'page' : here || undefined}
        className={`flex min-h-tap items-center gap-2 border-b-2 px-1.5 no-underline sm:px-2 ${here ? 'border-accent font-semibold text-ink' : 'border-transparent text-ink hover:border-line-strong'}`}
      >
        <Icon name={icon} className="hidden size-5 sm:block" />
        {label}
      </Link>
    </li>
  )
}
