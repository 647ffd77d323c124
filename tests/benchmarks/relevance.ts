/** `npm run bench:relevance`: how well both engines answer the judged questions (tests/benchmarks/relevance/README.md). */
import type { Scored } from './relevance/measures'
import { judge, type QuerySet, resolve } from './relevance/judge'
import { CLASSES } from './relevance/judged'
import { meanOf } from './relevance/measures'
import { openCorpus } from './relevance/open-corpus'

const percent = (share: number) => `${Math.round(share * 100)} %`.padStart(6)

function print(title: string, scored: readonly Scored[]) {
  console.log(`\n${title}\n${'class'.padEnd(22)}${'queries'.padStart(8)}${'nDCG@10'.padStart(9)}${'success@1'.padStart(11)}${'zero hits'.padStart(11)}`)
  const line = (name: string, some: readonly Scored[]) => {
    const { queries, ndcg, success, zeroHits } = meanOf(some)
    console.log(`${name.padEnd(22)}${String(queries).padStart(8)}${ndcg.toFixed(3).padStart(9)}${percent(success).padStart(11)}${percent(zeroHits).padStart(11)}`)
  }
  for (const name of CLASSES) line(name, scored.filter(({ queryClass }) => queryClass === name))
  line('all', scored)
}

/** With `--verbose` each question below 1 is printed: for tuning, so only of that set. */
const verbose = process.argv.includes('--verbose')

const corpus = await openCorpus()
try {
  for (const set of ['tuning', 'reporting'] satisfies QuerySet[]) {
    const questions = await resolve(corpus.database, set)
    for (const { name, search } of corpus.engines) {
      const scored = await judge(corpus.database, search, name, questions)
      print(`${name}, ${set} set`, scored)
      if (verbose && set === 'tuning') for (const { queryClass, text, ndcg } of scored) if (ndcg < 0.999) console.log(`  ${ndcg.toFixed(3)} ${queryClass}: ${text}`)
    }
  }
} finally {
  await corpus.close()
}
