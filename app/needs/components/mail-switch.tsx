import { useTranslations } from '~/messages/intl'
import { Button } from '~/ui/button'
import { SiteForm } from '~/ui/form'

/** Turns the mails about one thing, or about all of them, off and on: one button, which says what it does. */
export function MailSwitch({ on, all = false, needId, about }: { on: boolean; all?: boolean; needId?: string; about?: string }) {
  const t = useTranslations('needs.mailSwitch')
  return (
    <SiteForm name={needId ? `mails-${needId}` : 'mails'} className="flex">
      {needId && <input type="hidden" name="needId" value={needId} />}
      <Button variant="quiet" name="mails" value={on ? 'off' : 'on'} icon="mail">
        {t(on ? (all ? 'offAll' : 'off') : all ? 'onAll' : 'on')}{about && <span className="sr-only"> {about}</span>}
      </Button>
    </SiteForm>
  )
}
