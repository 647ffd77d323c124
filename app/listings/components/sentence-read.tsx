import type { SentenceNotice } from '~/listings/sentence/sentence-notice.server'
import { RemovableChip } from '~/ui/chip'
import { Icon } from '~/ui/icon'
import { TextLink } from '~/ui/text-link'

/** What was made of the sentence, each part ready to be taken away, and the way back to its plain words. */
export function SentenceRead({ sentence }: { sentence: SentenceNotice }) {
  const { words, understood, unused, unclear, literally } = sentence
  return (
    <section aria-label={words.label} className="mt-4 flex flex-col gap-1 border-l-4 border-active bg-active-soft px-4 py-2">
      {understood.length > 0 && (
        <div className="flex flex-wrap items-center gap-x-2">
          <p id="compris" className="font-semibold">{words.understood}</p>
          <ul aria-labelledby="compris" className="flex flex-wrap gap-2 py-1">
            {understood.map(({ label, href }) => <li key={label}><RemovableChip to={href} removeLabel={words.remove}>{label}</RemovableChip></li>)}
          </ul>
        </div>
      )}
      {unused && <p>{unused}</p>}
      {unclear.map((text) => <p key={text} className="flex gap-2"><Icon name="warning" className="mt-0.5 size-5 shrink-0 text-wait" />{text}</p>)}
      <p><TextLink to={literally} className="inline-flex min-h-tap items-center">{words.literally}</TextLink></p>
    </section>
  )
}
