import type { FormTree } from '~/web/form-data'

/** Lists of the editor's form that a button may change before anything is saved. */
const MOVE = /^(photo-up|photo-down|photo-remove):(\d{1,2})$|^more:(sites|closures|pickupSlots|returnSlots)$/

/** True where a button only changes the form: an order, a row more, a photo less. */
export const isMove = (intent: string): boolean => MOVE.test(intent)

/** The form's values after such a button; those of any other button as they are. */
export function moved(values: FormTree, intent: string): FormTree {
  const [, action, position, list] = MOVE.exec(intent) ?? []
  if (list) return { ...values, [list]: [...rowsOf(values[list]), {}] }
  const photos = rowsOf(values.photos)
  const at = Number(position)
  if (!action || at >= photos.length) return values
  if (action === 'photo-remove') return { ...values, photos: photos.filter((_, index) => index !== at) }
  const to = at + (action === 'photo-up' ? -1 : 1)
  if (to < 0 || to >= photos.length) return values
  ;[photos[at], photos[to]] = [photos[to]!, photos[at]!]
  return { ...values, photos }
}

const rowsOf = (list: FormTree[string] | undefined): FormTree[] => (Array.isArray(list) ? ([...list] as FormTree[]) : [])
