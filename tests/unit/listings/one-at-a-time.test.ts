import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { oneAtATime } from '~/listings/suggestions/one-at-a-time'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** An asker whose questions are answered when the test says so. */
function asked() {
  const questions: { text: string; answer: (answer: string) => Promise<void>; fail: () => Promise<void> }[] = []
  const told: string[] = []
  const asker = oneAtATime<string>({
    ask: (text) =>
      new Promise((resolve, reject) => {
        const settled = () => vi.advanceTimersByTimeAsync(0).then(() => {})
        questions.push({ text, answer: (answer) => (resolve(answer), settled()), fail: () => (reject(new Error('gone')), settled()) })
      }),
    told: (answer) => told.push(answer), pause: 150,
  })
  return { asker, questions, told, texts: () => questions.map(({ text }) => text) }
}
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms)

describe('asking while one types', () => {
  test('waits until nobody has typed for a moment, and asks about what then stands there', async () => {
    const { asker, texts } = asked()
    for (const text of ['c', 'ch', 'cha']) {
      asker.want(text)
      await pass(100)
    }
    expect(texts()).toEqual([])
    await pass(50)
    expect(texts()).toEqual(['cha'])
  })

  test('has one question under way at most; then the newest text is asked about, and those between never', async () => {
    const { asker, questions, texts, told } = asked()
    asker.want('ch')
    await pass(150)
    for (const text of ['cha', 'chai', 'chais']) {
      asker.want(text)
      await pass(200)
    }
    expect(texts()).toEqual(['ch'])
    await questions[0]!.answer('of ch')
    expect(texts()).toEqual(['ch', 'chais'])
    await questions[1]!.answer('of chais')
    expect(told).toEqual(['of chais'])
  })

  test('does not tell an answer to a text that has changed since, even while the next is not asked yet', async () => {
    const { asker, questions, told } = asked()
    asker.want('ch')
    await pass(150)
    asker.want('cha')
    await questions[0]!.answer('of ch')
    expect(told).toEqual([])
  })

  test('goes on after an error, and says nothing of it', async () => {
    const { asker, questions, told } = asked()
    asker.want('ch')
    await pass(150)
    await questions[0]!.fail()
    asker.want('cha')
    await pass(150)
    await questions[1]!.answer('of cha')
    expect(told).toEqual(['of cha'])
  })

  test('what is forgotten is neither asked nor told', async () => {
    const { asker, questions, texts, told } = asked()
    asker.want('ch')
    asker.forget()
    await pass(500)
    expect(texts()).toEqual([])
    asker.want('cha')
    await pass(150)
    asker.forget()
    await questions[0]!.answer('of cha')
    expect(told).toEqual([])
  })
})
