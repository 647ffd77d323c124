import { useEffect, useRef } from 'react'

/** Runs `act` for each other value, never for the one that came with the page: there the reader is already where she is. */
export function useOnChange(value: unknown, act: () => void): void {
  const shown = useRef(value)
  useEffect(() => {
    if (shown.current === value) return
    shown.current = value
    act()
  })
}
