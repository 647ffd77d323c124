import type { SearchPage } from '~/listings/search-page.server'
import { Notice } from '~/ui/notice'

const BESIDE_A_FIELD = ['q', 'du', 'au', 'quantite', 'autour', 'rayon', 'heure_du', 'heure_au']

/** What of the address could not be used and has no field on the page. */
export function SearchProblems({ errors }: Pick<SearchPage, 'errors'>) {
  const others = Object.entries(errors).filter(([name]) => !BESIDE_A_FIELD.includes(name))
  if (others.length === 0) return null
  return <div className="mt-6"><Notice tone="warning">{others.map(([name, message]) => <p key={name}>{message}</p>)}</Notice></div>
}
