import { at, C, disc, faint, line, mirrored, oval, rect, ring, shadow, shape, times } from './drawing'
import { brightRoom, room, spotlit, tabletop } from './scenes'

const speaker = rect(-80, -150, 160, 260, C.ink, 16) + disc(0, 20, 62, C.iron) + disc(0, 20, 44, C.ink) + disc(0, 20, 16, C.steel) + disc(0, -92, 30, C.iron) + disc(0, -92, 12, C.ink)

export const speakers =
  spotlit(C.cream, C.clay) + shadow(240, 545, 120) + shadow(560, 545, 120) + line('M240 320V520M240 440L170 545M240 440L310 545', C.iron, 11) + line('M560 320V520M560 440L490 545M560 440L630 545', C.iron, 11) +
  at(240, 220, speaker) + at(560, 220, speaker) + line('M340 180c30 24 30 66 0 90M360 150c52 40 52 110 0 150M460 180c-30 24-30 66 0 90M440 150c-52 40-52 110 0 150', C.cream, 8)

export const mixing =
  tabletop(C.wine, C.wood) + shape('M120 330h560l50 150H70z', C.ink) + rect(70, 480, 660, 26, C.iron, 6) +
  times(8, (i) => line(`M${168 + i * 66} 400v62`, C.iron, 5) + rect(154 + i * 66, 410 + ((i * 23) % 40), 28, 16, [C.brick, C.ochre, C.leaf, C.white][i % 4]!, 4) + disc(172 + i * 65, 362, 11, C.steel)) +
  at(580, 210, line('M0 0L-110 120', C.iron, 26) + disc(20, -22, 50, C.steel) + line('M-20-50L60 12M-8-62L70-2', C.iron, 4), 1, 4) + line('M470 328C430 380 330 250 250 330', C.ink, 8)

const spot = (colour: string) => faint(0.45, shape('M-26 40L-120 400h240L26 40z', colour)) + rect(-44, -44, 88, 92, C.ink, 14) + oval(0, 48, 40, 12, colour) + line('M-54-10v-40h108v40', C.iron, 8)

export const spotlights = room(C.night, C.ink) + rect(60, 84, 680, 12, C.steel) + times(12, (i) => line(`M${70 + i * 58} 96l28 26 28-26`, C.steel, 5)) + rect(60, 122, 680, 12, C.steel) + at(200, 190, spot(C.straw), 1, 8) + at(400, 190, spot(C.clay)) + at(600, 190, spot(C.lake), 1, -8)

export const instruments =
  spotlit(C.leaf, C.straw) + shadow(420, 545, 260) +
  at(290, 330, line('M0-60V-250', C.bark, 24) + rect(-22, -290, 44, 60, C.bark, 8) + disc(0, 110, 92, C.clay) + disc(0, 0, 66, C.clay) + disc(0, 60, 30, C.bark) + rect(-34, 130, 68, 12, C.bark) + line('M-6-240V134M6-240V134', C.cream, 2), 1, -10) +
  rect(430, 380, 220, 130, C.brick, 10) + oval(540, 380, 110, 30, C.cream) + times(5, (i) => line(`M${446 + i * 47} 398v96`, C.straw, 5)) + line('M450 512l-20 32M630 512l20 32', C.iron, 9) + line('M470 350L640 270M600 360L460 260', C.wood, 9)

export const projector =
  room(C.dusk, C.night) + rect(110, 60, 470, 270, C.white, 4) + rect(100, 48, 490, 18, C.ink, 6) + faint(0.35, shape('M600 430L110 330V60l470 0z', C.straw)) +
  shape('M130 310l110-120 70 70 60-50 120 100z', C.lake) + disc(510, 116, 26, C.ochre) + rect(470, 470, 290, 24, C.wood, 4) + line('M510 494v80M720 494v80', C.oak, 12) +
  rect(520, 394, 190, 76, C.cream, 14) + disc(556, 430, 28, C.ink) + disc(556, 430, 16, C.straw) + times(4, (i) => rect(620 + i * 18, 412, 8, 40, C.sand, 3))

const laptopShape = shape('M-170-190h340a14 14 0 0 1 14 14V20h-368v-196a14 14 0 0 1 14-14z', C.ink) + rect(-164, -170, 328, 172, C.mist) + shape('M-230 20h460l-24 34a12 12 0 0 1-10 4h-392a12 12 0 0 1-10-4z', C.steel)

export const laptop =
  tabletop(C.sand, C.wood) + at(400, 420, laptopShape) + at(400, 420, rect(-140, -146, 130, 14, C.pine, 7) + rect(-140, -116, 90, 10, C.leaf, 5) + rect(-140, -94, 110, 10, C.leaf, 5) + disc(84, -90, 46, C.ochre) + shape('M84-90v-46a46 46 0 0 1 46 46z', C.brick)) +
  rect(640, 390, 66, 74, C.clay, 10) + line('M706 406c30 0 30 38 0 38', C.clay, 9) + line('M660 372c-8-20 8-26 0-46M686 372c-8-20 8-26 0-46', C.white, 5)

export const camera =
  spotlit(C.sand, C.brick) + line('M400 400L290 560M400 400L510 560M400 400V560', C.ink, 14) + rect(236, 180, 328, 216, C.ink, 26) + rect(330, 146, 140, 50, C.ink, 12) + rect(236, 230, 328, 100, C.iron) +
  disc(400, 286, 92, C.ink) + disc(400, 286, 70, C.night) + disc(400, 286, 42, C.lake) + disc(380, 266, 14, C.white) + rect(258, 196, 56, 24, C.clay, 6) + disc(528, 206, 12, C.straw)

const face = (skin: string, hair: string, shirt: string) => shape('M-52 70c0-46 22-62 52-62s52 16 52 62z', shirt) + disc(0, -18, 34, skin) + shape('M-36-22c-2-34 16-46 36-46s38 12 36 46c-14-4-22-16-26-22-8 14-26 20-46 22z', hair)

export const videoCall =
  brightRoom(C.cream, C.oak, 30) + rect(250, 96, 470, 300, C.ink, 16) + rect(268, 114, 212, 126, C.rose) + rect(490, 114, 212, 126, C.leaf) + rect(268, 250, 212, 128, C.straw) + rect(490, 250, 212, 128, C.sky) +
  at(374, 192, face(C.sand, C.bark, C.pine), 0.68) + at(596, 192, face(C.oak, C.ink, C.brick), 0.68) + at(374, 330, face(C.wood, C.ink, C.wine), 0.68) + at(596, 330, face(C.cream, C.steel, C.night), 0.68) +
  rect(440, 396, 90, 40, C.iron) + rect(380, 430, 210, 16, C.iron, 6) + rect(436, 66, 98, 30, C.iron, 14) + disc(485, 81, 9, C.lake) + rect(0, 444, 800, 20, C.wood) + rect(580, 478, 130, 34, C.ink, 17) + line('M610 495h70', C.leaf, 5) + ring(160, 500, 40, C.ink, 12) + mirrored(160, rect(106, 486, 24, 40, C.ink, 8)) + rect(106, 486, 24, 40, C.ink, 8)
