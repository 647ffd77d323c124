import { useEffect, useRef } from 'react'

import { useTranslations } from '~/messages/intl'

import { Notice } from './notice'

/** What the last action did, said once, above the page it led to. Takes the focus, so that it is heard. */
export function FlashNotice({ flash }: { flash: { key: string; values?: Record<string, string | number> | undefined } }) {
  const t = useTranslations('common.flash')
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => ref.current?.focus(), [flash])
  const key = flash.key as Parameters<typeof t>[0]
  if (!t.has(key)) return null
  return (
    <div ref={ref} role="status" tabIndex={-1} className="mb-8">
      <Notice tone="success">{t(key, flash.values as never)}</Notice>
    </div>
  )
}
