import { at, C, line, mirrored, oval, rect, shadow, shape, times } from './drawing'
import { outside } from './scenes'

const scallops = (x: number, y: number, count: number, width: number, colours: string[]) =>
  times(count, (i) => shape(`M${x + i * width} ${y}h${width}v22a${width / 2} 20 0 0 1-${width} 0z`, colours[i % colours.length]!))

export const marquee =
  outside(C.sky, C.leaf, C.mist, C.moss) + shadow(400, 540, 330) + rect(150, 260, 14, 280, C.steel) + rect(636, 260, 14, 280, C.steel) + rect(258, 268, 10, 236, C.iron) + rect(532, 268, 10, 236, C.iron) +
  rect(268, 270, 264, 220, C.snow) + shape('M400 90L680 250H120z', C.white) + shape('M400 90L500 250H300z', C.cream) + scallops(120, 248, 8, 70, [C.brick, C.white]) +
  rect(300, 420, 200, 70, C.wood, 4) + rect(300, 410, 200, 16, C.oak, 4) + rect(326, 372, 40, 38, C.ochre, 6) + rect(384, 360, 32, 50, C.pine, 6) + rect(436, 380, 36, 30, C.clay, 6)

export const bigTop =
  outside(C.straw, C.moss, C.rose, C.pine) + shadow(400, 540, 350) + line('M80 540L190 330M720 540L610 330', C.bark, 5) + shape('M150 330h500v200H150z', C.cream) +
  times(5, (i) => rect(150 + i * 100, 330, 50, 200, C.clay)) + shape('M400 110C430 210 560 290 690 322H110C240 290 370 210 400 110z', C.brick) + shape('M400 110C412 220 450 290 470 322H330C350 290 388 220 400 110z', C.cream) +
  scallops(110, 320, 10, 58, [C.ochre, C.wine]) + shape('M340 530c0-110 26-150 60-150s60 40 60 150z', C.night) + line('M400 110V50', C.bark, 7) + shape('M402 52l70 20-70 20z', C.pine)

export const parasol =
  outside(C.cream, C.sand, C.sky, C.leaf) + shadow(400, 540, 170) + rect(391, 150, 18, 380, C.oak) + rect(330, 510, 140, 30, C.iron, 10) +
  shape('M120 300C150 150 290 90 400 90s250 60 280 210z', C.ochre) + shape('M260 300C270 160 340 90 400 90s130 70 140 210z', C.cream) + shape('M352 300C354 160 380 90 400 90s46 70 48 210z', C.ochre) +
  shape('M120 300q70-40 140 0z', C.sand) + shape('M540 300q70-40 140 0z', C.sand) + at(560, 470, rect(-70, -16, 180, 18, C.clay, 6) + line('M-50 0l-20 70M90 0l20 70M110-10l40-100', C.oak, 10))

const plank = (y: number, colour: string, x = 110) => rect(x, y, 580, 34, colour, 4) + line(`M${x + 40} ${y + 18}h120M${x + 220} ${y + 12}h210`, C.bark, 2) + oval(x + 500, y + 17, 12, 7, C.oak)

export const planks =
  outside(C.mist, C.sand, C.sky, C.moss) + shadow(400, 545, 330) + rect(150, 500, 60, 40, C.bark) + rect(590, 500, 60, 40, C.bark) +
  plank(466, C.wood) + plank(430, C.ochre, 130) + plank(394, C.wood, 96) + plank(358, C.straw, 122) + plank(322, C.wood, 108) + plank(286, C.ochre, 126) +
  line('M240 280v226M560 280v226', C.pine, 12) + mirrored(400, at(250, 230, line('M-90 40L60-10', C.steel, 10) + rect(50, -34, 70, 40, C.brick, 8)))
