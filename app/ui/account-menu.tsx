import { Form, Link, useLocation } from '@remix-run/react'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'

import { useTranslations } from '~/messages/intl'
import type { RootData } from '~/root'

import { Icon, type IconName } from './icon'

const LINE = 'flex min-h-tap w-full items-center gap-3 px-4 py-2 text-left text-ink no-underline hover:bg-sunken'

/** Who is signed in and for which association she acts. A native fold: it opens without JavaScript. */
export function AccountMenu({ viewer }: { viewer: RootData['viewer'] }) {
  const t = useTranslations('common.account')
  const places = useTranslations('common.nav')
  const location = useLocation()
  const fold = useRef<HTMLDetailsElement>(null)
  const acting = viewer.memberships.find((membership) => membership.organisationId === viewer.actingFor)
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !fold.current?.open) return
    fold.current.open = false
    fold.current.querySelector('summary')?.focus()
  }
  return (
    <details ref={fold} key={location.key} onKeyDown={closeOnEscape} className="group relative">
      <summary className="flex min-h-tap max-w-[8rem] items-center gap-2 leading-tight sm:max-w-[16rem]">
        <Icon name="user" className="hidden size-5 sm:block" />
        <span className="sr-only">{t('menu')}</span>
        <span className="line-clamp-2 min-w-0">{acting?.name ?? viewer.name}</span>
        <Icon name="chevron-down" className="size-4 transition-transform group-open:rotate-180" />
      </summary>
      <div className="absolute right-0 z-10 mt-1 max-h-[80vh] w-[min(20rem,calc(100vw-2rem))] overflow-y-auto rounded-lg border border-line-strong bg-surface py-2">
        <p className="px-4 py-2 font-semibold">{viewer.name}</p>
        <Associations viewer={viewer} retour={location.pathname + location.search} />
        <ul className="border-t border-line pt-2">
          {acting && (
            <>
              <Line to="/mes-annonces" icon="box">{t('listings')}</Line>
              <Line to={`/associations/${acting.slug}`} icon="people">{t('association')}</Line>
              <Line to={`/associations/${acting.slug}/membres`} icon="user">{t('members')}</Line>
            </>
          )}
          {viewer.confirmed && <Line to="/recherches" icon="search">{t('searches')}</Line>}
          {viewer.coordinates && <Line to="/moderation" icon="shield" className="sm:hidden">{places('coordination')}</Line>}
          <Line to="/compte" icon="key">{t('settings')}</Line>
          <li>
            <Form method="post" action="/deconnexion">
              <button type="submit" className={LINE}><Icon name="arrow-right" />{t('signOut')}</button>
            </Form>
          </li>
        </ul>
      </div>
    </details>
  )
}

function Line({ to, icon, className, children }: { to: string; icon: IconName; className?: string; children: ReactNode }) {
  return <li className={className}><Link to={to} prefetch="intent" className={LINE}><Icon name={icon} />{children}</Link></li>
}

/** The associations one speaks for, the present one ticked; each other one a button. */
function Associations({ viewer, retour }: { viewer: RootData['viewer']; retour: string }) {
  const t = useTranslations('common.account')
  if (viewer.memberships.length === 0)
    return (
      <div className="pb-2">
        <p className="px-4 py-1 text-ink-soft">{t('none')}</p>
        <Link to="/associations/nouvelle" className={LINE}><Icon name="plus" />{t('create')}</Link>
      </div>
    )
  return (
    <div className="pb-2">
      <p id="agir-pour" className="px-4 text-sm text-ink-soft">{t('actingFor')}</p>
      <ul aria-labelledby="agir-pour">
        {viewer.memberships.map(({ organisationId, name, verified }) => {
          const current = organisationId === viewer.actingFor
          const words = <span>{name}{!verified && <span className="text-sm text-ink-soft"> ({t('notVerified')})</span>}</span>
          return (
            <li key={organisationId}>
              {current ? (
                <span aria-current="true" className={`${LINE} font-semibold hover:bg-transparent`}><Icon name="check" className="size-5 text-accent" />{words}</span>
              ) : (
                <Form method="post" action="/agir-pour">
                  <input type="hidden" name="organisationId" value={organisationId} />
                  <input type="hidden" name="retour" value={retour} />
                  <button type="submit" aria-label={t('switchTo', { name })} className={`${LINE} pl-12`}>{words}</button>
                </Form>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
