import { createContext, useContext } from 'react'

const FormPendingContext = createContext(false)

/** Tells the buttons of a form that it is being sent (and has been for long enough to be shown). */
export const FormPendingProvider = FormPendingContext.Provider
export const useFormPending = (): boolean => useContext(FormPendingContext)
