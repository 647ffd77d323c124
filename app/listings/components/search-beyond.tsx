import type { SearchPage } from '~/listings/search-page.server'
import { useTranslations } from '~/messages/intl'
import { ButtonLink } from '~/ui/button'
import { EmptyState } from '~/ui/empty-state'
import { LinkArea } from '~/ui/link-area'

type Props = { page: Pick<SearchPage, 'empty' | 'combined' | 'needHref'> }

/** Where nothing is found, or too little: several lenders together, and what to ask for instead, each a click away. */
export function SearchBeyond({ page: { empty, combined, needHref } }: Props) {
  const t = useTranslations('search.empty')
  return (
    <LinkArea>
      <div className="mt-8 flex flex-col gap-8">
        {empty && (
          <EmptyState title={empty.title} action={needHref
            ? <ButtonLink to={needHref} variant="secondary" icon="bell">{t('need')}</ButtonLink>
            : <ButtonLink to="/annonces/nouvelle" variant="secondary" icon="plus">{t('offer')}</ButtonLink>}>
            <p>{needHref ? t('needHint') : t('bodyFirst')}</p>
          </EmptyState>
        )}
        {combined.length > 0 && <Combined combined={combined} needed={empty !== null} />}
        {empty && empty.instead.length > 0 && <Instead groups={empty.instead} />}
      </div>
    </LinkArea>
  )
}

const LINK = 'text-accent underline decoration-1 underline-offset-[0.2em] hover:text-accent-strong hover:decoration-2'

function Combined({ combined, needed }: { combined: SearchPage['combined']; needed: boolean }) {
  const t = useTranslations('search.combined')
  return (
    <section aria-labelledby="ensemble">
      <h2 id="ensemble" className="text-xl">{needed ? t('titleNeeded') : t('title')}</h2>
      <p className="mt-1 text-ink-soft">{t('hint')}</p>
      <ul className="mt-4 flex flex-col gap-4">
        {combined.map(({ summary, parts }) => (
          <li key={parts[0]!.id} className="rounded-lg border border-line bg-surface p-4 sm:p-5">
            <p className="font-semibold">{summary}</p>
            <ul className="mt-2 flex flex-col gap-3">
              {parts.map(({ id, href, share, title, where }) => (
                <li key={id} className="border-t border-line pt-3">
                  <a href={href} className={LINK}>{title}</a>
                  <p><strong className="text-good">{share}</strong><span className="text-ink-soft"> · </span><span className="text-ink-soft">{where}</span></p>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Instead({ groups }: { groups: NonNullable<SearchPage['empty']>['instead'] }) {
  const t = useTranslations('search.empty')
  return (
    <section aria-labelledby="a-la-place">
      <h2 id="a-la-place" className="text-xl">{t('body')}</h2>
      <div className="mt-4 grid gap-x-12 gap-y-6 sm:grid-cols-2">
        {groups.map(({ label, links }) => (
          <div key={label} role="group" aria-label={label}>
            <h3 className="font-semibold">{label}</h3>
            <ul>{links.map(({ label, href }) => <li key={label}><a href={href} className={`inline-block py-2 ${LINK}`}>{label}</a></li>)}</ul>
          </div>
        ))}
      </div>
    </section>
  )
}
