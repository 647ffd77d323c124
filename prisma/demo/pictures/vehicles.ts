import { at, bicycleWheel, C, disc, line, rect, shadow, shape, times, wheel } from './drawing'
import { outside, room, spotlit } from './scenes'

const road = rect(0, 500, 800, 100, C.iron) + times(5, (i) => rect(30 + i * 170, 548, 90, 10, C.straw))

export const minibus =
  outside(C.cream, C.leaf, C.sky, C.moss) + road + shadow(400, 528, 330) + shape('M90 480V240c0-40 20-62 60-62h430c40 0 60 20 80 62l46 110c10 20 14 40 14 66v64z', C.clay) + rect(90, 400, 628, 26, C.cream) +
  times(3, (i) => rect(130 + i * 126, 216, 108, 110, C.sky, 10)) + shape('M516 216h62c20 0 30 8 38 28l34 82H516z', C.sky) + line('M506 200v270', C.brick, 4) + rect(690, 420, 30, 26, C.straw, 8) + wheel(220, 486, 56) + wheel(590, 486, 56) + rect(84, 420, 18, 40, C.brick, 6)

export const van =
  outside(C.sky, C.sand, C.mist, C.pine) + road + shadow(400, 528, 330) + rect(80, 150, 430, 334, C.white, 16) + shape('M510 240h110c30 0 46 20 60 56l30 64c8 14 10 30 10 50v74H510z', C.white) + shape('M536 264h76c18 0 28 12 36 32l24 58H536z', C.lake) +
  rect(80, 420, 640, 64, C.pine) + line('M296 150v270', C.sand, 5) + rect(312, 300, 34, 12, C.iron, 6) + rect(700, 400, 24, 30, C.straw, 8) + wheel(200, 488, 54) + wheel(610, 488, 54) + at(190, 280, disc(0, 0, 54, C.ochre) + line('M-28 4l20 20 36-44', C.white, 12))

export const trailer =
  outside(C.leaf, C.sand, C.mist, C.moss) + shadow(400, 535, 300) + rect(160, 330, 420, 130, C.steel, 6) + times(6, (i) => rect(176 + i * 68, 342, 8, 106, C.iron)) + rect(150, 320, 440, 18, C.iron, 6) + line('M590 440h130l30-16', C.iron, 16) + disc(752, 420, 16, C.ink) + line('M690 442v80', C.iron, 10) + disc(690, 526, 14, C.ink) + wheel(350, 474, 60) +
  rect(220, 236, 110, 84, C.wood, 4) + line('M220 278h110M275 236v84', C.oak, 4) + rect(344, 210, 90, 110, C.clay, 6) + rect(450, 260, 100, 60, C.ochre, 6) + rect(150, 380, 20, 30, C.brick, 4)

export const cargoBike =
  outside(C.rose, C.moss, C.cream, C.pine) + rect(0, 500, 800, 100, C.iron) + shadow(390, 560, 320) + bicycleWheel(190, 460, 88) + bicycleWheel(650, 478, 66) +
  line('M190 460L300 460L270 280M190 460L270 300L360 440M300 460L360 440H520M240 262h62', C.brick, 15) + line('M360 440L430 230M400 236l60-20', C.brick, 14) + line('M432 222h60', C.ink, 14) + rect(230, 246, 84, 20, C.ink, 10) +
  shape('M400 300h220l-24 160H436z', C.wood) + rect(392, 290, 236, 20, C.oak, 6) + line('M620 330l30 148', C.brick, 12) + disc(470, 276, 28, C.clay) + disc(520, 266, 34, C.leaf) + disc(572, 274, 28, C.ochre) + disc(300, 466, 20, C.steel) + line('M300 466l24 34M312 500h30', C.ink, 8)

export const handTruck =
  room(C.sand, C.iron) + shadow(400, 550, 220) + line('M240 90c-40 0-40 50-10 50M250 120L420 500M200 140L372 520', C.brick, 14) + line('M252 240l40-20M300 340l44-20M345 440l40-18', C.brick, 12) + shape('M360 528l150-66 8 18-152 66z', C.iron) + wheel(350, 510, 44) +
  at(420, 360, rect(-90, -20, 190, 120, C.wood, 6) + rect(-8, -20, 26, 120, C.straw), 1, -24) + at(362, 236, rect(-80, -10, 160, 110, C.ochre, 6) + rect(-8, -10, 24, 110, C.cream), 1, -24) + at(318, 136, rect(-60, 0, 120, 80, C.clay, 6), 1, -24)

export const childSeat =
  spotlit(C.mist, C.leaf) + shadow(400, 540, 190) + shape('M270 190c0-90 50-120 130-120s130 30 130 120v190H270z', C.night) + shape('M310 200c0-60 30-84 90-84s90 24 90 84v180H310z', C.clay) + shape('M220 380h360c20 0 30 16 30 40v60c0 30-16 50-50 50H240c-34 0-50-20-50-50v-60c0-24 10-40 30-40z', C.night) +
  rect(250, 372, 300, 84, C.clay, 36) + line('M350 130v200l50 70 50-70V130', C.ink, 16) + rect(378, 386, 44, 44, C.brick, 10) + rect(180, 350, 60, 90, C.ink, 26) + rect(560, 350, 60, 90, C.ink, 26)
