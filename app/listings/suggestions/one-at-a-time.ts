export interface Asker {
  /** Asks about this text once nobody has typed for a moment; whatever was wanted before is forgotten. */
  want(text: string): void
  /** Nothing is wanted any more; an answer under way comes to nothing. */
  forget(): void
}

/**
 * Asks about what is typed, one question at a time: while one is under way the newest text waits, and an answer to a text that
 * has changed since is not told. So answers cannot overtake each other. Errors are no answers.
 * @param pause milliseconds without a new letter before the next question.
 */
export function oneAtATime<T>({ ask, told, pause }: { ask: (text: string) => Promise<T>; told: (answer: T) => void; pause: number }): Asker {
  let latest: string | null = null
  let waiting: string | null = null
  let underWay = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const next = async () => {
    if (underWay || waiting === null) return
    const text = waiting
    waiting = null
    underWay = true
    const answer = await ask(text).catch(() => null)
    underWay = false
    if (answer !== null && text === latest) told(answer)
    void next()
  }
  return {
    want(text) {
      latest = text
      clearTimeout(timer)
      timer = setTimeout(() => {
        waiting = text
        void next()
      }, pause)
    },
    forget() {
      latest = waiting = null
      clearTimeout(timer)
    },
  }
}
