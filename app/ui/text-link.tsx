import { Link, type LinkProps } from '@remix-run/react'

const LOOK = 'text-accent underline decoration-1 underline-offset-[0.2em] hover:text-accent-strong hover:decoration-2'

/** A link in running text. */
export function TextLink({ className = '', prefetch = 'intent', ...rest }: LinkProps) {
  return <Link prefetch={prefetch} className={`${LOOK} ${className}`} {...rest} />
}
