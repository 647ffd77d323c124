/** Everybody knows it; production refuses to start on a database that holds these accounts. */
export const DEMO_PASSWORD = 'bourse-demo-2026'

/** The accounts that `npm run demo` announces. */
export const DEMO_ACCOUNTS = [
  { email: 'preteur@demo.test', who: 'lends: speaks for an association of Échirolles' },
  { email: 'emprunteur@demo.test', who: 'borrows: speaks for an association of Meylan' },
  { email: 'coordination@demo.test', who: 'coordinates the whole territory' },
  { email: 'admin@demo.test', who: 'administrator' },
] as const
