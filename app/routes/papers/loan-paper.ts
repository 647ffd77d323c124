import type { LoaderFunctionArgs } from '@remix-run/node'

import { loanPaper } from '~/papers/loan-paper.server'
import { answerPaper, askedVersion } from '~/papers/answer-paper.server'

/** A paper of a loan as a PDF; `?version=1` for an earlier one. */
export const loader = (args: LoaderFunctionArgs) =>
  answerPaper(args, (context, file) => loanPaper(context, args.params.id ?? '', file, askedVersion(args.request)))
