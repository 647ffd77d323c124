/** The few strokes that every picture is made of. Coordinates run from 0,0 to 800,600. */

/** Flat and warm; each picture takes four or five of them. */
export const C = {
  cream: '#f7efe2', sand: '#ead9bd', straw: '#e9c46a', ochre: '#dd9d34', clay: '#d97b4f', brick: '#b5482f', wine: '#7d3043', rose: '#e3a78f',
  moss: '#7f9b6e', pine: '#33604f', leaf: '#a9bd83', mist: '#cfdcd3', sky: '#b5d0d6', lake: '#5f93a3', night: '#33415c', dusk: '#6a6f93',
  wood: '#bf8a55', oak: '#8f5f37', bark: '#5d3d26', steel: '#9aa4a8', iron: '#5b6469', ink: '#2b2b33', white: '#fffaf1', snow: '#edf2f0',
} as const

export const rect = (x: number, y: number, width: number, height: number, fill: string, radius = 0): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`

export const disc = (x: number, y: number, r: number, fill: string): string => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}"/>`

export const oval = (x: number, y: number, rx: number, ry: number, fill: string): string => `<ellipse cx="${x}" cy="${y}" rx="${rx}" ry="${ry}" fill="${fill}"/>`

export const ring = (x: number, y: number, r: number, colour: string, width: number): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="none" stroke="${colour}" stroke-width="${width}"/>`

export const shape = (d: string, fill: string): string => `<path d="${d}" fill="${fill}"/>`

export const line = (d: string, colour: string, width: number): string =>
  `<path d="${d}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`

export const at = (x: number, y: number, content: string, scale = 1, turn = 0): string => `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})">${content}</g>`

/** The same drawing seen in a mirror that stands at `x`. */
export const mirrored = (x: number, content: string): string => `<g transform="translate(${2 * x} 0) scale(-1 1)">${content}</g>`

export const faint = (opacity: number, content: string): string => `<g opacity="${opacity}">${content}</g>`

export const times = (count: number, draw: (i: number) => string): string => Array.from({ length: count }, (_, i) => draw(i)).join('')

/** The shadow under a thing that stands at height `y`. */
export const shadow = (x: number, y: number, rx: number): string => faint(0.16, oval(x, y, rx, rx * 0.09 + 4, C.ink))

/** A wheel seen from the side. */
export const wheel = (x: number, y: number, r: number): string => disc(x, y, r, C.ink) + disc(x, y, r * 0.55, C.steel) + disc(x, y, r * 0.2, C.ink)

/** A spoked wheel. */
export const bicycleWheel = (x: number, y: number, r: number): string =>
  times(8, (i) => at(x, y, line(`M0 0V${-r}`, C.steel, 2), 1, i * 45)) + ring(x, y, r, C.ink, 10) + disc(x, y, 8, C.iron)
