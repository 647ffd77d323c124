/** A value that will not do: its dotted path, a stable code, its figures, and its words where they are not those of the code. */
export interface InputIssue {
  field: string
  code: string
  details: Record<string, string | number>
  detail?: string
}

/** Values that will not do, whichever part of the call they stand in: a 422 that names them all. */
export class InvalidInput extends Error {
  constructor(readonly issues: readonly InputIssue[]) {
    super('invalid')
  }
}
