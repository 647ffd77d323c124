import { type PointerEvent, useRef, useState } from 'react'

import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'

const WIDTH = 600
const HEIGHT = 200
/** As much as a signature takes; what is drawn beyond is not kept. */
const MOST_CHARACTERS = 8000

/** A place to sign on the screen, kept as the path of an SVG. Without JavaScript the name alone stands for it. */
export function SignatureField({ drawn = '' }: { drawn?: string }) {
  const t = useTranslations('reports.guest')
  const [path, setPath] = useState(drawn)
  const drawing = useRef(false)
  const point = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return `${Math.round(((event.clientX - box.left) / box.width) * WIDTH)} ${Math.round(((event.clientY - box.top) / box.height) * HEIGHT)}`
  }
  const add = (step: string) => setPath((before) => (before.length + step.length > MOST_CHARACTERS ? before : before + step))
  return (
    <div>
      <p className="font-semibold" id="signature-label">{t('signature')}</p>
      <p className="mb-2 text-sm text-ink-soft">{t('signatureHint')}</p>
      <input type="hidden" name="signature" value={path} />
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby="signature-label" className="w-full touch-none rounded border border-line-strong bg-surface"
        onPointerDown={(event) => {
          drawing.current = true
          event.currentTarget.setPointerCapture(event.pointerId)
          add(`M${point(event)}`)
        }}
        onPointerMove={(event) => drawing.current && add(`L${point(event)}`)}
        onPointerUp={() => (drawing.current = false)}
        onPointerCancel={() => (drawing.current = false)}
      >
        <path d={path} fill="none" stroke="currentColor" strokeWidth="4" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      {path && <Button type="button" variant="quiet" onClick={() => setPath('')}>{t('signAgain')}</Button>}
    </div>
  )
}
