import { useEffect, useState } from 'react'
import { useTranslations } from '~/messages/intl'

import { TextField } from '~/ui/fields'
import { Icon } from '~/ui/icon'

interface Props {
  name: string
  label: string
  /** `new-password` lets the browser propose and keep one. */
  autoComplete: 'new-password' | 'current-password'
  hint?: string
  error?: string | undefined
}

/** A password, which can be shown while it is typed where scripts run. */
export function PasswordField(props: Props) {
  const t = useTranslations('accounts.password')
  const [scripted, setScripted] = useState(false)
  const [visible, setVisible] = useState(false)
  useEffect(() => setScripted(true), [])
  return (
    <div>
      <TextField {...props} type={visible ? 'text' : 'password'} autoCapitalize="none" autoCorrect="off" spellCheck={false} required />
      {scripted && (
        <button type="button" aria-pressed={visible} onClick={() => setVisible(!visible)} className="mt-1 inline-flex min-h-tap items-center gap-2 text-accent underline-offset-4 hover:underline">
          <Icon name={visible ? 'eye-off' : 'eye'} />
          {t(visible ? 'hide' : 'show')}
        </button>
      )}
    </div>
  )
}
