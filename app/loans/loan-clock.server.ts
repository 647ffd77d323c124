import type { Services } from '~/services.server'

/** What happens to loans by the clock alone: reminders, expiries, lateness. Safe to run at any time, any number of times. */
export async function runLoanClock(_services: Services, _now: Date): Promise<void> {}
