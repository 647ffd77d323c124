import { useLocale, useTranslations } from '~/messages/intl'

import { formatDate } from '~/messages/format'
import { Button } from '~/ui/button'
import { SiteForm } from '~/ui/form'
import { StateTag } from '~/ui/state-tag'

interface ShownToken {
  id: string
  name: string
  scopes: string[]
  createdAt: Date
  expiresAt: Date | null
  lastUsedAt: Date | null
}

/** The tokens that still open something, each with its end. */
export function AccessTokenList({ tokens }: { tokens: readonly ShownToken[] }) {
  const t = useTranslations('tokens')
  const locale = useLocale()
  return (
    <ul className="divide-y divide-line border-y border-line">
      {tokens.map((token) => {
        const name = token.name || t('sessionName')
        return (
          <li key={token.id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 py-4">
            <div>
              <p className="flex flex-wrap items-center gap-2 font-semibold">
                {name}
                <StateTag tone="neutral">{t(token.scopes.includes('write') ? 'scope.write' : 'scope.read')}</StateTag>
              </p>
              <p className="text-sm text-ink-soft">
                {[
                  t('createdOn', { date: formatDate(token.createdAt, locale) }),
                  token.lastUsedAt ? t('usedOn', { date: formatDate(token.lastUsedAt, locale) }) : t('neverUsed'),
                  token.expiresAt && t('endsOn', { date: formatDate(token.expiresAt, locale) }),
                ].filter(Boolean).join(' · ')}
              </p>
            </div>
            <SiteForm name={`revoke-${token.id}`}>
              <input type="hidden" name="tokenId" value={token.id} />
              <Button variant="danger">{t('revoke')}<span className="sr-only"> {name}</span></Button>
            </SiteForm>
          </li>
        )
      })}
    </ul>
  )
}
