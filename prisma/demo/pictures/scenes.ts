import { C, disc, faint, rect, shape, times, line } from './drawing'

/** Where things stand: the back of each picture. */

export const room = (wall: string, floor: string): string => rect(0, 0, 800, 600, wall) + rect(0, 452, 800, 148, floor) + faint(0.35, rect(0, 446, 800, 8, C.white))

/** A room with light from a window on one side. */
export const brightRoom = (wall: string, floor: string, x = 520): string =>
  room(wall, floor) +
  rect(x, 60, 200, 190, C.white, 6) + rect(x + 12, 72, 176, 166, C.sky) + shape(`M${x + 12} 238l60-70 45 40 40-55 31 38v47z`, C.mist) +
  rect(x + 96, 72, 8, 166, C.white) + rect(x + 12, 150, 176, 8, C.white)

/** Outside, with the mountains around Grenoble. */
export const outside = (sky: string, ground: string, far: string, near: string): string =>
  rect(0, 0, 800, 600, sky) +
  shape('M0 330l70-60 55 30 90-120 70 75 40-35 95 105 60-45 80-110 90 95 60-50 90 75v220H0z', far) +
  shape('M0 400l110-70 120 50 140-95 130 85 110-60 190 80v140H0z', near) +
  rect(0, 440, 800, 160, ground)

export const tabletop = (wall: string, top: string): string =>
  rect(0, 0, 800, 600, wall) + rect(0, 430, 800, 170, top) + faint(0.18, times(4, (i) => line(`M0 ${462 + i * 38}C200 ${455 + i * 40} 520 ${475 + i * 36} 800 ${460 + i * 39}`, C.bark, 3)))

/** One thing before a large disc of colour. */
export const spotlit = (wall: string, round: string): string => rect(0, 0, 800, 600, wall) + disc(400, 300, 238, round)
