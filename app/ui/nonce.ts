import { createContext, useContext } from 'react'

const NonceContext = createContext('')

/** The nonce of this answer's Content Security Policy, for the few inline scripts Remix needs. */
export const NonceProvider = NonceContext.Provider
export const useNonce = (): string => useContext(NonceContext)
