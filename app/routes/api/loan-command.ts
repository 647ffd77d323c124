import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'

import { answerApi } from '~/api/answer.server'

const answer = (args: LoaderFunctionArgs | ActionFunctionArgs) => answerApi(args, `/loans/{id}/${args.params.command}`)
export { answer as action, answer as loader }
