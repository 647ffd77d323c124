import { useEffect, useState } from 'react'

/** True once `active` has lasted `ms` milliseconds: what is quick shows no waiting at all. */
export function useDelayed(active: boolean, ms = 150): boolean {
  const [shown, setShown] = useState(false)
  useEffect(() => {
    if (!active) return setShown(false)
    const timer = setTimeout(() => setShown(true), ms)
    return () => clearTimeout(timer)
  }, [active, ms])
  return active && shown
}
