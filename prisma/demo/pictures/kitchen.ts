import { at, C, disc, faint, line, oval, rect, shadow, shape, times } from './drawing'
import { brightRoom, outside, room, tabletop } from './scenes'

const steam = (x: number, y: number) => faint(0.8, line(`M${x} ${y}c-18-26 18-40 0-66s14-36 4-56`, C.white, 9))

export const fridge =
  room(C.rose, C.sand) + shadow(400, 545, 190) + rect(260, 60, 280, 480, C.snow, 24) + rect(260, 210, 280, 8, C.steel) + rect(290, 110, 14, 70, C.iron, 7) + rect(290, 250, 14, 120, C.iron, 7) +
  at(430, 380, times(3, (i) => at(0, 0, line('M0-54V54M-14-44l14 14 14-14M-14 44l14-14 14 14', C.lake, 8), 1, i * 60))) + rect(400, 110, 70, 56, C.straw) + disc(436, 110, 8, C.brick)

export const percolator =
  tabletop(C.pine, C.wood) + shadow(360, 490, 150) + rect(270, 180, 180, 270, C.steel, 14) + rect(258, 446, 204, 34, C.ink, 10) + shape('M262 180c10-50 50-64 98-64s88 14 98 64z', C.iron) + disc(360, 104, 16, C.ink) +
  rect(290, 210, 30, 200, C.snow, 15) + rect(346, 376, 30, 44, C.ink, 4) + line('M361 420v14', C.bark, 8) + line('M270 240h-34v120h34M450 240h34v120h-34', C.ink, 12) +
  times(3, (i) => at(540 + i * 84, 440, shape('M-30-56h60l-8 66h-44z', [C.clay, C.straw, C.cream][i]!) + line('M28-44c24 0 22 34-4 34', [C.clay, C.straw, C.cream][i]!, 8))) + steam(540, 370) + steam(624, 370) + steam(708, 370)

export const grill =
  outside(C.sky, C.leaf, C.mist, C.moss) + shadow(400, 545, 250) + line('M270 400L220 540M530 400L580 540M250 470h300', C.ink, 12) + rect(200, 330, 400, 70, C.ink, 16) + rect(184, 318, 432, 22, C.iron, 8) +
  times(4, (i) => disc(250 + i * 100, 370, 12, [C.brick, C.ochre, C.brick, C.ochre][i]!)) + times(3, (i) => at(280 + i * 116, 292, line('M-34 8C-16 26 16 26 34 8', C.clay, 24) + line('M-14 12l4 14M10 14l-2 14', C.brick, 4))) +
  steam(280, 262) + steam(396, 256) + steam(512, 262) + at(620, 250, line('M0 60L60-90', C.wood, 12) + rect(-24, 40, 48, 40, C.steel, 8), 1, 0)

const cup = (colour: string) => shape('M-40-110h80l-14 130h-52z', colour) + oval(0, -110, 40, 10, C.white)

export const tableware =
  tabletop(C.sky, C.clay) + shadow(250, 500, 150) + times(6, (i) => oval(250, 486 - i * 16, 150 - (i % 2) * 4, 30, i % 2 ? C.sand : C.white)) + oval(250, 402, 104, 18, C.cream) +
  at(480, 470, cup(C.pine)) + at(580, 470, cup(C.ochre)) + at(680, 470, cup(C.wine)) + at(530, 330, cup(C.brick)) + at(630, 330, cup(C.lake)) + at(580, 190, cup(C.leaf)) +
  times(3, (i) => at(150 + i * 90, 250, line('M0 90V-30', C.iron, 9) + (i === 1 ? shape('M-8-110h16c14 40 10 70 0 84h-16z', C.iron) : line('M-16-100v40c0 20 32 20 32 0v-40M0-100v60', C.iron, 7))))

export const cookingPot =
  brightRoom(C.straw, C.brick, 550) + rect(90, 440, 620, 40, C.iron, 8) + rect(110, 480, 580, 120, C.steel) + line('M220 434h200M250 424h140', C.ochre, 8) + rect(170, 210, 320, 220, C.steel, 22) + rect(150, 190, 360, 30, C.iron, 14) +
  line('M168 276h-46v56h46M492 276h46v56h-46', C.iron, 14) + faint(0.35, rect(200, 240, 34, 160, C.white, 17)) + line('M420 200L520 70', C.wood, 16) + steam(250, 180) + steam(330, 170) + steam(400, 186) +
  shape('M590 432c-6-60 10-84 44-84s50 24 44 84z', C.clay) + line('M634 348v-22', C.pine, 12) + times(3, (i) => disc(160 + i * 220, 540, 18, C.ink))

