import { useEffect, useRef } from 'react'

import { Notice } from './notice'

/** What the last action did, said once, above the page it led to. Takes the focus, so that it is heard. */
export function FlashNotice({ flash }: { flash: { text: string } }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => ref.current?.focus(), [flash])
  return (
    <div ref={ref} role="status" tabIndex={-1} className="mb-8">
      <Notice tone="success">{flash.text}</Notice>
    </div>
  )
}
