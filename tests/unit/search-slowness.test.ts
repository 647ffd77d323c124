import { expect, test } from 'vitest'

import { watchSlowness } from 'search/slowness'

test('three questions in a row without an answer in time are once too often', () => {
  const slowness = watchSlowness()
  expect([slowness.missed(0, 300), slowness.missed(300, 600), slowness.missed(700, 1000)]).toEqual([false, false, true])
})

test('questions that were under way together count as one, however many', () => {
  const slowness = watchSlowness()
  expect([0, 50, 100, 299].map((began) => slowness.missed(began, began + 300))).toEqual([false, false, false, false])
  expect(slowness.missed(300, 600)).toBe(false)
  expect(slowness.missed(650, 950)).toBe(true)
})

test('an answer in time between them, and the counting begins anew', () => {
  const slowness = watchSlowness()
  slowness.missed(0, 300)
  slowness.missed(300, 600)
  slowness.answered()
  expect([slowness.missed(700, 1000), slowness.missed(1000, 1300), slowness.missed(1300, 1600)]).toEqual([false, false, true])
})
