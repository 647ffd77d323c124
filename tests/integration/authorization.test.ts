import { beforeAll, describe, expect, test } from 'vitest'

import { makeWorld, type Role, ROLES, type World } from '../support/roles'
import { siteRoutes } from '../support/routes'
import { useDatabase } from '../support/database'
import { useSite, type Visit } from '../support/web'

/**
 * Every route, every role, its expected answer. A code is the status; an answer that leads to the sign-in or to the
 * confirmation of the address says so. A route of remix.config.js without a row here fails the test.
 */
type Code = '200' | '201' | '204' | '302' | '303' | '302 sign-in' | '303 sign-in' | '302 confirm' | '401' | '403' | '404' | '405' | '409' | '422'
type Expected = Partial<Record<Role, Code>> & { rest: Code }
type Send = Pick<Visit, 'form' | 'multipart' | 'json' | 'method'>

interface Row {
  /** The address, of what this world holds; made anew for each role, because a form changes it. */
  at?: (world: World) => Promise<string> | string
  GET: Expected
  /** What its form sends: good values, so that only the role decides. */
  POST?: { at?: Row['at']; send: (world: World) => Promise<Send> | Send; expect: Expected }[]
}

const all = (code: Code): Expected => ({ rest: code })
/** Only those named get `yes`; a visitor signs in first, an unconfirmed person confirms her address. */
const only = (yes: Code, roles: Role[], no: Code = '403'): Expected => ({
  ...Object.fromEntries(roles.map((role) => [role, yes])), visitor: '302 sign-in', unconfirmed: no === '404' ? '404' : '302 confirm', rest: no,
})
/** The same for a form: a visitor is sent to the sign-in, an unconfirmed person is refused. */
const sent = (roles: Role[], no: Code = '403', yes: Code = '303'): Expected => ({ ...Object.fromEntries(roles.map((role) => [role, yes])), visitor: '303 sign-in', rest: no })

const form = (fields: Record<string, string>) => () => ({ form: fields })
const MEMBERS: Role[] = ['membre', 'responsable']
const SIDES: Role[] = [...MEMBERS, 'borrower']
const DESK: Role[] = ['coordinatorHere', 'coordinatorElsewhere', 'coordinator', 'admin']
const DESK_HERE: Role[] = ['coordinatorHere', 'coordinator', 'admin']
const WITH_ASSOCIATION: Role[] = ['stranger', 'membre', 'responsable', 'borrower']
const CONFIRMED: Role[] = ROLES.filter((role) => role !== 'visitor' && role !== 'unconfirmed')


const UNKNOWN = '0198c0de-0000-7000-8000-000000000000'
const listingAt = (suffix = '') => async (world: World) => `/annonces/${(await world.listing()).id}${suffix}`
const loanAt = (suffix = '') => async (world: World) => `/prets/${(await world.loan()).id}${suffix}`
const needAt = (suffix = '') => async (world: World) => `/besoins/${(await world.need()).id}${suffix}`
const searchAt = (suffix = '') => async (world: World) => `/besoins/${(await world.search()).id}${suffix}`
const lenderAt = (suffix = '') => ({ lender }: World) => `/associations/${lender.slug}${suffix}`
const seriesAt = (state: 'pending' | 'accepted', suffix = '') => async (world: World) => `/series/${(await world.series(state)).id}${suffix}`
const ONE_TUESDAY = '?rythme=semaine-1&jours=TU&du=2027-06-15&au=2027-06-15'
const NEW_LISTING = { nature: 'pret', title: 'Chaises pliantes', stock: 2 }
const EDITOR = ({ lender }: World) => ({
  multipart: { _intent: 'draft', nature: 'pret', category: 'mobilier.chaises', title: 'Chaises pliantes', stock: '2', 'handoverModes[]': 'on_site', 'sites.0.communeInsee': lender.communeInsee },
})

const TABLE: Record<string, Row> = {
  '/': { GET: all('200') },
  annonces: { GET: all('200') },
  'annonces/suggestions': { at: () => '/annonces/suggestions?q=ch', GET: all('200') },
  'annonces/nouvelle': {
    GET: only('200', WITH_ASSOCIATION),
    POST: [{ send: EDITOR, expect: sent(WITH_ASSOCIATION) }],
  },
  'annonces/:id': {
    at: listingAt(), GET: all('200'),
    POST: [{ send: form({ start: '2027-06-20', end: '2027-06-21', quantity: '1', purpose: 'Fête' }), expect: { ...sent(['stranger', 'borrower']), membre: '422', responsable: '422' } }],
  },
  'annonces/:id/modifier': {
    at: listingAt('/modifier'), GET: only('200', MEMBERS),
    POST: [
      { send: EDITOR, expect: sent(MEMBERS) },
      { at: async (world) => `/annonces/${(await world.draft()).id}/modifier`, send: EDITOR, expect: { ...sent(MEMBERS, '404'), coordinatorHere: '403', coordinator: '403', admin: '403' } },
    ],
  },
  'annonces/:id/statut': { at: listingAt('/statut'), GET: all('302'), POST: [{ send: form({ action: 'pause' }), expect: sent(MEMBERS) }] },
  'annonces/:id/disponibilite': { at: listingAt('/disponibilite?du=2027-06-12&au=2027-06-13'), GET: all('200') },
  'annonces/:id/question': {
    at: listingAt('/question'), GET: only('200', WITH_ASSOCIATION),
    // Nobody asks herself.
    POST: [{ send: form({ body: 'Avec des housses ?' }), expect: { ...sent(['stranger', 'borrower']), membre: '422', responsable: '422' } }],
  },
  'annonces/:id/convenu': {
    at: listingAt('/convenu'), GET: only('200', MEMBERS),
    POST: [{ send: form({ who: 'École', start: '2027-06-20', end: '2027-06-21', quantity: '1' }), expect: sent(MEMBERS) }],
  },
  'annonces/:id/demandes': {
    at: ({ gift }) => `/annonces/${gift.id}/demandes`, GET: only('200', MEMBERS),
    POST: [{ send: async (world) => ({ form: { loanId: (await world.askedGift()).id, quantity: '1' } }), expect: { ...sent(MEMBERS, '404'), borrower: '403', coordinatorHere: '403', coordinator: '403', admin: '403' } }],
  },
  'annonces/:id/serie': {
    at: listingAt('/serie'), GET: only('200', WITH_ASSOCIATION),
    POST: [{ at: listingAt(`/serie${ONE_TUESDAY}`), send: form({ 'days[]': '2027-06-15', purpose: 'Chorale' }), expect: { ...sent(['stranger', 'borrower']), membre: '422', responsable: '422' } }],
  },
  'annonces/:id/calendrier': {
    at: listingAt('/calendrier'), GET: only('200', MEMBERS),
    POST: [
      { send: form({ _form: 'renew-all' }), expect: sent(MEMBERS, '403', '200') },
      // For who may, its address is the fault.
      { send: form({ _form: 'set-outside', url: 'http://127.0.0.1/' }), expect: sent(MEMBERS, '403', '422') },
      { send: form({ _form: 'stop-outside' }), expect: sent(MEMBERS) },
    ],
  },
  'mes-annonces': { GET: only('200', WITH_ASSOCIATION) },

  besoins: { GET: all('200') },
  'besoins/nouveau': {
    GET: only('200', CONFIRMED),
    POST: [
      // In public for an association, for oneself as anybody.
      { send: form({ q: 'barnum', pour: 'tous' }), expect: sent(WITH_ASSOCIATION) },
      { send: form({ q: 'barnum', pour: 'moi' }), expect: sent(CONFIRMED) },
    ],
  },
  'besoins/arreter': { GET: all('200'), POST: [{ at: () => '/besoins/arreter?jeton=faux', send: form({}), expect: all('404') }] },
  'besoins/:id': {
    at: needAt(), GET: all('200'),
    POST: [
      { send: form({ _form: 'close', ending: 'found' }), expect: sent(MEMBERS) },
      { send: form({ _form: 'mails', mails: 'off' }), expect: sent(CONFIRMED) },
      { send: form({ _form: 'hide', reason: 'Hors sujet' }), expect: sent(DESK_HERE) },
      { send: async (world) => ({ form: { _form: 'propose', listingId: String((await world.borrowersListing()).id) } }), expect: sent(['borrower']) },
      { at: searchAt(), send: form({ _form: 'delete' }), expect: sent(['membre'], '404') },
      { at: searchAt(), send: form({ _form: 'hide', reason: 'Hors sujet' }), expect: sent([], '404') },
      { at: async (world) => `/besoins/${(await world.hiddenNeed()).id}`, send: form({ _form: 'show' }), expect: { ...sent(DESK_HERE, '404'), membre: '403', responsable: '403' } },
    ],
  },
  'besoins/:id/modifier': {
    at: needAt('/modifier'), GET: only('200', MEMBERS),
    POST: [
      { send: form({ q: 'barnum' }), expect: sent(MEMBERS) },
      { at: searchAt('/modifier'), send: form({ q: 'barnum' }), expect: sent(['membre'], '404') },
      { at: async (world) => `/besoins/${(await world.hiddenNeed()).id}/modifier`, send: form({ q: 'barnum' }), expect: { ...sent(MEMBERS, '404'), coordinatorHere: '403', coordinator: '403', admin: '403' } },
    ],
  },
  recherches: {
    GET: only('200', CONFIRMED),
    POST: [
      { send: form({ mails: 'off' }), expect: sent(CONFIRMED) },
      { send: async (world) => ({ form: { mails: 'off', needId: (await world.search()).id } }), expect: { ...sent(['membre'], '404'), unconfirmed: '403' } },
    ],
  },

  'associations/nouvelle': {
    GET: only('200', CONFIRMED),
    POST: [{
      send: ({ lender }) => ({ form: { kind: 'collectif', name: 'Nouveau collectif', communeInsee: lender.communeInsee, email: 'nous@exemple.test', phone: '04 76 00 00 00', noNumberReason: 'Collectif' } }),
      expect: sent(CONFIRMED),
    }],
  },
  'associations/:slug': { at: lenderAt(), GET: all('200') },
  'associations/:slug/modifier': {
    at: lenderAt('/modifier'), GET: only('200', ['responsable']),
    POST: [{
      send: ({ lender }) => ({ form: { kind: 'association', name: lender.name, communeInsee: lender.communeInsee, email: lender.email, phone: '04 76 00 00 00', noNumberReason: 'Collectif' } }),
      expect: { ...sent(['responsable']), unconfirmed: '302 confirm' },
    }],
  },
  'associations/:slug/convention': {
    at: lenderAt('/convention'), GET: only('200', ['responsable']),
    POST: [{ send: form({ clauses: 'Les nappes reviennent lavées.' }), expect: sent(['responsable']) }],
  },
  'associations/:slug/membres': {
    at: lenderAt('/membres'), GET: only('200', [...MEMBERS, ...DESK_HERE], '404'),
    POST: [{ send: () => ({ form: { _form: 'invite', email: `${crypto.randomUUID()}@exemple.test`, role: 'membre' } }), expect: sent(['responsable']) }],
  },
  'invitation/:token': { at: () => '/invitation/inconnue', GET: all('200'), POST: [{ send: form({}), expect: { ...sent(CONFIRMED, '403', '409') } }] },

  inscription: { GET: { visitor: '200', rest: '302' } },
  connexion: { GET: { visitor: '200', rest: '302' } },
  deconnexion: { GET: all('302'), POST: [{ send: form({}), expect: all('303') }] },
  'confirmer-adresse': { GET: { visitor: '200', unconfirmed: '200', rest: '302' } },
  'confirmer-adresse/:token': { at: () => '/confirmer-adresse/inconnu', GET: all('200'), POST: [{ send: form({}), expect: all('409') }] },
  'mot-de-passe-oublie': { GET: all('200') },
  'mot-de-passe/:token': { at: () => '/mot-de-passe/inconnu', GET: all('200'), POST: [{ send: form({ password: 'une longue phrase de passe' }), expect: all('409') }] },
  compte: {
    GET: only('200', CONFIRMED),
    POST: [
      { send: form({ _form: 'profile', name: 'Camille', phone: '', locale: 'fr' }), expect: sent(CONFIRMED) },
      { send: form({ _form: 'mails', loanMails: 'daily' }), expect: sent(CONFIRMED) },
    ],
  },
  'compte/jetons': {
    GET: only('200', CONFIRMED),
    POST: [{ send: form({ _form: 'create', name: 'Agenda', access: 'read', days: '30' }), expect: sent(CONFIRMED, '403', '200') }],
  },
  'compte/calendriers': {
    GET: only('200', CONFIRMED),
    POST: [
      { send: form({ _form: 'renew-all' }), expect: sent(CONFIRMED, '403', '200') },
      { send: ({ lender }) => ({ form: { _form: 'renew-one', organisationId: lender.id } }), expect: { ...sent(MEMBERS, '404', '200'), unconfirmed: '403' } },
      { send: form({ _form: 'stop-all' }), expect: sent(CONFIRMED) },
    ],
  },
  'calendriers/:file': { at: () => '/calendriers/inconnu.ics', GET: all('404') },
  'agir-pour': { GET: all('302'), POST: [{ send: ({ lender }) => ({ form: { organisationId: lender.id } }), expect: sent(MEMBERS) }] },
  langue: { GET: all('302'), POST: [{ send: form({ langue: 'fr' }), expect: all('303') }] },

  demande: {
    GET: all('200'),
    POST: [
      { send: form({ _form: 'remove', line: '0' }), expect: all('303') },
      // Nothing is in the basket of any of them.
      { send: form({ _form: 'send', purpose: 'Fête' }), expect: { ...sent(WITH_ASSOCIATION, '403', '422') } },
    ],
  },
  'demandes/:id': { at: async (world) => `/demandes/${(await world.loan()).occasionId}`, GET: { borrower: '200', coordinator: '200', admin: '200', visitor: '302 sign-in', rest: '404' } },
  prets: { GET: only('200', WITH_ASSOCIATION) },
  planning: { GET: only('200', WITH_ASSOCIATION) },
  'prets/:id': {
    at: loanAt(), GET: only('200', [...SIDES, ...DESK_HERE], '404'),
    POST: [
      { send: form({ _form: 'accept' }), expect: { ...sent(MEMBERS, '404'), borrower: '403', coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'decline', reason: 'Prises' }), expect: { ...sent(MEMBERS, '404'), borrower: '403', coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'cancel' }), expect: { ...sent(['borrower'], '404'), membre: '409', responsable: '409', coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'propose', line: 'all', start: '2027-06-20', end: '2027-06-20' }), expect: { ...sent(MEMBERS, '404'), borrower: '409', coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'answer_proposal', proposalId: UNKNOWN, answer: 'agree' }), expect: { ...sent(SIDES, '404', '409'), coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'answer_report', reportId: UNKNOWN, answer: 'confirm' }), expect: { ...sent(SIDES, '404', '409'), coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'guest', name: 'Marc' }), expect: { ...sent(SIDES, '404', '409'), coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'deposit_receive', amount: '20', means: 'cash' }), expect: { ...sent(MEMBERS, '404', '409'), borrower: '403', coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'deposit_return', kept: '0', reason: '' }), expect: { ...sent(MEMBERS, '404', '409'), borrower: '403', coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'thank', words: 'Merci !' }), expect: { ...sent(SIDES, '404', '409'), coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'show_thanks', show: 'yes' }), expect: { ...sent(SIDES, '404', '404'), coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'revoke_guest', guestId: UNKNOWN }), expect: { ...sent(SIDES, '404', '404'), coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'message', body: 'Bonjour' }), expect: { ...sent(SIDES, '404'), coordinatorHere: '403', coordinator: '403', admin: '403' } },
    ],
  },
  // Between the two sides until the coordinators are asked; their moves are never those of who coordinates.
  'prets/:id/litige': {
    at: async (world) => `/prets/${(await world.dispute()).loanId}/litige`, GET: only('200', SIDES, '404'),
    POST: [
      onDispute(({ lineId }) => ({ _form: 'open', [`lines.${lineId}.kind`]: 'loss', [`lines.${lineId}.quantity`]: '1', words: 'Perdue.' }), SIDES, '303', (world) => world.out().then(({ id, lines }) => ({ loanId: id, lineId: lines[0]!.id }))),
      onDispute(({ disputeId }) => ({ _form: 'account', disputeId, words: 'Fendue.' }), SIDES),
      onDispute(({ disputeId, proposalId }) => ({ _form: 'propose', disputeId, insteadOf: proposalId, outcome: 'repair' }), SIDES),
      onDispute(({ disputeId, proposalId }) => ({ _form: 'agree', disputeId, proposalId }), MEMBERS, '409'),
      onDispute(({ disputeId }) => ({ _form: 'withdraw', disputeId }), MEMBERS, '409'),
      onDispute(({ disputeId }) => ({ _form: 'raise', disputeId, reason: 'Rien ne bouge.' }), SIDES),
    ],
  },
  'prets/:id/retrait': {
    at: async (world) => `/prets/${(await world.promised()).id}/retrait`, GET: { ...only('200', SIDES, '404'), coordinatorHere: '403', coordinator: '403', admin: '403' },
    POST: [{ send: form({ 'lines.x.quantityOut': '1' }), expect: { ...sent(SIDES, '404'), coordinatorHere: '403', coordinator: '403', admin: '403' } }],
  },
  'prets/:id/retour': {
    at: async (world) => `/prets/${(await world.out()).id}/retour`, GET: { ...only('200', SIDES, '404'), coordinatorHere: '403', coordinator: '403', admin: '403' },
    POST: [{ send: form({ 'lines.x.back': '1', 'lines.x.lost': '0' }), expect: { ...sent(SIDES, '404'), coordinatorHere: '403', coordinator: '403', admin: '403' } }],
  },
  'series/:id': {
    at: seriesAt('pending'), GET: only('200', [...SIDES, ...DESK_HERE], '404'),
    POST: [
      { send: form({ _form: 'accept', 'days[]': '2027-06-15' }), expect: { ...sent(MEMBERS, '404'), borrower: '409', coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'decline', reason: 'Prise' }), expect: { ...sent(MEMBERS, '404'), borrower: '409', coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { send: form({ _form: 'withdraw' }), expect: { ...sent(['borrower'], '404'), membre: '409', responsable: '409', coordinatorHere: '403', coordinator: '403', admin: '403' } },
      { at: seriesAt('accepted'), send: form({ _form: 'stop', from: '2027-06-01' }), expect: { ...sent(SIDES, '404'), coordinatorHere: '403', coordinator: '403', admin: '403' } },
    ],
  },
  'series/:id/changer': {
    at: seriesAt('accepted', '/changer'), GET: { ...only('200', SIDES, '404'), coordinatorHere: '403', coordinator: '403', admin: '403' },
    POST: [{ at: seriesAt('accepted', `/changer${ONE_TUESDAY}`), send: form({ 'days[]': '2027-06-15' }), expect: { ...sent(SIDES, '404'), coordinatorHere: '403', coordinator: '403', admin: '403' } }],
  },
  'code/:code?': { at: async (world) => `/code/${(await world.promised()).reference}`, GET: { ...only('302', SIDES, '404') } },
  tournees: {
    at: () => '/tournees?jour=2099-06-10', GET: only('200', WITH_ASSOCIATION),
    // What another association lends is no stop of one's own.
    POST: [{
      send: async (world) => ({ form: { _form: 'create', day: '2099-06-10', driver: 'Ali', 'stops[]': `${(await world.promisedLater()).id}_retrait` } }), expect: { ...sent(SIDES), stranger: '422' },
    }],
  },
  'tournees/:token': { at: () => '/tournees/inconnue', GET: all('200') },
  'tournees/:token/:stop': { at: () => `/tournees/inconnue/${UNKNOWN}`, GET: all('200'), POST: [{ send: form({ words: 'Personne' }), expect: all('303') }] },
  'passage/:token': { at: () => '/passage/inconnu', GET: all('200'), POST: [{ send: form({ answer: 'confirm', reportId: UNKNOWN }), expect: all('303') }] },
  ...Object.fromEntries(['convention', 'etat-des-lieux-remise'].map((file): [string, Row] => [
    `prets/:id/${file}.pdf`, { at: async (world) => `/prets/${(await world.promised()).id}/${file}.pdf`, GET: only('200', [...SIDES, ...DESK_HERE], '404') },
  ])),
  'prets/:id/etat-des-lieux-restitution.pdf': { at: async (world) => `/prets/${(await world.out()).id}/etat-des-lieux-restitution.pdf`, GET: only('200', [...SIDES, ...DESK_HERE], '404') },
  // Chairs have no logbook.
  'prets/:id/carnet-de-bord.pdf': { at: async (world) => `/prets/${(await world.promised()).id}/carnet-de-bord.pdf`, GET: only('404', [], '404') },
  conventions: {
    GET: only('200', WITH_ASSOCIATION),
    POST: [
      // Nobody concludes one with herself.
      { send: ({ borrower }) => ({ form: { _form: 'propose', partnerId: borrower.id, first: '2099-01-01', last: '2099-12-31' } }), expect: { ...sent(['responsable', 'stranger']), borrower: '422' } },
      { send: async (world) => ({ form: { _form: 'accept', agreementId: (await world.yearly()).id } }), expect: { ...sent(['responsable']), stranger: '404' } },
      { send: async (world) => ({ form: { _form: 'close', agreementId: (await world.yearly()).id } }), expect: { ...sent(['responsable', 'borrower']), stranger: '404' } },
    ],
  },
  'conventions/:id/convention.pdf': { at: async (world) => `/conventions/${(await world.yearly()).id}/convention.pdf`, GET: only('200', [...SIDES, ...DESK_HERE], '404') },
  'questions/:id': {
    at: async (world) => `/questions/${(await world.question()).id}`, GET: only('200', SIDES, '404'),
    POST: [{ send: form({ body: 'Oui' }), expect: sent(SIDES, '404') }],
  },

  moderation: { GET: only('200', DESK) },
  'moderation/associations/:id': {
    at: ({ lender }) => `/moderation/associations/${lender.id}`, GET: only('200', DESK_HERE),
    POST: [
      { at: async (world) => `/moderation/associations/${(await world.pendingHere()).id}`, send: form({ _form: 'verify', decision: 'verify' }), expect: sent(DESK_HERE) },
      { at: async (world) => `/moderation/associations/${(await world.pendingHere()).id}`, send: ({ colleague }) => ({ form: { _form: 'attach', email: colleague.email } }), expect: sent(DESK_HERE) },
    ],
  },
  'moderation/annonces': {
    GET: only('200', DESK),
    POST: [{ send: async (world) => { const { id } = await world.listing(); return { form: { _form: `hide-${id}`, listingId: String(id), reason: 'Hors sujet' } } }, expect: sent(DESK_HERE) }],
  },
  'moderation/prets': { GET: only('200', DESK) },
  'moderation/vacances': { GET: only('200', DESK), POST: [{ send: form({ _form: 'add', name: 'Hiver', first: '2027-02-13', last: '2027-02-28' }), expect: sent(DESK) }] },
  'moderation/journal': { GET: only('200', DESK) },

  aide: { GET: all('200') },
  'mentions-legales': { GET: all('200') },
  confidentialite: { GET: all('200') },
  accessibilite: { GET: all('200') },
  'dev/mails': { GET: all('200') },
  'dev/mails/:id': { at: () => `/dev/mails/${crypto.randomUUID()}`, GET: all('404') },
  'dev/ui': { GET: all('200') },

  'api/v1/openapi.json': { GET: all('200') },
  'api/v1/session': { GET: all('405'), POST: [{ send: () => ({ json: { email: 'personne@exemple.test', password: 'inconnu' } }), expect: all('401') }] },
  'api/v1/listings': {
    GET: all('200'),
    POST: [{ send: ({ lender }) => ({ json: { ...NEW_LISTING, organisationId: lender.id, status: 'draft' } }), expect: api(MEMBERS, '201') }],
  },
  'api/v1/listings/:id': {
    at: async (world) => `/api/v1/listings/${(await world.listing()).id}`, GET: all('200'),
    POST: [
      { send: () => ({ method: 'PATCH', json: { title: 'Chaises' } }), expect: api(MEMBERS, '200') },
      { send: () => ({ method: 'DELETE' }), expect: api(MEMBERS, '204') },
      {
        at: async (world) => `/api/v1/listings/${(await world.draft()).id}`, send: () => ({ method: 'PATCH', json: { title: 'Chaises' } }),
        expect: { ...api(MEMBERS, '200', '404'), coordinatorHere: '403', coordinator: '403', admin: '403' },
      },
    ],
  },
  'api/v1/listings/:id/availability': { at: async (world) => `/api/v1/listings/${(await world.listing()).id}/availability?from=2027-06-12&to=2027-06-13`, GET: all('200') },
  'api/v1/loans': {
    GET: { visitor: '401', rest: '200' },
    POST: [{
      send: async (world) => ({
        json: { borrowerId: world.borrower.id, lines: [{ listingId: (await world.listing()).id, quantity: 1, start: '2027-06-12T00:00:00+02:00', end: '2027-06-13T00:00:00+02:00' }], purpose: 'Fête', idempotencyKey: crypto.randomUUID() },
      }),
      expect: api(['borrower'], '201'),
    }],
  },
  'api/v1/loans/:id': { at: async (world) => `/api/v1/loans/${(await world.loan()).id}`, GET: { ...api([...SIDES, ...DESK_HERE], '200', '404') } },
  'api/v1/loans/:id/:command': {
    at: async (world) => `/api/v1/loans/${(await world.loan()).id}/accept`, GET: all('405'),
    POST: [{ send: () => ({ json: {} }), expect: { ...api(MEMBERS, '200', '404'), borrower: '403', coordinatorHere: '403', coordinator: '403', admin: '403' } }],
  },
  'api/besoins/arreter': { GET: all('302'), POST: [{ at: () => '/api/besoins/arreter?jeton=faux', send: form({}), expect: all('404') }] },
  'api/*': { at: () => '/api/v1/autre', GET: all('404'), POST: [{ send: () => ({ json: {} }), expect: all('404') }] },
  refus: { GET: all('404') },
  '*': { at: () => '/nulle-part', GET: all('404'), POST: [{ send: form({}), expect: all('404') }] },
}

type AboutDispute = Record<'loanId' | 'disputeId' | 'proposalId' | 'lineId', string>

/** A form of a litige that is made for each who sends it: these go through, the borrower perhaps not; who coordinates reads only. */
function onDispute(fields: (about: AboutDispute) => Record<string, string>, yes: Role[], borrower: Code = '303', make?: (world: World) => Promise<Partial<AboutDispute>>): NonNullable<Row['POST']>[number] {
  const dispute = async (world: World) => world.dispute().then(({ id, loanId, proposals }) => ({ loanId, disputeId: id, proposalId: proposals[0]!.id }))
  let about = {} as AboutDispute
  return {
    async at(world) {
      about = (await (make ?? dispute)(world)) as AboutDispute
      return `/prets/${about.loanId}/litige`
    },
    send: () => ({ form: fields(about) }),
    expect: { ...sent(yes, '404'), borrower, coordinatorHere: '403', coordinator: '403', admin: '403' },
  }
}

/** A call of the API that only these may make; without token nobody. */
function api(roles: Role[], yes: Code, no: Code = '403'): Expected {
  return { ...Object.fromEntries(roles.map((role) => [role, yes])), visitor: '401', rest: no }
}

const database = useDatabase()
const site = useSite(database)

/** What this role gets at this address: the status, and where a visitor is led. */
async function answerTo(world: World, role: Role, path: string, visit: Visit): Promise<string> {
  const personId = world.people[role]
  const token = path.startsWith('/api/') ? await world.tokenOf(role) : null
  const cookie = path.startsWith('/api/') || personId === null ? undefined : await site.cookieOf(personId)
  const { status, location } = await site.visit(path, { ...visit, ...(cookie && { cookie }), ...(token && { headers: { authorization: `Bearer ${token}` } }) })
  if (location?.startsWith('/connexion')) return `${status} sign-in`
  return location === '/confirmer-adresse' && role === 'unconfirmed' ? `${status} confirm` : String(status)
}

test('every route of remix.config.js has its row, and every row its route', () => {
  expect(Object.keys(TABLE).sort()).toEqual(siteRoutes.map(({ path }) => path).sort())
})

describe.each(Object.entries(TABLE))('%s', (route, { at = () => `/${route.replace(/^\//, '')}`, GET, POST = [] }) => {
  // A world of its own: what one form does must not decide another.
  let world: World
  beforeAll(async () => {
    world = await makeWorld(database.db)
  })
  const wanted = (expected: Expected) => Object.fromEntries(ROLES.map((role) => [role, expected[role] ?? expected.rest]))

  test('is read by those it is for', async () => {
    const answers: Record<string, string> = {}
    for (const role of ROLES) answers[role] = await answerTo(world, role, await at(world), {})
    expect(answers).toEqual(wanted(GET))
  })

  test.each(POST.map((sending, index) => [index + 1, sending] as const))('its form %i is sent by those it is for', async (_n, { at: own, send, expect: expected }) => {
    const answers: Record<string, string> = {}
    for (const role of ROLES) answers[role] = await answerTo(world, role, await (own ?? at)(world), { method: 'POST', ...(await send(world)) })
    expect(answers).toEqual(wanted(expected))
  })
})
