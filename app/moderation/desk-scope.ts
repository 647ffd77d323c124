import type { Viewer } from '~/accounts/permissions'

/** The communes whose affairs this person sees at the desk: null for all, else a list (empty for who is no coordinator). */
export function deskScope(viewer: Viewer): string[] | null {
  return viewer.isAdmin || viewer.coordinates.wholeTerritory ? null : viewer.coordinates.communes
}
