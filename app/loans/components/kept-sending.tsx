import { type ReactNode, useEffect, useRef } from 'react'

import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'

import { useKeptSending } from './use-kept-sending'

/** A form that survives a bad network: while what was filled in waits to be sent, this says so in its place. */
export function KeptSending({ keeper, children }: { keeper: string; children: ReactNode }) {
  const t = useTranslations('reports.kept')
  const { kept, shownAgain, notSent, sending, send, drop } = useKeptSending(keeper)
  const refused = kept && notSent === 'refused'
  const said = kept || notSent === 'unsent'
  const notice = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (said) notice.current?.focus()
  }, [said, refused])
  return (
    <>
      <div ref={notice} role="status" tabIndex={-1} className="max-w-prose">
        {kept && (
          <Notice tone={refused ? 'warning' : 'info'} title={t(refused ? 'refused' : 'title')}>
            <p>{t(refused ? 'refusedHint' : 'hint')}</p>
            <div className="mt-1 flex flex-wrap gap-3">
              <Button type="button" pending={sending} onClick={() => void send()}>{t('sendNow')}</Button>
              <Button type="button" variant="quiet" onClick={() => void drop()}>{t('drop')}</Button>
            </div>
          </Notice>
        )}
        {!kept && notSent === 'unsent' && <Notice tone="warning" title={t('unsent')}><p>{t('unsentHint')}</p></Notice>}
      </div>
      {/* Kept in the page, for whoever decides not to send it; shown again by the site, it is filled in with what the site got. */}
      <div key={shownAgain ? 'again' : 'first'} hidden={kept}>{children}</div>
    </>
  )
}
