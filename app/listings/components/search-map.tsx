import type { SearchMapData } from '~/listings/search-map.server'
import { useTranslations } from '~/messages/intl'
import { Disclosure } from '~/ui/disclosure'
import { LinkArea } from '~/ui/link-area'

import { FacetChoices } from './facet-choices'

/** From this radius on there is room for the number of annonces within a spot. */
const ROOM_FOR_COUNT = 11

/** The communes where something is found, each a link; and the same as a list, for every eye and every reader. */
export function SearchMap({ map: { width, height, land, tiles, quiet, centre, scale, communes } }: { map: SearchMapData }) {
  const t = useTranslations('search.map')
  return (
    <LinkArea keepScroll>
      <figure className="lg:sticky lg:top-4 lg:self-start">
        <a href="#annonces" className="sr-only focus:not-sr-only">{t('skip')}</a>
        <svg viewBox={`0 0 ${width} ${height}`} role="group" aria-label={t('label')} fill="none" strokeLinecap="round" className="w-full lg:max-h-[calc(100vh-9rem)]">
          <defs><path id="terre" d={land.path} /></defs>
          <use href="#terre" strokeWidth={land.breadth + 2.5} className="stroke-line" />
          <use href="#terre" strokeWidth={land.breadth} className="stroke-surface" />
          {tiles && <Tiles width={width} height={height} tiles={tiles} />}
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
        {tiles && <Attribution parts={tiles.attribution} />}
        {communes.length > 0 && (
          <>
            <figcaption className="mb-4 mt-1 text-sm text-ink-soft">{t('caption')}</figcaption>
            <Disclosure summary={t('list', { count: communes.length })}>
              <div className="columns-2 gap-8"><FacetChoices choices={communes} /></div>
            </Disclosure>
          </>
        )}
      </figure>
    </LinkArea>
  )
}

type MapTiles = NonNullable<SearchMapData['tiles']>

/**
 * Between the land and the spots, cut to the frame: where a tile does not come, the land shows. Images of HTML: one of SVG is drawn as
 * broken then, and has no way to tell the service which site asks, as services demand.
 */
function Tiles({ width, height, tiles: { corner, scale, side, images } }: { width: number; height: number; tiles: MapTiles }) {
  return (
    <svg width={width} height={height} aria-hidden="true">
      <g transform={`translate(${corner.x} ${corner.y}) scale(${scale})`} className="opacity-70 dark:opacity-50 dark:hue-rotate-180 dark:invert print:filter-none">
        {images.map(({ href, x, y }) => <foreignObject key={href} x={x} y={y} width={side} height={side}><img src={href} alt="" referrerPolicy="strict-origin" className="w-full" /></foreignObject>)}
      </g>
    </svg>
  )
}

function Attribution({ parts }: { parts: MapTiles['attribution'] }) {
  return (
    <p className="text-right text-sm text-ink-soft">
      {parts.map(({ text, href }) => (href ? <a key={text} href={href} rel="noopener" className="text-accent underline underline-offset-2">{text}</a> : text))}
    </p>
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
