import { at, C, disc, line, oval, rect, ring, shadow, shape, times } from './drawing'
import { room, spotlit, tabletop } from './scenes'

const spool = (colour: string) => rect(-22, -40, 44, 60, colour) + rect(-28, -50, 56, 12, C.wood, 4) + rect(-28, 18, 56, 12, C.wood, 4)

export const sewingMachine =
  tabletop(C.rose, C.wood) + rect(130, 400, 540, 70, C.cream, 18) + rect(480, 180, 140, 240, C.cream, 20) + shape('M190 180h330v84H290v60c0 10-8 16-18 16h-64c-12 0-18-8-18-20z', C.cream) + disc(634, 250, 40, C.wine) + disc(634, 250, 20, C.clay) +
  line('M230 340v60', C.steel, 8) + shape('M204 396h60v12h-60z', C.steel) + at(420, 160, spool(C.pine)) + line('M420 130C340 110 250 140 240 180V340', C.pine, 4) + disc(550, 250, 24, C.ochre) + disc(550, 330, 18, C.clay) + rect(320, 200, 120, 14, C.brick, 7) +
  shape('M90 420c80-30 150 6 230-8 30 40-20 90-60 90-70 0-170-20-190-40z', C.lake) + times(7, (i) => line(`M${128 + i * 28} 438h14`, C.white, 4))

export const tShirtPress =
  tabletop(C.leaf, C.iron) + rect(200, 440, 400, 50, C.ink, 10) + rect(230, 400, 340, 40, C.iron, 8) + shape('M250 400h300l20 14H230z', C.snow) + line('M560 440V230H500', C.ink, 24) + rect(240, 200, 300, 44, C.brick, 10) + rect(250, 244, 280, 20, C.steel) + line('M400 200V130h150', C.ink, 18) + rect(540, 112, 110, 34, C.ochre, 17) +
  shape('M250 396l30-64 66-18c20 22 88 22 108 0l66 18 30 64-44 16-20-24v22H314v-22l-20 24z', C.white) + disc(400, 368, 22, C.clay)

export const drawingKit =
  tabletop(C.straw, C.cream) + shadow(320, 510, 130) + times(5, (i) => at(260 + i * 32, 330, rect(-10, -150 + (i % 2) * 40, 20, 190, [C.brick, C.pine, C.lake, C.wine, C.clay][i]!) + shape(`M-10 ${-150 + (i % 2) * 40}h20L0 ${-186 + (i % 2) * 40}z`, C.sand), 1, -12 + i * 6)) +
  rect(230, 330, 190, 170, C.night, 14) + rect(230, 370, 190, 30, C.ochre) + shape('M470 470c0-70 60-120 140-120s130 44 130 96c0 50-40 30-70 36s-10 44-60 44c-80 0-140-20-140-56z', C.wood) + disc(540, 440, 24, C.brick) + disc(596, 400, 22, C.pine) + disc(664, 402, 22, C.lake) + disc(702, 446, 20, C.straw) + disc(580, 488, 20, C.white) + line('M120 500l80-160', C.oak, 12) + shape('M194 346l26-56 4 66z', C.bark)

const mask = (colour: string, mouth: string) => shape('M-110-120c70 24 150 24 220 0 14 130-10 250-110 290-100-40-124-160-110-290z', colour) + shape('M-70-30c20-30 50-20 56 6-20 14-40 10-56-6zM70-30c-20-30-50-20-56 6 20 14 40 10 56-6z', C.ink) + shape(mouth, C.ink)

export const masks =
  spotlit(C.wine, C.brick) + at(290, 330, mask(C.straw, 'M-60 50c40 30 80 30 120 0-10 60-110 60-120 0z'), 1, -10) + at(520, 300, mask(C.cream, 'M-56 100c30-50 82-50 112 0-30-20-82-20-112 0z'), 1, 10) + line('M400 100c-40-70-120-60-160-20M410 100c30-60 110-60 160-20', C.ochre, 10)

export const fabric =
  room(C.cream, C.oak) + shadow(400, 545, 310) + times(3, (i) => at(400, 480 - i * 86, rect(-250 + i * 34, -40, 460 - i * 30, 80, [C.brick, C.ochre, C.pine][i]!, 10) + oval(210 + i * 4, 0, 26, 40, [C.wine, C.clay, C.moss][i]!) + oval(210 + i * 4, 0, 10, 16, C.sand))) + times(6, (i) => disc(210 + i * 64, 480, 9, C.cream)) + times(7, (i) => line(`M${210 + i * 50} 360v68`, C.straw, 6)) +
  rect(250, 218, 320, 52, C.lake, 8) + rect(280, 176, 250, 46, C.rose, 8) + shape('M120 150h190c40 0 60 20 60 60v66c-30 20-50-16-80 4s-50 34-80 10-60 20-90-4z', C.straw) + line('M160 190h140M156 226h150', C.ochre, 6) + at(650, 250, line('M-40 70L36-60M-36-60L40 70', C.steel, 12) + ring(-50, 88, 20, C.ink, 10) + ring(50, 88, 20, C.ink, 10))
