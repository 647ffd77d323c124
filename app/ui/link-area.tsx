import { PrefetchPageLinks, useNavigate } from '@remix-run/react'
import { type MouseEvent, type ReactNode, type SyntheticEvent, useState } from 'react'

/**
 * Many links as plain `<a href>`: a click inside is a navigation within the page, as by `<Link>`, which would be several times
 * dearer to write for a hundred of them. What is pointed at is fetched beforehand where `prefetch` says so; `keepScroll` for filters.
 */
export function LinkArea({ prefetch = false, keepScroll = false, children }: { prefetch?: boolean; keepScroll?: boolean; children: ReactNode }) {
  const navigate = useNavigate()
  const [intended, intend] = useState<string | null>(null)
  const follow = (event: MouseEvent) => {
    const href = hrefOf(event)
    if (href === null || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(href, { preventScrollReset: keepScroll })
  }
  const soon = prefetch ? (event: SyntheticEvent) => intend(hrefOf(event)) : undefined
  return (
    <div className="contents" onClick={follow} onMouseOver={soon} onFocus={soon}>
      {children}
      {intended && <PrefetchPageLinks page={intended} />}
    </div>
  )
}

/** Where the link under the event leads, within this site. */
function hrefOf({ target }: SyntheticEvent): string | null {
  const href = target instanceof Element ? target.closest('a')?.getAttribute('href') : null
  return href?.startsWith('/') ? href : null
}
