/** A path for the log: links that open something by themselves carry their secret in it. */
export const withoutSecrets = (path: string): string => path.replace(/^\/(invitation|mot-de-passe|confirmer-adresse|calendriers|passage|tournees)\/[^/]+/i, '/$1/…')
