import { type ComponentProps, type ComponentType, useEffect, useRef, useState } from 'react'

import { TextField } from '~/ui/fields'

type Box = ComponentType<{ input: HTMLInputElement }>

/** What is looked for, in words or a whole sentence. Suggestions come with the first focus: until then, and without JavaScript, it is a plain field. */
export function SearchField({ className = '', ...props }: Omit<ComponentProps<typeof TextField>, 'type'>) {
  const input = useRef<HTMLInputElement>(null)
  const [Suggestions, setSuggestions] = useState<Box | null>(null)
  const load = () => {
    // Without them the field is what it was; the next focus tries again.
    if (!Suggestions) import('./suggestion-box').then(({ SuggestionBox }) => setSuggestions(() => SuggestionBox), () => {})
  }
  useEffect(() => {
    if (document.activeElement === input.current) load()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, for whoever was here before the page was ready
  }, [])
  return (
    <div className={`relative ${className}`}>
      <TextField ref={input} type="search" autoComplete="off" enterKeyHint="search" maxLength={200} onFocus={load} {...props} />
      {Suggestions && input.current && <Suggestions input={input.current} />}
    </div>
  )
}
