/**
 * Who may do what, in one table; whatever is not in it is refused. Checked in every loader, action and API handler by
 * `can`, and for every route with every role by tests/integration/authorization.test.ts.
 */

/** What a person is to the thing in question. */
export type Relation =
  /** everybody, signed in or not */
  | 'anyone'
  /** signed in, address confirmed */
  | 'person'
  /** member of the organisation it belongs to */
  | 'member'
  /** responsable of that organisation */
  | 'responsable'
  /** member of the loan's lender */
  | 'lender'
  /** member of the loan's borrower */
  | 'borrower'
  /** has the link of this one loan, for one of its sides, without an account */
  | 'guest'
  /** it is her own, nobody else's: a saved search */
  | 'self'
  /** coordinates the commune where it is */
  | 'coordinator'
  | 'admin'

export const PERMISSIONS = {
  'listing.read': ['anyone'],
  /** drafts, paused and hidden ones too */
  'listing.read_private': ['member', 'coordinator', 'admin'],
  'listing.create': ['member'],
  'listing.edit': ['member'],
  /** who asks for what one gives away */
  'listing.read_requests': ['member'],
  'listing.hide': ['coordinator', 'admin'],

  'association.read': ['anyone'],
  'association.create': ['person'],
  'association.edit': ['responsable'],
  /** names and roles of the members, pending invitations */
  'association.read_members': ['member', 'coordinator', 'admin'],
  'association.manage_members': ['responsable'],
  'association.leave': ['member'],
  'association.verify': ['coordinator', 'admin'],
  'association.attach_responsable': ['coordinator', 'admin'],

  /** all that was asked for one occasion, of whichever lenders */
  'occasion.read': ['member', 'coordinator', 'admin'],
  'loan.read': ['lender', 'borrower', 'coordinator', 'admin'],
  'loan.request': ['member'],
  'loan.record_elsewhere': ['member'],
  'loan.accept': ['lender'],
  'loan.decline': ['lender'],
  /** other dates, quantities or terms; the other side agrees or not */
  'loan.propose': ['lender', 'borrower'],
  'loan.cancel': ['lender', 'borrower'],
  'loan.hand_over': ['lender', 'borrower', 'guest'],
  'loan.return': ['lender', 'borrower', 'guest'],
  /** a helping hand, in one step */
  'loan.note_done': ['lender', 'borrower'],
  /** says of a retrait or retour that the other side noted whether it is so */
  'loan.answer_report': ['lender', 'borrower', 'guest'],
  /** that nobody was there for a stop of a round */
  'loan.miss_stop': ['guest'],
  /** a link for somebody without an account */
  'loan.name_guest': ['lender', 'borrower'],
  'loan.close': ['lender'],
  /** that a caution was received, given back, or kept in part */
  'loan.record_deposit': ['lender'],
  'loan.thank': ['lender', 'borrower'],
  /** a litige: opens it, tells what happened, proposes and agrees, asks the coordinators */
  'dispute.move': ['lender', 'borrower'],
  /** before the coordinators were asked it is between the two */
  'dispute.read': ['lender', 'borrower'],
  'dispute.read_raised': ['lender', 'borrower', 'coordinator', 'admin'],
  'loan.resolve': ['lender', 'borrower'],
  'loan.set_contact': ['lender', 'borrower'],
  'loan.read_secret': ['lender', 'borrower'],
  'loan.write_message': ['lender', 'borrower'],

  /** recurring use of an annonce, asked for and answered once */
  'series.read': ['lender', 'borrower', 'coordinator', 'admin'],
  'series.ask': ['member'],
  'series.answer': ['lender', 'borrower'],
  'series.withdraw': ['lender', 'borrower'],
  /** both sides, from a day on; another rhythm is agreed by the other side */
  'series.stop': ['lender', 'borrower'],
  'series.change': ['lender', 'borrower'],
  /** the vacances scolaires of the territory */
  'school_holiday.edit': ['coordinator', 'admin'],

  /** a yearly convention: its two associations are told as the two sides of a loan */
  'yearly.read': ['lender', 'borrower', 'coordinator', 'admin'],
  'yearly.propose': ['responsable'],
  'yearly.answer': ['responsable'],
  'yearly.close': ['responsable'],

  'question.ask': ['member'],
  'question.answer': ['member'],

  'need.read': ['anyone'],
  /** hidden ones, and those of an association that is not verified, too */
  'need.read_private': ['member', 'coordinator', 'admin'],
  'need.post': ['member'],
  'need.edit': ['member'],
  /** an annonce of one's association, to somebody else's need */
  'need.propose': ['member'],
  'need.hide': ['coordinator', 'admin'],
  'saved_search.create': ['person'],
  'saved_search.own': ['self'],

  /** loans of one's association, or of one of its annonces, in one's own calendar */
  'calendar.subscribe': ['member'],
  /** who drives round for one's association, and where */
  'round.compose': ['member'],

  'desk.open': ['coordinator', 'admin'],
  'account.own': ['person'],
} as const satisfies Record<string, readonly Relation[]>

export type Action = keyof typeof PERMISSIONS

export interface Viewer {
  /** Null for a visitor. */
  personId: string | null
  name: string
  email: string
  /** False until the address is confirmed: such a person may only confirm it. */
  confirmed: boolean
  isAdmin: boolean
  coordinates: { wholeTerritory: boolean; communes: string[] }
  memberships: { organisationId: string; slug: string; name: string; role: 'responsable' | 'membre'; verified: boolean; communeInsee: string }[]
  /** The association the person acts for; null when she belongs to none. */
  actingFor: string | null
  /** Whose link of one loan this is, where it is one. */
  guest?: Guest
}

/** Somebody without an account who is there for one side of one loan. */
export interface Guest {
  id: string
  loanId: string
  side: 'lender' | 'borrower'
  name: string
}

export const VISITOR: Viewer = {
  personId: null, name: '', email: '', confirmed: false, isAdmin: false,
  coordinates: { wholeTerritory: false, communes: [] }, memberships: [], actingFor: null,
}

/** What the action is about. Only the facts named here make relations; leave out what does not apply. */
export interface Subject {
  organisationId?: string | null
  lenderId?: string | null
  borrowerId?: string | null
  /** Which loan: what its guests may do. */
  loanId?: string
  /** Whose own it is. */
  personId?: string | null
  /** The communes it stands in: a coordinator of any of them coordinates it. Absent: only of the whole territory. */
  communes?: string[]
  /** True where coordinating anywhere is enough: the desk itself. */
  anywhere?: boolean
}

export function relationsTo(viewer: Viewer, subject: Subject): Set<Relation> {
  const relations = new Set<Relation>(['anyone'])
  if (viewer.guest && viewer.guest.loanId === subject.loanId) relations.add('guest')
  if (viewer.personId === null || !viewer.confirmed) return relations
  relations.add('person')
  if (viewer.personId === subject.personId) relations.add('self')
  if (viewer.isAdmin) relations.add('admin')
  const { wholeTerritory, communes } = viewer.coordinates
  if (wholeTerritory || communes.some((insee) => subject.anywhere || subject.communes?.includes(insee))) relations.add('coordinator')
  for (const membership of viewer.memberships) {
    if (membership.organisationId === subject.organisationId) {
      relations.add('member')
      if (membership.role === 'responsable') relations.add('responsable')
    }
    if (membership.organisationId === subject.lenderId) relations.add('lender')
    if (membership.organisationId === subject.borrowerId) relations.add('borrower')
  }
  return relations
}

/** May this person do this to that? Deny by default. */
export function can(viewer: Viewer, action: Action, subject: Subject = {}): boolean {
  const relations = relationsTo(viewer, subject)
  return PERMISSIONS[action].some((relation) => relations.has(relation))
}
