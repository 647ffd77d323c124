import type { SearchMapData } from '~/listings/search-map.server'
import { useTranslations } from '~/messages/intl'
import { Disclosure } from '~/ui/disclosure'
import { LinkArea } from '~/ui/link-area'

import { FacetChoices } from './facet-choices'

/** From this radius on there is room for the number of annonces within a spot. */
const ROOM_FOR_COUNT = 11

/** The communes where something is found, each a link; and the same as a list, for every eye and every reader. */
export function SearchMap({ map: { width, height, land, quiet, centre, scale, communes } }: { map: SearchMapData }) {
  const t = useTranslations('search.map')
  return (
    <LinkArea keepScroll>
      <figure className="lg:sticky lg:top-4 lg:self-start">
        <a href="#annonces" className="sr-only focus:not-sr-only">{t('skip')}</a>
        <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t('label')} fill="none" strokeLinecap="round" className="w-full lg:max-h-[calc(100vh-9rem)]">
          <defs><path id="terre" d={land.path} /></defs>
          <use href="#terre" strokeWidth={land.breadth + 2.5} className="stroke-line" />
          <use href="#terre" strokeWidth={land.breadth} className="stroke-surface" />
          {centre && (
            <>
              <circle cx={centre.x} cy={centre.y} r={centre.r} strokeWidth="1.5" strokeDasharray="1 6" className="fill-accent/5 stroke-accent" />
              <path d={`M${centre.x - 6} ${centre.y}h12m-6 -6v12`} strokeWidth="2" className="stroke-accent" />
            </>
          )}
          <path d={quiet} strokeWidth="4" className="stroke-line-strong" />
          {communes.map((commune) => commune.spot && <Spot key={commune.label} commune={commune} spot={commune.spot} />)}
          <path d={`M8 ${height - 8}v-4m0 2h${scale.length}m0 -2v4`} strokeWidth="1.25" className="stroke-ink-soft" />
          <text x="8" y={height - 18} fontSize="12" className="fill-ink-soft">{t('scale', { km: scale.km })}</text>
        </svg>
        <figcaption className="mb-4 mt-1 text-sm text-ink-soft">{t('caption')}</figcaption>
        <Disclosure summary={t('list', { count: communes.length })}>
          <div className="columns-2 gap-8"><FacetChoices choices={communes} /></div>
        </Disclosure>
      </figure>
    </LinkArea>
  )
}

type Commune = SearchMapData['communes'][number]

/** A disc, wider to the finger than to the eye, with its number where there is room; its title is its name for readers. */
function Spot({ commune: { label, href, count, selected }, spot: { x, y, r, name } }: { commune: Commune; spot: NonNullable<Commune['spot']> }) {
  const t = useTranslations('search.map')
  return (
    <a href={href} aria-current={selected || undefined} className="group">
      <title>{t('commune', { name: label, count })}</title>
      <circle cx={x} cy={y} r={r + 5} pointerEvents="all" />
      <circle cx={x} cy={y} r={r} className={selected ? 'fill-accent' : 'fill-neutral group-hover:fill-accent'} />
      {r >= ROOM_FOR_COUNT && <text x={x} y={y + 4.5} fontSize="13" textAnchor="middle" className="fill-paper">{count}</text>}
      {name && <text x={name.x} y={name.y} textAnchor={name.anchor} strokeWidth="3" className={`stroke-surface text-[15px] lg:text-[13.5px] [paint-order:stroke] ${selected ? 'fill-accent font-semibold' : 'fill-ink'}`}>{name.text}</text>}
    </a>
  )
}
