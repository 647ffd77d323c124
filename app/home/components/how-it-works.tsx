import type { SiteFigures } from '~/home/site-figures.server'
import { formatNumber } from '~/messages/format'
import { useLocale, useTranslations } from '~/messages/intl'
import { Section } from '~/ui/section'
import { Stat } from '~/ui/stat'
import { TextLink } from '~/ui/text-link'

const STEPS = ['search', 'ask', 'return'] as const

/** Three sentences, and the figures that say people are here. */
export function HowItWorks({ figures }: { figures: SiteFigures }) {
  const t = useTranslations('home.how')
  const locale = useLocale()
  return (
    <Section title={t('title')} className="!mt-14">
      <div className="grid gap-10 lg:grid-cols-[2fr_1fr] lg:gap-16">
        <div>
          <ol className="flex max-w-prose flex-col gap-4">
            {STEPS.map((step, index) => (
              <li key={step} className="flex gap-4">
                <span aria-hidden="true" className="w-6 shrink-0 text-2xl font-semibold leading-tight text-accent">{index + 1}</span>
                <span>{t(step)}</span>
              </li>
            ))}
          </ol>
          <p className="mt-4"><TextLink to="/aide" className="inline-flex min-h-tap items-center">{t('more')}</TextLink></p>
        </div>
        {figures.listings > 0 && (
          <div className="flex flex-wrap gap-x-10 gap-y-4 border-line lg:flex-col lg:border-l lg:pl-8">
            <Stat value={formatNumber(figures.associations, locale)} label={t('associations', { count: figures.associations })} />
            <Stat value={formatNumber(figures.listings, locale)} label={t('listings', { count: figures.listings })} />
            {figures.loansReturned > 0 && <Stat value={formatNumber(figures.loansReturned, locale)} label={t('loansReturned', { count: figures.loansReturned })} />}
          </div>
        )}
      </div>
    </Section>
  )
}
