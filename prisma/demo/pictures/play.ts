import { at, C, disc, faint, line, oval, rect, ring, shadow, shape, times } from './drawing'
import { outside, tabletop } from './scenes'

export const woodenGames =
  outside(C.sky, C.leaf, C.mist, C.moss) + shadow(400, 545, 260) + times(6, (row) => times(3, (i) => at(300 + (row % 2 ? 0 : i * 70), 510 - row * 62, row % 2 ? (i === 0 ? rect(0, -4, 206, 54, C.wood, 4) + line('M20 22h120', C.oak, 3) : '') : rect(0, -4, 62, 54, [C.ochre, C.straw, C.wood][i]!, 4) + oval(31, 23, 8, 6, C.oak)))) +
  at(570, 190, rect(0, -20, 190, 46, C.wood, 4), 1, 24) + times(4, (i) => at(110 + i * 42, 540 - (i % 2) * 16, rect(-14, -100, 28, 96, C.cream, 12) + rect(-14, -76, 28, 10, C.brick)))

const pawn = (colour: string) => shape('M-44 60c0-50 24-60 24-100h40c0 40 24 50 24 100z', colour) + disc(0, -66, 34, colour) + rect(-52, 54, 104, 20, colour, 10)

export const boardGames =
  tabletop(C.pine, C.wood) + shape('M110 400h420l80 140H40z', C.cream) + times(4, (r) => times(6, (i) => ((i + r) % 2 ? '' : shape(`M${110 - r * 18 + i * (70 + r * 6)} ${400 + r * 35}h${70 + r * 6}l${(i - 2.4) * 5} 35h${-(76 + r * 6)}z`, C.clay)))) +
  at(240, 370, pawn(C.brick)) + at(400, 400, pawn(C.ochre)) + at(620, 430, rect(-60, -60, 120, 120, C.white, 20) + disc(-30, -30, 11, C.ink) + disc(30, 30, 11, C.ink) + disc(0, 0, 11, C.ink) + disc(30, -30, 11, C.ink) + disc(-30, 30, 11, C.ink), 1, 14) + at(610, 230, rect(-70, -100, 140, 200, C.white, 14) + shape('M0-50l40 50-40 50-40-50z', C.brick), 0.9, -12) + at(680, 240, rect(-70, -100, 140, 200, C.sand, 14) + shape('M0-50l40 50-40 50-40-50z', C.night), 0.9, 10)

export const balls =
  outside(C.cream, C.clay, C.sky, C.pine) + shadow(270, 530, 140) + shadow(540, 530, 120) + disc(270, 390, 140, C.ochre) + line('M270 250v280M130 390h280M170 292c60 50 60 150 0 196M370 292c-60 50-60 150 0 196', C.bark, 7) + disc(540, 420, 110, C.white) + shape('M540 370l46 34-18 54h-56l-18-54z', C.ink) +
  line('M540 370v-58M586 404l56-20M568 458l36 50M512 458l-36 50M494 404l-56-20', C.ink, 6) + at(660, 250, disc(0, 0, 34, C.leaf) + line('M-28-18C0-4 0 10-26 22', C.white, 5))

export const camping =
  outside(C.dusk, C.pine, C.night, C.moss) + disc(640, 110, 44, C.cream) + times(7, (i) => disc(70 + i * 90, 60 + ((i * 47) % 90), 4, C.cream)) + shadow(400, 545, 290) + shape('M400 190L690 530H110z', C.ochre) + shape('M400 190L500 530H300z', C.bark) + shape('M400 190c-20 130-70 250-110 340h60c30-90 50-220 50-340z', C.straw) +
  line('M400 190V160M110 530l-40 20M690 530l40 20', C.cream, 6) + at(700, 470, line('M-40 50L40 30M-40 30l80 20', C.bark, 14) + shape('M0-50c40 40 34 84 0 84s-40-44 0-84z', C.clay) + shape('M0-10c18 20 16 40 0 40s-18-20 0-40z', C.straw))

const snowshoe = (colour: string) => `<ellipse cx="0" cy="0" rx="72" ry="170" fill="${C.snow}" fill-opacity=".7" stroke="${colour}" stroke-width="18"/>` + times(5, (i) => line(`M-58 ${-80 + i * 44}L58 ${-110 + i * 44}M58 ${-80 + i * 44}L-58 ${-110 + i * 44}`, colour, 3)) + rect(-46, -40, 92, 90, C.ink, 20) + rect(-50, -8, 100, 20, C.ochre, 6) + line('M0 166v50', colour, 16)

export const snowshoes = outside(C.sky, C.white, C.white, C.mist) + faint(0.8, times(14, (i) => disc(40 + i * 56, 40 + ((i * 83) % 220), 7, C.white))) + shadow(400, 545, 250) + at(310, 320, snowshoe(C.brick), 1, -12) + at(500, 320, snowshoe(C.brick), 1, 12) + line('M660 130L620 540M700 130L740 540', C.iron, 9) + ring(628, 510, 20, C.pine, 6) + ring(736, 510, 20, C.pine, 6)

export const bouncyCastle =
  outside(C.sky, C.leaf, C.mist, C.moss) + shadow(400, 555, 330) + rect(130, 420, 540, 120, C.brick, 40) + rect(150, 220, 500, 230, C.straw, 20) + times(5, (i) => rect(170 + i * 100, 230, 60, 210, C.clay, 26)) +
  [140, 590].map((x) => rect(x - 20, 180, 110, 330, C.lake, 40) + shape(`M${x - 34} 190h138L${x + 35} 60z`, C.wine) + line(`M${x + 35} 60V30`, C.bark, 5) + shape(`M${x + 37} 30l40 12-40 12z`, C.ochre)).join('') + rect(200, 400, 400, 60, C.ochre, 30) + shape('M340 460h120v80H340z', C.pine)

