import * as furniture from './furniture'
import * as kitchen from './kitchen'
import * as making from './making'
import * as play from './play'
import * as rooms from './rooms'
import * as safety from './safety'
import * as shelters from './shelters'
import * as skills from './skills'
import * as sound from './sound-and-image'
import * as tools from './tools'
import * as vehicles from './vehicles'

/** Every drawn picture by name: the inside of an SVG of 800 x 600. At most 60. */
export const PICTURES = { ...furniture, ...shelters, ...sound, ...kitchen, ...rooms, ...vehicles, ...tools, ...making, ...play, ...safety, ...skills }

export type PictureName = keyof typeof PICTURES

/** The picture as an SVG document. */
export const svgOf = (name: PictureName): string => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 600" width="1600" height="1200">${PICTURES[name]}</svg>`
