import { translator } from '~/messages/catalogue.server'

import type { MailLink, MailPlan, MailSection } from './mail-plan'

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
  const linkText = ({ label, path }: MailLink) => `${t('button', { label })}\n${publicUrl}${path}`
  const linkHtml = ({ label, path }: MailLink) => `<a href="${escape(publicUrl + path)}" style="color:#1d5c4a">${escape(label)}</a>`
  const text = [
    ...plan.paragraphs,
    ...(plan.sections ?? []).map((section) => sectionText(section, linkText)),
    ...(plan.code ? [`${t('code')}\n\n    ${plan.code}`] : []),
    ...(plan.action ? [linkText(plan.action)] : []),
    ...(plan.closing ? [linkText(plan.closing)] : []),
    `-- \n${footer}`,
  ].join('\n\n') + '\n'
  const html = `<!doctype html>
<html lang="${plan.locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(plan.subject)}</title></head>
<body style="margin:0;padding:24px;background:#faf7f0;color:#22201c;font:18px/1.5 Verdana,Arial,sans-serif">
<div style="max-width:600px;margin:0 auto">
${plan.paragraphs.map(paragraph).join('\n')}
${(plan.sections ?? []).map((section) => sectionHtml(section, linkHtml)).join('\n')}
${plan.code ? `<p style="margin:0 0 8px">${escape(t('code'))}</p>\n<p style="margin:0 0 24px;font-size:32px;font-weight:bold;letter-spacing:6px">${escape(plan.code)}</p>` : ''}
${plan.action ? `<p style="margin:0 0 24px"><a href="${escape(link!)}" style="display:inline-block;padding:14px 24px;border-radius:6px;background:#1d5c4a;color:#ffffff;font-weight:bold;text-decoration:none">${escape(plan.action.label)}</a></p>\n<p style="margin:0 0 24px;font-size:15px">${escape(t('copyLink'))}<br><a href="${escape(link!)}" style="color:#1d5c4a;word-break:break-all">${escape(link!)}</a></p>` : ''}
<div style="margin:32px 0 0;padding-top:16px;border-top:1px solid #d8d1c2;font-size:15px;color:#57534a">
${plan.closing ? `<p style="margin:0 0 8px">${linkHtml(plan.closing)}</p>` : ''}
<p style="margin:0">${escape(footer)}</p>
</div>
</div>
</body>
</html>
`
  return { text, html }
}

const sectionText = ({ title, lines, links }: MailSection, linkText: (link: MailLink) => string): string => [title, ...lines.map((line) => `- ${line}`), ...links.map(linkText)].join('\n')

const sectionHtml = ({ title, lines, links }: MailSection, linkHtml: (link: MailLink) => string): string => `<div style="margin:0 0 24px;padding:0 0 0 16px;border-left:4px solid #d8d1c2">
<p style="margin:0 0 4px;font-weight:bold">${escape(title)}</p>
${lines.map((line) => `<p style="margin:0 0 4px">${escape(line)}</p>`).join('\n')}
${links.map((link) => `<p style="margin:4px 0 0;font-size:16px">${linkHtml(link)}</p>`).join('\n')}
</div>`
