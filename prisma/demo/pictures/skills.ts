import { at, C, disc, line, mirrored, rect, shape, times } from './drawing'
import { spotlit, tabletop } from './scenes'

export const paperwork =
  tabletop(C.lake, C.wood) + at(330, 320, rect(-150, -200, 300, 400, C.white, 6) + rect(-110, -160, 140, 20, C.pine, 6) + times(7, (i) => rect(-110, -110 + i * 34, i % 3 === 2 ? 140 : 220, 11, C.sand, 5)) + disc(80, 150, 34, C.brick) + disc(80, 150, 20, C.clay), 1, -8) +
  at(580, 360, line('M-50 130L70-140', C.ochre, 26) + line('M70-140l14-32', C.rose, 26) + shape('M-64 124l28 12-26 34z', C.bark)) + at(640, 480, rect(-60, -10, 120, 20, C.brick, 8))

export const megaphone =
  spotlit(C.rose, C.brick) + at(400, 300, shape('M-150-60L130-170v320L-150 50z', C.cream) + rect(-210, -62, 76, 114, C.straw, 24) + shape('M-130 50h70l26 130h-70z', C.ochre) + `<ellipse cx="130" cy="-10" rx="40" ry="162" fill="${C.sand}"/><ellipse cx="132" cy="-10" rx="22" ry="92" fill="${C.bark}"/>`, 1, -8) + line('M610 170l80-40M630 270h90M610 360l80 40', C.cream, 14)

const hand = (skin: string, sleeve: string) => rect(-70, 70, 140, 190, sleeve, 16) + rect(-56, 40, 112, 50, skin, 20) + rect(-64, -60, 128, 130, skin, 44) + times(4, (i) => rect(-64 + i * 33, -150 + Math.abs(i - 1.5) * 16, 29, 130, skin, 15)) + at(72, 10, rect(-16, -70, 32, 100, skin, 16), 1, 38)

export const hands = spotlit(C.straw, C.pine) + at(190, 400, hand(C.sand, C.brick)) + mirrored(400, at(190, 400, hand(C.oak, C.ochre))) + at(400, 340, hand(C.wood, C.lake))
