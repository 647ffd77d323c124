export type MemberRole = 'responsable' | 'membre'

interface Member {
  personId: string
  role: MemberRole
}

/**
 * Would this leave the association without a responsable? Somebody must always answer for it.
 * @param role what the person becomes; null when she leaves
 */
export function leavesNobodyInCharge(members: readonly Member[], personId: string, role: MemberRole | null): boolean {
  return role !== 'responsable' && !members.some((member) => member.role === 'responsable' && member.personId !== personId)
}
