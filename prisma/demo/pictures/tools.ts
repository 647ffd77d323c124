import { at, bicycleWheel, C, disc, line, mirrored, rect, ring, shadow, shape, times } from './drawing'
import { brightRoom, outside, room, tabletop } from './scenes'

export const drill =
  tabletop(C.cream, C.oak) + shadow(410, 500, 220) + shape('M210 150h270c26 0 40 16 40 44v30c0 28-14 46-40 46H360l20 150h-110l-34-150c-36-4-56-20-56-56 0-44 12-64 30-64z', C.pine) + rect(258, 414, 150, 74, C.ink, 12) + rect(520, 180, 60, 60, C.iron, 8) + rect(580, 194, 34, 32, C.steel) +
  line('M614 210h110', C.iron, 10) + line('M630 204l12 12M654 204l12 12M678 204l12 12', C.snow, 5) + shape('M356 284h30c10 20 10 40 0 54h-20z', C.ochre) + rect(230, 178, 150, 20, C.leaf, 10) + times(4, (i) => rect(400 + i * 20, 176, 9, 50, C.ink, 4)) +
  times(3, (i) => at(520 + i * 60, 460, rect(-6, -20, 12, 46, C.steel) + rect(-14, -30, 28, 14, C.steel, 4)))

export const ladder =
  brightRoom(C.rose, C.wood, 60) + shadow(460, 555, 170) + line('M440 60L330 550M500 60L610 550', C.ochre, 18) + times(6, (i) => line(`M${424 - i * 15} ${140 + i * 68}H${516 + i * 15}`, C.straw, 14)) + line('M520 70L690 550', C.steel, 12) + rect(424, 46, 92, 26, C.brick, 8) +
  at(180, 500, shape('M-40-60h80l-8 90h-64z', C.lake) + line('M-40-60c0-60 80-60 80 0', C.iron, 6))

export const wheelbarrow =
  outside(C.sky, C.moss, C.mist, C.pine) + shadow(400, 545, 280) + line('M130 300L320 400L560 440M300 400l-30 130M380 420l-10 110', C.bark, 14) + shape('M230 290h380l-90 140H310z', C.brick) + bicycleWheel(590, 470, 60) +
  times(6, (i) => at(290 + i * 52, 280 - (i % 2) * 20, line('M0 20V-60', C.pine, 7) + disc(0, -64, 24, [C.straw, C.rose, C.clay][i % 3]!) + disc(0, -64, 9, C.bark))) + at(700, 400, line('M0 130V-150', C.wood, 12) + line('M-30-150h60v-40M-30-150v-40M0-150v-40', C.iron, 8))

export const cleaning =
  room(C.mist, C.sand) + shadow(400, 545, 230) + shape('M250 330h230l-30 200H280z', C.lake) + rect(238, 316, 254, 26, C.night, 10) + line('M250 330c10-120 220-120 230 0', C.iron, 8) + line('M420 320L560 70', C.wood, 14) + shape('M566 378h78l34 152H532z', C.straw) + line('M580 410l-16 100M606 410v104M632 410l14 100', C.ochre, 5) +
  line('M610 360L660 60', C.oak, 14) + rect(560, 356, 90, 26, C.brick, 8) + shape('M150 400h70v130h-70z', C.leaf) + rect(164, 366, 42, 34, C.pine) + line('M206 376h40l10 16', C.pine, 10) + disc(330, 300, 22, C.white) + disc(370, 290, 30, C.white) + disc(416, 302, 20, C.white)

export const generator =
  outside(C.dusk, C.iron, C.night, C.ink) + shadow(370, 545, 240) + rect(170, 230, 400, 270, C.brick, 20) + line('M150 220v300M590 220v300M150 214h440M150 500h440', C.ink, 16) + rect(210, 270, 150, 100, C.ink, 10) + times(5, (i) => rect(222, 284 + i * 17, 126, 7, C.iron, 3)) +
  disc(430, 320, 36, C.white) + disc(430, 320, 22, C.ink) + disc(520, 320, 36, C.white) + disc(520, 320, 22, C.ink) + rect(400, 400, 140, 60, C.straw, 8) + shape('M476 406l-24 30h18l-8 20 26-30h-18z', C.brick) + line('M520 330C640 360 560 520 690 520S740 420 690 420 660 480 690 490', C.ochre, 10) + rect(250, 176, 100, 40, C.ink, 8)

export const bikeRepair =
  brightRoom(C.straw, C.iron, 40) + shadow(420, 560, 250) + line('M420 560V120M360 562h130M420 230h70', C.ink, 14) + at(470, 330, bicycleWheel(-140, 60, 92) + bicycleWheel(150, 60, 92) + line('M-140 60L-70-70H80L-10 60H-140M-10 60L-78-84M150 60L74-90', C.lake, 13) + rect(-110, -100, 70, 16, C.ink, 8) + line('M74-90l-6-30h50', C.ink, 11) + ring(-10, 60, 24, C.steel, 8)) +
  rect(640, 100, 120, 150, C.wood, 6) + line('M668 130v80M700 130v60M732 130v90', C.steel, 10) + disc(668, 128, 12, C.steel) + mirrored(700, disc(700, 128, 12, C.steel))

