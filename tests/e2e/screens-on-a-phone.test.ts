import { PHONE } from '../support/browser'
import { everyScreen } from './every-screen'

everyScreen(PHONE)
