import { translator } from '~/messages/catalogue.server'

import type { MailPlan } from './mail-plan'

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => ESCAPES[char]!)

/** What people typed may hold line breaks: they stay. */
const paragraph = (text: string): string => `<p style="margin:0 0 16px">${escape(text).replace(/\n/g, '<br>')}</p>`

/**
 * The text and the HTML of a mail, which say the same. No picture, nothing fetched from elsewhere, nothing that tells
 * whether it was read; the address of the one button is also written out, for who reads it without HTML.
 */
export function writeMail(plan: MailPlan, publicUrl: string): { text: string; html: string } {
  const t = translator(plan.locale, 'accountMails')
  const link = plan.action && `${publicUrl}${plan.action.path}`
  const footer = t('footer', { site: publicUrl })
  const text = [
    ...plan.paragraphs,
    ...(plan.code ? [`${t('code')}\n\n    ${plan.code}`] : []),
    ...(plan.action ? [`${t('button', { label: plan.action.label })}\n${link}`] : []),
    `-- \n${footer}`,
  ].join('\n\n') + '\n'
  const html = `<!doctype html>
<html lang="${plan.locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(plan.subject)}</title></head>
<body style="margin:0;padding:24px;background:#faf7f0;color:#22201c;font:18px/1.5 Verdana,Arial,sans-serif">
<div style="max-width:600px;margin:0 auto">
${plan.paragraphs.map(paragraph).join('\n')}
${plan.code ? `<p style="margin:0 0 8px">${escape(t('code'))}</p>\n<p style="margin:0 0 24px;font-size:32px;font-weight:bold;letter-spacing:6px">${escape(plan.code)}</p>` : ''}
${plan.action ? `<p style="margin:0 0 24px"><a href="${escape(link!)}" style="display:inline-block;padding:14px 24px;border-radius:6px;background:#1d5c4a;color:#ffffff;font-weight:bold;text-decoration:none">${escape(plan.action.label)}</a></p>\n<p style="margin:0 0 24px;font-size:15px">${escape(t('copyLink'))}<br><a href="${escape(link!)}" style="color:#1d5c4a;word-break:break-all">${escape(link!)}</a></p>` : ''}
<p style="margin:32px 0 0;padding-top:16px;border-top:1px solid #d8d1c2;font-size:15px;color:#57534a">${escape(footer)}</p>
</div>
</body>
</html>
`
  return { text, html }
}
