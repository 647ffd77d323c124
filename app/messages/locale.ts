export const LOCALES = ['fr', 'en'] as const
export type Locale = (typeof LOCALES)[number]
export const DEFAULT_LOCALE: Locale = 'fr'
export const isLocale = (value: unknown): value is Locale => LOCALES.includes(value as Locale)
