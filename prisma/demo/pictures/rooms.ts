import { at, C, disc, faint, line, oval, rect, shape, times } from './drawing'
import { brightRoom, outside, room } from './scenes'

const seat = (colour: string) => rect(-34, -70, 68, 80, colour, 16) + rect(-40, 4, 80, 22, colour, 8) + line('M-28 26v60M28 26v60', C.iron, 8)

export const meetingRoom =
  brightRoom(C.cream, C.wood, 540) + rect(90, 90, 280, 180, C.white, 6) + line('M120 130h130M120 164h180M120 198h90', C.steel, 7) + disc(320, 216, 26, C.clay) +
  times(4, (i) => at(170 + i * 152, 370, seat([C.pine, C.ochre, C.pine, C.ochre][i]!))) + shape('M70 410h660l40 60H30z', C.oak) + rect(30, 470, 740, 18, C.bark) + rect(110, 488, 24, 112, C.bark) + rect(666, 488, 24, 112, C.bark) +
  times(3, (i) => at(210 + i * 180, 424, shape('M-34 0h76l8 30h-92z', C.white)))

export const partyRoom =
  room(C.straw, C.oak) + rect(250, 110, 300, 342, C.wine) + shape('M240 110h110c0 130-20 240-70 342h-40z', C.brick) + shape('M560 110H450c0 130 20 240 70 342h40z', C.brick) + rect(230, 92, 340, 26, C.bark) + rect(210, 430, 380, 40, C.wood) +
  line('M0 40Q200 140 400 40Q600 140 800 40', C.bark, 4) + times(15, (i) => at(26 + i * 53, 62 + 50 * Math.sin((((26 + i * 53) % 400) / 400) * Math.PI), shape('M-20-22h40L0 24z', [C.clay, C.pine, C.cream, C.lake][i % 4]!))) +
  at(120, 430, oval(0, 0, 100, 20, C.white) + shape('M-100 0h200l-20 100h-160z', C.cream)) + at(680, 430, oval(0, 0, 100, 20, C.white) + shape('M-100 0h200l-20 100h-160z', C.cream)) +
  disc(110, 396, 22, C.clay) + disc(140, 400, 16, C.pine) + disc(670, 396, 22, C.ochre) + disc(700, 402, 16, C.wine)

export const danceRoom =
  room(C.mist, C.wood) + rect(70, 80, 660, 320, C.sky, 4) + faint(0.45, rect(70, 80, 660, 320, C.white, 4)) + line('M290 80v320M510 80v320', C.white, 8) + faint(0.5, shape('M110 400L250 80h60L170 400zM560 400L690 80h30v60L610 400z', C.white)) +
  line('M40 330h720M120 330v122M400 330v122M680 330v122', C.oak, 12) + times(5, (i) => line(`M${i * 200 - 60} 600L${i * 170 + 60} 456`, C.oak, 3)) +
  at(420, 290, disc(0, -110, 26, C.bark) + line('M0-82L-4 30', C.brick, 36) + line('M-4-70L-110-120M6-70L100-130', C.clay, 14) + line('M-8 30L-30 200', C.ink, 18) + line('M2 30L110 90L170 66', C.ink, 18) + shape('M-30 0h56l34 56c-50 20-90 16-124 0z', C.wine))

export const storage =
  outside(C.sky, C.sand, C.mist, C.leaf) + shape('M140 210L400 110l260 100v310H140z', C.clay) + shape('M110 216L400 96l290 120-14 30L400 136 124 246z', C.bark) + rect(230, 270, 340, 250, C.night) + rect(230, 270, 340, 46, C.steel) + line('M230 286h340M230 302h340', C.iron, 3) +
  rect(262, 430, 100, 90, C.wood, 4) + line('M262 474h100M312 430v90', C.oak, 4) + rect(374, 390, 110, 130, C.ochre, 4) + line('M374 456h110', C.oak, 4) + rect(284, 356, 80, 72, C.sand, 4) + rect(496, 440, 56, 80, C.leaf, 4) + at(690, 470, rect(-8, -30, 16, 90, C.bark) + disc(0, -70, 66, C.moss))

