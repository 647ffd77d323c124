import { useTranslations } from '~/messages/intl'
import type { NeedPage } from '~/needs/need-page.server'
import { Button } from '~/ui/button'
import { SiteForm } from '~/ui/form'
import { useFormFailure } from '~/web/use-form-failure'

/** Found, or no longer needed; a saved search is simply deleted. */
export function CloseForms({ need, formKey }: { need: NeedPage; formKey: string }) {
  const t = useTranslations('needs.close')
  const failure = useFormFailure(need.isSearch ? 'delete' : 'close')
  if (need.isSearch)
    return (
      <SiteForm name="delete" formKey={`${formKey}-delete`} failure={failure}>
        <div><Button variant="danger" icon="trash">{t('delete')}</Button></div>
      </SiteForm>
    )
  return (
    <>
      <p className="mb-4 max-w-prose text-ink-soft">{t('lead')}</p>
      <SiteForm name="close" formKey={`${formKey}-close`} failure={failure}>
        <div className="flex flex-wrap gap-3">
          <Button variant="secondary" name="ending" value="found" icon="check">{t('found')}</Button>
          <Button variant="secondary" name="ending" value="withdrawn">{t('withdrawn')}</Button>
        </div>
      </SiteForm>
    </>
  )
}
