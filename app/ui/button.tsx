import { Link, type LinkProps } from '@remix-run/react'
import { type ButtonHTMLAttributes, forwardRef } from 'react'

import { useTranslations } from '~/messages/intl'

import { useFormPending } from './form-pending'
import { Icon, type IconName } from './icon'

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger'

const BASE =
  'inline-flex min-h-tap items-center justify-center gap-2 rounded px-4 py-2 text-center font-semibold leading-snug no-underline transition-colors aria-disabled:cursor-progress disabled:cursor-not-allowed disabled:opacity-60 print:hidden'

const LOOKS: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-accent-ink hover:bg-accent-strong',
  secondary: 'border border-line-strong bg-surface text-ink hover:border-ink hover:bg-sunken',
  quiet: 'text-accent underline decoration-1 underline-offset-4 hover:bg-accent-soft hover:decoration-2',
  danger: 'border border-bad bg-surface text-bad hover:bg-bad-soft',
}

const look = (variant: ButtonVariant, className: string) => `${BASE} ${LOOKS[variant]} ${className}`

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  variant?: ButtonVariant
  icon?: IconName
  /** Its work is under way. A submit button of a `SiteForm` knows by itself. */
  pending?: boolean
}

/** `primary` is for the one action that matters on a page. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button({ variant = 'primary', icon, pending, type = 'submit', className = '', children, ...rest }, ref) {
  const t = useTranslations('ui')
  const ofForm = useFormPending()
  const waiting = pending ?? (type === 'submit' && ofForm)
  return (
    <button ref={ref} type={type} aria-disabled={waiting || undefined} className={look(variant, className)} {...rest}>
      {waiting ? <Spinner /> : icon && <Icon name={icon} />}
      {children}
      {waiting && <span className="sr-only" role="status">{t('pending')}</span>}
    </button>
  )
})

interface ButtonLinkProps extends LinkProps {
  variant?: ButtonVariant
  icon?: IconName
}

/** A link that looks like a button: it leads somewhere, it changes nothing. */
export function ButtonLink({ variant = 'primary', icon, className = '', children, prefetch = 'intent', ...rest }: ButtonLinkProps) {
  return (
    <Link prefetch={prefetch} className={look(variant, className)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  )
}

function Spinner() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" aria-hidden="true" className="size-5 shrink-0 animate-spin">
      <path d="M12 3.5a8.5 8.5 0 1 1-8.5 8.5" />
    </svg>
  )
}
