import { useTranslations } from '~/messages/intl'

import { PaperList } from '~/papers/components/paper-list'
import { DescriptionList } from '~/ui/description-list'
import { TextLink } from '~/ui/text-link'

import type { LoanPage } from '../loan-page.server'

/** What was asked, promised, handed over and brought back. */
export function LoanDetails({ loan }: { loan: LoanPage }) {
  const t = useTranslations('loans')
  const tPapers = useTranslations('papers')
  const text = (value: string) => <span className="whitespace-pre-line break-words">{value}</span>
  const items = [
    ...loan.lines.flatMap((line) => [
      { term: t('details.what'), description: <><TextLink to={`/annonces/${line.listingId}`}>{line.title}</TextLink> · {t('details.quantities', { asked: line.asked, accepted: line.accepted, same: line.asked === line.accepted ? 'yes' : 'no', state: loan.state })}</> },
      ...(line.out > 0 && line.nature !== 'don' ? [{ term: t('details.moved'), description: t('details.outBackLost', { out: line.out, back: line.back, lost: line.lost }) }] : []),
      ...(line.due > 0 ? [{ term: t('details.moved'), description: t('details.due', { due: line.due }) }] : []),
      ...(line.conditionOut ? [{ term: t('details.conditionOut', { path: loan.path }), description: text(line.conditionOut) }] : []),
      ...(line.conditionIn ? [{ term: t('details.conditionIn'), description: text(line.conditionIn) }] : []),
    ]),
    ...loan.ended.map((line) => ({ term: t('details.what'), description: <><TextLink to={`/annonces/${line.listingId}`}>{line.title}</TextLink> · {t('details.ended', { asked: line.asked, state: line.state })}</> })),
    { term: t('side.lender', { path: loan.path }), description: <TextLink to={`/associations/${loan.lender.slug}`}>{loan.lender.name}</TextLink> },
    { term: t('side.borrower', { path: loan.path }), description: loan.borrower ? <TextLink to={`/associations/${loan.borrower.slug}`}>{loan.borrower.name}</TextLink> : `${loan.outsideBorrower} (${t('details.elsewhere')})` },
    ...(loan.purpose ? [{ term: t('request.purpose'), description: text(loan.purpose) }] : []),
    ...(loan.occasionId ? [{ term: t('page.together'), description: <TextLink to={`/demandes/${loan.occasionId}`}>{t('page.occasion')}</TextLink> }] : []),
    ...(loan.seriesId ? [{ term: t('details.series'), description: <TextLink to={`/series/${loan.seriesId}`}>{t('details.seeSeries')}</TextLink> }] : []),
    ...(loan.message ? [{ term: t('request.message'), description: text(loan.message) }] : []),
    ...(loan.returnRemarks ? [{ term: t('return.remarks'), description: text(loan.returnRemarks) }] : []),
    ...(loan.papers.length > 0 ? [{ term: tPapers('title'), description: <PaperList papers={loan.papers} /> }] : []),
    { term: t('details.reference', { path: loan.path }), description: <span className="font-semibold tracking-widest">{loan.reference}</span> },
  ]
  return <DescriptionList items={items} />
}
