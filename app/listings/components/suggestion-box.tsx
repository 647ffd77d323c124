import { useNavigate } from '@remix-run/react'
import { useEffect, useId, useState } from 'react'

import { oneAtATime } from '~/listings/suggestions/one-at-a-time'
import type { Suggestions } from '~/listings/suggestions/suggest.server'

const LETTERS = 2
const PAUSE_MS = 150
const PATIENCE_MS = 4000
/** Of the form, not of the search. */
const NOT_ASKED = ['q', 'lire', 'avant']

async function ask(input: HTMLInputElement, text: string): Promise<Suggestions> {
  const fields = input.form ? [...new FormData(input.form)] : []
  const query = new URLSearchParams([['q', text], ...fields.filter(([name, value]) => value !== '' && !NOT_ASKED.includes(name)).map(([name, value]) => [name, String(value)])])
  const response = await fetch(`/annonces/suggestions?${query}`, { signal: AbortSignal.timeout(PATIENCE_MS) })
  if (!response.ok) throw new Error(String(response.status))
  return response.json() as Promise<Suggestions>
}

/**
 * The suggestions below a search field, as an editable combobox with a list of its own (ARIA Authoring Practices): the arrows
 * choose, Enter goes there, Escape closes; without a choice Enter sends the words as ever. Focus never leaves the field.
 */
export function SuggestionBox({ input }: { input: HTMLInputElement }) {
  const navigate = useNavigate()
  const id = useId()
  const [answer, setAnswer] = useState<Suggestions | null>(null)
  const [active, setActive] = useState(-1)
  const items = answer?.items ?? []
  const open = items.length > 0
  const show = (suggestions: Suggestions | null) => {
    setAnswer(suggestions)
    setActive(-1)
  }
  const [asker] = useState(() => oneAtATime({ ask: (text) => ask(input, text), told: show, pause: PAUSE_MS }))

  const close = () => {
    asker.forget()
    show(null)
  }
  const look = () => {
    const text = input.value.trim()
    if (text.length < LETTERS) close()
    else asker.want(text)
  }
  const choose = (href: string) => {
    close()
    input.value = ''
    navigate(href)
  }
  const move = (step: number) => setActive((active + step + (active === -1 && step < 0 ? 1 : 0) + items.length) % items.length)

  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing || event.ctrlKey || event.metaKey) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const chosen = items[active]
    if (step && open) move(step)
    else if (step) return look()
    else if (event.key === 'Escape' && open) close()
    else if (event.key === 'Enter' && chosen) choose(chosen.href)
    else return
    event.preventDefault()
  }

  useEffect(() => {
    const events = { input: look, keydown: onKey, blur: close } as Record<string, (event: never) => void>
    for (const [name, listener] of Object.entries(events)) input.addEventListener(name, listener as EventListener)
    input.form?.addEventListener('submit', close)
    return () => {
      for (const [name, listener] of Object.entries(events)) input.removeEventListener(name, listener as EventListener)
      input.form?.removeEventListener('submit', close)
    }
  })
  useEffect(() => {
    const say = { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': id, 'aria-expanded': String(open), 'aria-activedescendant': active >= 0 ? `${id}${active}` : null }
    for (const [name, value] of Object.entries(say)) if (value === null) input.removeAttribute(name)
    else input.setAttribute(name, value)
    document.getElementById(`${id}${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [input, id, open, active])
  // What was typed while this was still on its way.
  useEffect(() => {
    if (input.value !== input.defaultValue) look()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once
  }, [])

  return (
    <>
      <ul id={id} role="listbox" aria-label={answer?.label} hidden={!open} className="absolute inset-x-0 top-full z-20 mt-1 max-h-[60vh] overflow-y-auto rounded border border-line-strong bg-surface py-1 shadow-lg">
        {items.map(({ kind, label, href }, i) => (
          <li key={href} id={`${id}${i}`} role="option" aria-selected={i === active} onMouseDown={(event) => event.preventDefault()} onClick={() => choose(href)}
            className={`flex min-h-tap cursor-pointer items-center justify-between gap-4 px-3 py-2 leading-snug ${i === active ? 'bg-accent-soft text-accent outline outline-2 -outline-offset-2 outline-accent' : 'hover:bg-sunken'}`}>
            <span className="min-w-0 [overflow-wrap:anywhere]">{label}</span>
            <span className="shrink-0 text-sm text-ink-soft">{kind}</span>
          </li>
        ))}
      </ul>
      <p role="status" className="sr-only">{answer?.found}</p>
    </>
  )
}
