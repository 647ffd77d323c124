import type { MailPlan } from './mail-plan'

/** The text and the HTML of a mail. */
export function writeMail(plan: MailPlan, publicUrl: string): { text: string; html: string } {
  const text = [...plan.paragraphs, ...(plan.code ? [plan.code] : []), ...(plan.action ? [`${plan.action.label} : ${publicUrl}${plan.action.path}`] : [])].join('\n\n')
  return { text, html: `<pre>${text.replace(/[<&]/g, (c) => (c === '<' ? '&lt;' : '&amp;'))}</pre>` }
}
