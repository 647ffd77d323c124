import { at, C, disc, line, rect, ring, shadow, shape, times } from './drawing'
import { brightRoom, outside, room, spotlit } from './scenes'

const barrier = line('M-150 0h300M-150 130h300M-150-10V200M150-10V200M-190 205h80M110 205h80', C.steel, 13) + times(9, (i) => line(`M${-120 + i * 30} 4v122`, C.steel, 7))

export const barriers = outside(C.cream, C.iron, C.rose, C.clay) + shadow(270, 520, 200) + shadow(550, 545, 200) + at(260, 280, barrier, 0.9) + at(520, 320, barrier, 1.05) + rect(440, 350, 170, 60, C.brick, 4) + times(4, (i) => shape(`M${450 + i * 42} 410l20-60h20l-20 60z`, C.white))

export const signs =
  spotlit(C.mist, C.iron) + shadow(290, 540, 130) + shadow(550, 540, 140) + shape('M270 160h40l70 350H200z', C.clay) + shape('M254 240h72l14 70H240z', C.white) + shape('M232 350h116l14 70H218z', C.white) + rect(160, 506, 260, 30, C.brick, 10) +
  shape('M450 190c30 0 40-30 60-40h70c20 10 30 40 60 40v320H450z', C.straw) + shape('M510 150c10 40 60 40 70 0l-35 110z', C.mist) + rect(450, 330, 190, 30, C.snow) + rect(450, 420, 190, 30, C.snow) + line('M545 260v250', C.ochre, 5) + rect(480, 196, 26, 320, C.snow) + rect(584, 196, 26, 320, C.snow)

export const extinguisher =
  room(C.cream, C.steel) + shadow(330, 550, 110) + rect(250, 190, 160, 350, C.brick, 50) + rect(310, 140, 40, 56, C.ink) + line('M330 140h-70M330 130l90-30M330 150h80', C.ink, 16) + line('M270 150C190 180 200 300 220 400', C.ink, 14) + shape('M206 396h32l14 60h-60z', C.ink) + rect(274, 290, 112, 110, C.white, 8) + shape('M330 306c30 34 26 70 0 76-28-6-28-44 0-76z', C.clay) +
  rect(500, 300, 210, 200, C.white, 20) + rect(560, 270, 90, 40, C.white, 14) + rect(576, 286, 58, 26, C.cream, 8) + rect(584, 340, 42, 120, C.pine) + rect(545, 379, 120, 42, C.pine)

export const ramp =
  brightRoom(C.sand, C.steel, 90) + rect(500, 110, 220, 330, C.oak, 4) + rect(520, 130, 180, 310, C.pine, 4) + disc(545, 300, 12, C.straw) + rect(470, 436, 330, 40, C.iron) + rect(470, 476, 330, 124, C.dusk) + shape('M80 570L480 436v50L80 588z', C.ochre) + line('M160 556l20 10M240 530l20 10M320 503l20 10M400 476l20 10', C.straw, 7) +
  at(270, 400, ring(0, 50, 72, C.ink, 12) + disc(0, 50, 9, C.iron) + disc(-14, -146, 30, C.wood) + line('M-14-110L-8-20H70l20 80', C.brick, 30) + line('M-10-70h70', C.clay, 18) + line('M-50-90v70', C.ink, 10) + line('M86 84h30', C.ink, 12), 1, -18)

export const hearingLoop =
  spotlit(C.lake, C.night) + line('M330 320c-20-120 40-190 120-180 90 10 120 110 60 190-30 40-40 60-50 110-10 40-60 50-84 16', C.straw, 30) + line('M390 300c0-60 30-90 64-84 40 8 44 60 14 96', C.straw, 24) + line('M250 190c-50 70-50 160 0 230M200 150c-80 100-80 210 0 310', C.cream, 14) + disc(300, 400, 12, C.cream)

const bin = (colour: string, lid: string, mark: string) => shape('M-70-130h140l-14 270h-112z', colour) + rect(-82, -156, 164, 34, lid, 12) + mark

export const bins = outside(C.mist, C.sand, C.sky, C.moss) + shadow(400, 545, 310) + at(200, 400, bin(C.pine, C.ink, line('M-24 40C-30-20 10-30 26-26C30 10 10 40-24 40L4 6', C.white, 7))) +
  at(400, 400, bin(C.ochre, C.brick, line('M-14-36h28v20l10 14v50h-48v-50l10-14z', C.white, 7))) + at(600, 400, bin(C.lake, C.night, line('M-26-34h52v78h-52zM-12-14h24M-12 6h24M-12 24h14', C.white, 7)))
