import { useCallback, useRef, useState } from 'react'

import type { WishFeedback } from '../wish-feedback.server'

/**
 * Asks the server what a wish would get, while it is being typed. At most one request is under way; what was typed meanwhile
 * is asked once it is back. Without an answer the last one stays: the form itself is checked when it is sent.
 */
export function useWishFeedback(listingId: number, initial: WishFeedback | null) {
  const [feedback, setFeedback] = useState(initial)
  const wanted = useRef<string | null>(null)
  const underWay = useRef(false)
  const ask = useCallback(
    async (query: string) => {
      wanted.current = query
      if (underWay.current) return
      underWay.current = true
      while (wanted.current !== null) {
        const asked = wanted.current
        wanted.current = null
        const answer = await fetch(`/annonces/${listingId}/disponibilite?${asked}`).then((response) => (response.ok ? response.json() : null), () => null)
        if (answer && wanted.current === null) setFeedback(answer as WishFeedback)
      }
      underWay.current = false
    },
    [listingId],
  )
  return { feedback, ask }
}
