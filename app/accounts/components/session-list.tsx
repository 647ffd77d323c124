import { useTranslations } from '~/messages/intl'

import { formatDayTime } from '~/messages/format'
import { useRootData } from '~/root'
import { Button } from '~/ui/button'
import { SiteForm } from '~/ui/form'
import { StateTag } from '~/ui/state-tag'

import type { OwnSession } from '../own-account.server'

/** Where a person is signed in, and the end of each. */
export function SessionList({ sessions }: { sessions: OwnSession[] }) {
  const t = useTranslations('accounts.sessions')
  const { locale, now } = useRootData()
  const when = (instant: string) => formatDayTime(new Date(instant), locale, new Date(now))
  const nameOf = ({ browser, system }: OwnSession) => (browser && system ? t('browserOn', { browser, system }) : (browser ?? system ?? t('unknown')))
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {sessions.map((session) => (
          <li key={session.handle} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-4">
            <div>
              <p className="flex flex-wrap items-center gap-3 font-semibold">{nameOf(session)}{session.current && <StateTag tone="good">{t('current')}</StateTag>}</p>
              <p className="text-ink-soft">{t('dates', { seen: when(session.lastSeenAt), started: when(session.startedAt) })}</p>
            </div>
            {!session.current && (
              <SiteForm name="end" className="">
                <input type="hidden" name="session" value={session.handle} />
                <Button variant="secondary" aria-label={t('endThis', { session: nameOf(session) })}>{t('end')}</Button>
              </SiteForm>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <SiteForm name="end-others" className="mt-6"><Button variant="secondary">{t('endOthers')}</Button></SiteForm>
      )}
    </>
  )
}
