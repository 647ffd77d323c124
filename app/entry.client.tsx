import { RemixBrowser } from '@remix-run/react'
import { startTransition } from 'react'
import { hydrateRoot } from 'react-dom/client'

import { NonceProvider } from './ui/nonce'

const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''

startTransition(() => {
  hydrateRoot(
    document,
    <NonceProvider value={nonce}>
      <RemixBrowser />
    </NonceProvider>,
  )
})
