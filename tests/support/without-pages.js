/**
 * For the tests of start and stop: the process of the site without its compiled pages, so that they need no build.
 * Node's own hooks put an empty Remix build in the place of the compiled one.
 */
import { register } from 'node:module'

const EMPTY_BUILD = 'data:text/javascript,export const routes = {}; export const assets = {}; export const entry = {}'
const HOOKS = `export const resolve = (name, context, next) =>
  name === '@remix-run/dev/server-build' ? { url: ${JSON.stringify(EMPTY_BUILD)}, shortCircuit: true } : next(name, context)`

register(`data:text/javascript,${encodeURIComponent(HOOKS)}`)
