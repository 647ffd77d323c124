import { authorize } from '~/accounts/authorize'
import { parseSearch } from '~/listings/search-params'
import { categoryLabel, CATEGORIES } from '~/listings/taxonomy'
import { daysOf } from '~/loans/loan-period'
import { conflict } from '~/platform/errors'
import { parisMoment } from '~/platform/paris-time'
import { readCommune, territoryCommunes } from '~/territory/communes.server'
import { newFormKey } from '~/web/form-action.server'
import type { RequestContext } from '~/web/request-context.server'

import { authorizeToChange, type NeedRecord, readNeed } from './need-access.server'
import { isNarrowed, type NeedFormValues, valuesOfSearch } from './need-query'
import { mayChange, needState } from './need-rules'

/** The form of a new need, filled from the search one comes from. @throws {DomainError} 403 `forbidden`. */
export async function newNeedEditor(context: RequestContext) {
  const { viewer, now } = context
  authorize(viewer, 'saved_search.create')
  const { params } = parseSearch(new URL(context.request.url).searchParams, now)
  const association = viewer.memberships.find(({ organisationId }) => organisationId === viewer.actingFor) ?? null
  return {
    ...(await editor(context, valuesOfSearch(params))), description: '', narrowed: isNarrowed(params),
    association: association && { name: association.name, verified: association.verified },
  }
}

/** The form of a change. @throws {DomainError} 404 `not_found`, 403 `forbidden`; 409 `need_closed`. */
export async function needEditor(context: RequestContext, id: string) {
  const need = await readNeed(context.db, id)
  authorizeToChange(context.viewer, need)
  if (!mayChange(needState(need, context.now))) throw conflict('need_closed')
  return { ...(await editor(context, valuesOfNeed(need))), id, description: need.description, isSearch: need.personId !== null }
}

async function editor({ db, locale, now }: RequestContext, values: NeedFormValues) {
  const communes = (await territoryCommunes(db)).map(({ insee, name }) => ({ value: insee, label: name }))
  const elsewhere = values.autour !== '' && !communes.some(({ value }) => value === values.autour) ? await readCommune(db, values.autour) : null
  return {
    values, formKey: newFormKey(), today: parisMoment(now).day,
    communes: elsewhere ? [{ value: elsewhere.insee, label: elsewhere.name }, ...communes] : communes,
    categories: CATEGORIES.map(({ slug, label, subcategories }) => ({
      label: label[locale],
      options: [{ value: slug, label: label[locale] }, ...subcategories.map((sub) => ({ value: `${slug}.${sub.slug}`, label: categoryLabel(`${slug}.${sub.slug}`, locale) }))],
    })),
  }
}

function valuesOfNeed(need: NeedRecord): NeedFormValues {
  const { startsAt, endsAt, byHours } = need
  const days = startsAt && endsAt ? daysOf({ startsAt, endsAt }) : null
  const [from, to] = byHours && startsAt && endsAt ? [parisMoment(startsAt), parisMoment(endsAt)] : [null, null]
  return {
    q: need.words, quantite: need.quantity > 1 ? String(need.quantity) : '', capacite: need.capacity > 0 ? String(need.capacity) : '',
    du: from?.day ?? days?.first ?? '', heure_du: from?.time ?? '', au: to?.day ?? days?.last ?? '', heure_au: to?.time ?? '',
    autour: need.communeInsee ?? '', rayon: need.radiusKm === null ? '' : String(need.radiusKm),
    nature: need.natures, categorie: need.category ?? '', gratuit: need.free, pmr: need.accessible,
  }
}
