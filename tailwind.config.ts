import type { Config } from 'tailwindcss'

const token = (name: string) => `rgb(var(--${name}) / <alpha-value>)`
const state = (name: string) => ({ DEFAULT: token(name), soft: token(`${name}-soft`) })

/** The look in one place: colours are the variables of app/tailwind.css, which hold both themes. */
export default {
  content: ['./app/**/*.{ts,tsx}'],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      paper: token('paper'),
      surface: token('surface'),
      sunken: token('sunken'),
      line: { DEFAULT: token('line'), strong: token('line-strong') },
      ink: { DEFAULT: token('ink'), soft: token('ink-soft') },
      accent: { DEFAULT: token('accent'), strong: token('accent-strong'), soft: token('accent-soft'), ink: token('accent-ink') },
      good: state('good'),
      wait: state('wait'),
      bad: state('bad'),
      late: state('late'),
      active: state('active'),
      neutral: state('neutral'),
    },
    fontFamily: { sans: ['"Atkinson Hyperlegible Next"', '"Atkinson Hyperlegible"', 'Verdana', 'system-ui', 'sans-serif'] },
    // Two weights are shipped; every name of a bold one means the same.
    fontWeight: { normal: '400', medium: '600', semibold: '600', bold: '600' },
    extend: {
      maxWidth: { prose: '38rem', page: '68rem' },
      minHeight: { tap: '2.75rem' },
      minWidth: { tap: '2.75rem' },
      spacing: { tap: '2.75rem' },
      borderRadius: { DEFAULT: '0.375rem', lg: '0.625rem' },
    },
  },
} satisfies Config
