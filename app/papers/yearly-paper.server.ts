import { authorizeOrHide } from '~/accounts/authorize'
import { notFound } from '~/platform/errors'
import { isUuid } from '~/platform/uuid'
import type { Context } from '~/web/request-context.server'

import { composeYearly } from './compose-yearly'
import type { PaperDocument } from './paper-document'
import { YEARLY_RECORD, yearlyFacts, yearlySubject } from './yearly-record.server'

/** A yearly convention as a paper: its words since it was accepted, or what is proposed. @throws {DomainError} 404 `not_found`, also for who may not know of it. */
export async function yearlyPaper({ db, viewer }: Context, agreementId: string): Promise<{ name: string; document: PaperDocument }> {
  const agreement = isUuid(agreementId) ? await db.yearlyAgreement.findUnique({ where: { id: agreementId }, include: YEARLY_RECORD }) : null
  if (!agreement) throw notFound()
  authorizeOrHide(viewer, 'yearly.read', yearlySubject(agreement))
  const document = agreement.content ? (JSON.parse(agreement.content) as PaperDocument) : composeYearly(yearlyFacts(agreement, null))
  return { name: `convention-annuelle-${agreement.reference}.pdf`, document }
}
