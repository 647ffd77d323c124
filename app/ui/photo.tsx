import { Icon, type IconName } from './icon'

export interface PhotoData {
  hash: string
  /** The widths stored, ascending. */
  widths: number[]
  /** Of the largest, in pixels. */
  width: number
  height: number
  alt: string
}

interface PhotoProps {
  photo: PhotoData | null
  /** As in HTML: how wide it is shown. */
  sizes: string
  /** Drawn quietly where there is no photo. */
  placeholder: IconName
  /** The first thing seen: not loaded lazily. */
  priority?: boolean
  /** Its size and shape. */
  className?: string
}

const path = (hash: string, width: number) => `/photos/${hash}-${width}.webp`

/** A photo in the width the screen needs, or a quiet place for one. */
export function Photo({ photo, sizes, placeholder, priority = false, className = 'aspect-[4/3] w-full' }: PhotoProps) {
  const widest = photo?.widths.at(-1)
  if (!photo || widest === undefined)
    return (
      <span className={`flex items-center justify-center rounded bg-sunken text-line-strong ${className}`}>
        <Icon name={placeholder} className="size-1/4 min-h-6 min-w-6 max-w-16" />
      </span>
    )
  return (
    <img
      src={path(photo.hash, widest)} srcSet={photo.widths.map((width) => `${path(photo.hash, width)} ${width}w`).join(', ')} sizes={sizes}
      width={photo.width} height={photo.height} alt={photo.alt} loading={priority ? 'eager' : 'lazy'} decoding="async"
      className={`rounded bg-sunken object-cover ${className}`}
    />
  )
}
