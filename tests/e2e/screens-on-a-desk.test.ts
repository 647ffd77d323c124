import { DESKTOP } from '../support/browser'
import { everyScreen } from './every-screen'

everyScreen(DESKTOP)
