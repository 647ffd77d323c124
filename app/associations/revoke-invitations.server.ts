import type { Transaction } from '~/platform/database.server'

/** Withdraws the open invitations of an association, of one person or of everybody: an invitation lasts no longer than the right to invite. */
export async function revokeInvitationsOf(tx: Transaction, { organisationId, invitedBy }: { organisationId: string; invitedBy: string | 'anyone' }, now: Date): Promise<void> {
  await tx.invitation.updateMany({
    where: { organisationId, acceptedAt: null, revokedAt: null, ...(invitedBy !== 'anyone' && { invitedById: invitedBy }) },
    data: { revokedAt: now },
  })
}
