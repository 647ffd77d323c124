import { useTranslations } from '~/messages/intl'
import { Frise, type FriseDay } from '~/ui/frise'

const TOTAL = 60
const DAY_MS = 86_400_000

/** Two and a half months with every state, always the same. */
const DAYS: FriseDay[] = Array.from({ length: 75 }, (_, index) => {
  const day = new Date(Date.UTC(2027, 5, 1) + index * DAY_MS).toISOString().slice(0, 10)
  if (index % 7 === 5) return { day, state: 'closed' }
  if (index % 23 > 18) return { day, state: 'taken', free: 0 }
  if (index % 11 > 7) return { day, state: 'partial', free: 60 - (index % 11) * 5 }
  return { day, state: 'free', free: TOTAL }
})

export function FriseSamples() {
  const t = useTranslations('dev.kit.sample')
  return (
    <div className="flex flex-col gap-6">
      <h3>{t('stripLabel')}</h3>
      <Frise size="thin" days={DAYS.slice(6, 13)} total={TOTAL} highlight={{ from: '2027-06-09', to: '2027-06-11' }} />
      <Frise size="thin" days={DAYS.slice(0, 31)} total={TOTAL} highlight={{ from: '2027-06-12', to: '2027-06-14' }} />
      <h3>{t('monthLabel')}</h3>
      <Frise size="month" days={DAYS} total={TOTAL} highlight={{ from: '2027-06-12', to: '2027-06-14' }} />
    </div>
  )
}
