import type { JudgedClass, QueryClass } from '../judged'
import { ACCENTS } from './accents'
import { EXACT } from './exact'
import { NOTHING } from './nothing'
import { PLURAL } from './plural'
import { PREFIX } from './prefix'
import { SEVERAL_WORDS } from './several-words'
import { SYNONYM } from './synonym'
import { TYPO } from './typo'
import { WITH_COMMUNE } from './with-commune'
import { WITH_DATES } from './with-dates'

export const JUDGED: Record<QueryClass, JudgedClass> = {
  exact: EXACT, typo: TYPO, accents: ACCENTS, plural: PLURAL, synonym: SYNONYM, prefix: PREFIX, 'several words': SEVERAL_WORDS,
  'with commune': WITH_COMMUNE, 'with dates': WITH_DATES, 'must return nothing': NOTHING,
}
