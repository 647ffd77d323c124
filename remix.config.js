/** The site map: every URL and its route module. URLs are French, modules English. */

/** @type {import('@remix-run/dev').AppConfig} */
export default {
  server: './app/server.ts',
  serverBuildPath: 'build/server.js',
  serverModuleFormat: 'esm',
  serverPlatform: 'node',
  serverMinify: false,
  tailwind: true,
  postcss: false,
  ignoredRouteFiles: ['**/*'],
  watchPaths: ['./search/**/*'],
  future: {
    v3_fetcherPersist: true,
    v3_lazyRouteDiscovery: true,
    v3_relativeSplatPath: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
  routes(defineRoutes) {
    return defineRoutes((route) => {
      route('/', 'routes/home.tsx', { index: true })
      route('annonces', 'routes/listings/search.tsx')
      route('annonces/suggestions', 'routes/listings/suggestions.ts')
      route('annonces/nouvelle', 'routes/listings/new.tsx')
      route('annonces/:id', 'routes/listings/listing.tsx')
      route('annonces/:id/modifier', 'routes/listings/edit.tsx')
      route('annonces/:id/statut', 'routes/listings/status.ts')
      route('annonces/:id/disponibilite', 'routes/listings/availability.ts')
      route('annonces/:id/question', 'routes/listings/question.tsx')
      route('annonces/:id/serie', 'routes/series/ask.tsx')
      route('annonces/:id/convenu', 'routes/loans/record-elsewhere.tsx')
      route('annonces/:id/demandes', 'routes/loans/gift-requests.tsx')
      route('annonces/:id/calendrier', 'routes/calendars/listing.tsx')
      route('mes-annonces', 'routes/listings/mine.tsx')
      route('besoins', 'routes/needs/needs.tsx')
      route('besoins/nouveau', 'routes/needs/new.tsx')
      route('besoins/arreter', 'routes/needs/stop.tsx')
      route('besoins/:id', 'routes/needs/need.tsx')
      route('besoins/:id/modifier', 'routes/needs/edit.tsx')
      route('recherches', 'routes/needs/saved-searches.tsx')
      route('associations/nouvelle', 'routes/associations/new.tsx')
      route('associations/:slug', 'routes/associations/association.tsx')
      route('associations/:slug/modifier', 'routes/associations/edit.tsx')
      route('associations/:slug/convention', 'routes/papers/own-clauses.tsx')
      route('associations/:slug/membres', 'routes/associations/members.tsx')
      route('invitation/:token', 'routes/associations/invitation.tsx')
      route('inscription', 'routes/accounts/register.tsx')
      route('connexion', 'routes/accounts/sign-in.tsx')
      route('deconnexion', 'routes/accounts/sign-out.ts')
      route('confirmer-adresse', 'routes/accounts/confirm-email.tsx')
      route('confirmer-adresse/:token', 'routes/accounts/confirm-email-link.tsx')
      route('mot-de-passe-oublie', 'routes/accounts/forgotten-password.tsx')
      route('mot-de-passe/:token', 'routes/accounts/new-password.tsx')
      route('compte', 'routes/accounts/account.tsx')
      route('compte/jetons', 'routes/accounts/tokens.tsx')
      route('compte/calendriers', 'routes/calendars/own-feeds.tsx')
      route('calendriers/:file', 'routes/calendars/feed.ts')
      route('agir-pour', 'routes/accounts/acting-for.ts')
      route('langue', 'routes/language.ts')
      route('demande', 'routes/loans/basket.tsx')
      route('demandes/:id', 'routes/loans/occasion.tsx')
      route('prets', 'routes/loans/inbox.tsx')
      route('planning', 'routes/calendars/planning.tsx')
      route('tournees', 'routes/rounds/rounds.tsx')
      route('tournees/:token', 'routes/rounds/round.tsx')
      route('tournees/:token/:stop', 'routes/rounds/stop.tsx')
      route('prets/:id', 'routes/loans/loan.tsx')
      route('prets/:id/litige', 'routes/loans/dispute.tsx')
      route('prets/:id/retrait', 'routes/loans/handover.tsx')
      route('prets/:id/retour', 'routes/loans/return.tsx')
      route('series/:id', 'routes/series/series.tsx')
      route('series/:id/changer', 'routes/series/change.tsx')
      route('code/:code?', 'routes/loans/code.ts')
      route('passage/:token', 'routes/loans/guest.tsx')
      for (const file of ['convention', 'etat-des-lieux-remise', 'carnet-de-bord', 'etat-des-lieux-restitution']) {
        route(`prets/:id/${file}.pdf`, 'routes/papers/loan-paper.ts', { id: `routes/papers/${file}` })
      }
      route('conventions', 'routes/papers/yearly.tsx')
      route('conventions/:id/convention.pdf', 'routes/papers/yearly-paper.ts')
      route('questions/:id', 'routes/loans/conversation.tsx')
      route('moderation', 'routes/moderation/desk.tsx')
      route('moderation/associations/:id', 'routes/moderation/association.tsx')
      route('moderation/annonces', 'routes/moderation/listings.tsx')
      route('moderation/prets', 'routes/moderation/loans.tsx')
      route('moderation/vacances', 'routes/moderation/school-holidays.tsx')
      route('moderation/journal', 'routes/moderation/log.tsx')
      route('aide', 'routes/help.tsx')
      route('mentions-legales', 'routes/legal-notice.tsx')
      route('confidentialite', 'routes/privacy.tsx')
      route('accessibilite', 'routes/accessibility.tsx')
      route('dev/mails', 'routes/dev/mails.tsx')
      route('dev/mails/:id', 'routes/dev/mail.tsx')
      route('dev/ui', 'routes/dev/ui.tsx')
      route('api/v1/openapi.json', 'routes/api/openapi.ts')
      route('api/v1/session', 'routes/api/session.ts')
      route('api/v1/listings', 'routes/api/listings.ts')
      route('api/v1/listings/:id', 'routes/api/listing.ts')
      route('api/v1/listings/:id/availability', 'routes/api/listing-availability.ts')
      route('api/v1/loans', 'routes/api/loans.ts')
      route('api/v1/loans/:id', 'routes/api/loan.ts')
      route('api/v1/loans/:id/:command', 'routes/api/loan-command.ts')
      route('api/besoins/arreter', 'routes/needs/one-click-stop.ts')
      route('api/*', 'routes/api/not-found.ts')
      route('refus', 'routes/refused.ts')
      route('*', 'routes/not-found.tsx')
    })
  },
}
