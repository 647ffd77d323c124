/**
 * An answer the domain gives instead of doing what was asked. `code` is stable: integrations rely on it, and the
 * catalogues (`messages/<locale>/errors.json`) hold its words. Whatever is not a DomainError is a defect: a 500.
 */
export class DomainError extends Error {
  /** HTTP status: 403 refused, 404 unknown, 409 the state has moved on, 422 the values do not do, 429 too often. */
  readonly status: number
  /** The form field it belongs to, as its dotted path; none for the form as a whole. */
  readonly field: string | undefined
  /** Figures for the message and for the API (camelCase, no personal data). */
  readonly details: Record<string, string | number | boolean | null>

  constructor(readonly code: string, options: { status?: number; field?: string; details?: DomainError['details']; cause?: unknown } = {}) {
    super(code, { cause: options.cause })
    this.name = 'DomainError'
    this.status = options.status ?? 422
    this.field = options.field
    this.details = options.details ?? {}
  }
}

export const notFound = () => new DomainError('not_found', { status: 404 })
export const forbidden = (code = 'forbidden') => new DomainError(code, { status: 403 })
/** The thing has changed since the page was shown. */
export const conflict = (code: string, details?: DomainError['details']) => new DomainError(code, { status: 409, ...(details && { details }) })
