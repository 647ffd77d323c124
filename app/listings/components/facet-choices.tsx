import type { FacetChoice } from '~/listings/search-facets.server'
import { useTranslations } from '~/messages/intl'

/** Choices that are links, with what each would find; a `LinkArea` around them follows. */
export function FacetChoices({ choices }: { choices: FacetChoice[] }) {
  const t = useTranslations('search.filters')
  return (
    <ul className="choices">
      {choices.map(({ label, href, count, selected, choices: within }) => (
        <li key={label}>
          <a href={href} aria-current={selected || undefined}>
            {selected && <span className="sr-only">{t('remove')}</span>}
            {label}
            <b>{count}<span className="sr-only"> {t('found', { count })}</span></b>
          </a>
          {within && within.length > 0 && <FacetChoices choices={within} />}
        </li>
      ))}
    </ul>
  )
}
