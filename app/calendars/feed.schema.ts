import * as z from 'zod'

/** Which of one's feeds a form is about: an association's, or that of all of them. */
export const feedFormSchema = z.object({ organisationId: z.uuid().optional() })
