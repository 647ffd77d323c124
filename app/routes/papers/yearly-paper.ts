import type { LoaderFunctionArgs } from '@remix-run/node'

import { answerPaper } from '~/papers/answer-paper.server'
import { yearlyPaper } from '~/papers/yearly-paper.server'

/** A yearly convention as a PDF. */
export const loader = (args: LoaderFunctionArgs) => answerPaper(args, (context) => yearlyPaper(context, args.params.id ?? ''))
