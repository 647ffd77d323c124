import type { SearchPage } from '~/listings/search-page.server'
import { Notice } from '~/ui/notice'

const IN_THE_FORM = ['q', 'du', 'au', 'quantite']

/** What of the address could not be used, except beside the fields above: those among the filters stand far below. */
export function SearchProblems({ errors }: Pick<SearchPage, 'errors'>) {
  const others = Object.entries(errors).filter(([name]) => !IN_THE_FORM.includes(name))
  if (others.length === 0) return null
  return <div className="mt-6"><Notice tone="warning">{others.map(([name, message]) => <p key={name}>{message}</p>)}</Notice></div>
}
