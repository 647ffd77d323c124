import { createContext, useContext } from 'react'

const NonceContext = createContext<string | undefined>(undefined)

/** The nonce of this answer's Content Security Policy, for the few inline scripts Remix needs; none where it names them by their hashes. */
export const NonceProvider = NonceContext.Provider
export const useNonce = (): string | undefined => useContext(NonceContext)
