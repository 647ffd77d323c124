import { at, C, disc, line, mirrored, oval, rect, shadow, shape, times } from './drawing'
import { brightRoom, outside, room, spotlit } from './scenes'

const foldingChair = (cloth: string) =>
  line('M-46 150L40-20', C.iron, 9) + line('M46 150L-42-130', C.iron, 9) + line('M-42-130h64', C.iron, 9) + line('M-10 -60L66 150', C.iron, 9) +
  rect(-52, -14, 116, 20, cloth, 8) + rect(-50, -128, 84, 54, cloth, 10)

const trestle = line('M0 0L-34 190M0 0L34 190M-20 112H20', C.oak, 12)

export const chairs = room(C.sand, C.wood) + shadow(400, 520, 300) + at(220, 350, foldingChair(C.brick)) + at(400, 350, foldingChair(C.ochre)) + at(580, 350, foldingChair(C.pine))

export const table =
  brightRoom(C.mist, C.oak, 90) + shadow(420, 535, 290) + at(240, 340, trestle) + at(600, 340, trestle) + rect(120, 318, 600, 26, C.wood, 5) + rect(120, 340, 600, 7, C.oak) +
  rect(360, 246, 76, 72, C.lake, 12) + line('M436 264c34 0 34 38 0 38', C.lake, 10) + line('M384 246c-6-40-24-52-20-86M398 246c0-46 4-60 2-102M414 246c8-38 22-50 24-78', C.pine, 5) +
  disc(364, 150, 22, C.clay) + disc(400, 132, 24, C.straw) + disc(440, 158, 20, C.rose)

export const benches =
  outside(C.cream, C.leaf, C.mist, C.moss) + shadow(400, 540, 310) + line('M190 330L170 530M230 330l20 200M570 330l-20 200M610 330l20 200', C.iron, 10) + rect(110, 306, 580, 28, C.ochre, 4) +
  rect(80, 428, 640, 22, C.wood, 4) + line('M150 450l-10 90M650 450l10 90M250 450l6 90M550 450l-6 90', C.iron, 9) +
  times(4, (i) => at(250 + i * 100, 306, rect(-14, -46, 28, 46, [C.straw, C.clay, C.white, C.straw][i]!, 4) + rect(-14, -50, 28, 12, C.white, 5)))

const highTable = (cloth: string) =>
  shape('M-70 0h140l-34 130 46 150h-164l46-150z', cloth) + oval(0, 0, 96, 20, C.white) + shape('M-40 118h80l-4 16h-72z', C.straw)

export const highTables =
  room(C.dusk, C.night) + shadow(250, 520, 110) + shadow(555, 520, 110) + at(250, 236, highTable(C.wine)) + at(555, 236, highTable(C.pine)) +
  times(3, (i) => at(210 + i * 40, 226, shape('M-14-62h28l-8 34h-12z', C.ochre) + line('M0-28V0M-10 0h20', C.white, 4))) + times(2, (i) => at(535 + i * 42, 226, shape('M-14-62h28l-8 34h-12z', C.rose) + line('M0-28V0M-10 0h20', C.white, 4))) +
  line('M0 70C180 150 260 150 400 90S640 150 800 60', C.ink, 4) + times(9, (i) => disc(46 + i * 90, [92, 118, 128, 118, 94, 108, 122, 112, 86][i]!, 13, C.straw))

export const stage =
  room(C.wine, C.bark) + shape('M0 0h150c10 150-20 300-60 452H0z', C.brick) + mirrored(400, shape('M0 0h150c10 150-20 300-60 452H0z', C.brick)) + rect(0, 0, 800, 56, C.brick) +
  shape('M150 380h500l60 60H90z', C.wood) + rect(90, 440, 620, 24, C.oak) + times(5, (i) => rect(110 + i * 140, 464, 16, 66, C.iron)) +
  line('M270 380l-30 60M400 380v60M530 380l30 60', C.oak, 4) + shape('M620 464h110v34h-110z', C.wood) + shape('M620 498h140v34h-140z', C.oak) +
  line('M400 372V220', C.ink, 8) + line('M364 378h72', C.ink, 10) + oval(400, 196, 20, 30, C.steel)

const coat = (colour: string, length: number) => shape(`M-46 0c16-20 30-26 46-26s30 6 46 26l10 ${length}h-112z`, colour) + line('M0-26v-18c0-14 16-14 16-4', C.iron, 5) + line(`M0 -20V${length}`, C.ink, 2)

export const cloakroom =
  spotlit(C.cream, C.rose) + shadow(400, 540, 240) + line('M180 150V530M620 150V530M180 160H620M140 532h80M580 532h80', C.iron, 14) +
  at(250, 208, coat(C.night, 200)) + at(345, 208, coat(C.ochre, 160)) + at(440, 208, coat(C.pine, 220)) + at(540, 208, coat(C.brick, 180))

export const armchair =
  brightRoom(C.leaf, C.wood, 510) + shadow(370, 530, 230) + rect(210, 190, 320, 240, C.clay, 70) + rect(160, 320, 110, 170, C.brick, 44) + rect(470, 320, 110, 170, C.brick, 44) +
  rect(240, 370, 260, 90, C.rose, 30) + rect(230, 440, 280, 56, C.brick, 10) + line('M220 494l-14 38M520 494l14 38', C.bark, 14) + at(340, 310, rect(-56, -56, 112, 100, C.straw, 20), 1, -12)
