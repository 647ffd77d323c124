/** Pixels of the longest side: more than any page shows. */
const LONGEST = 2000
/** A picture of few pixels that weighs less than this is sent as it is. */
const LIGHT = 1024 * 1024

/** The picture in at most 2000 pixels, upright, as JPEG; the file itself where it is small already, or this browser cannot read it. Never larger. */
export async function smallerPicture(file: File): Promise<File> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height))
    const blob = scale === 1 && file.size <= LIGHT ? null : await drawn(bitmap, scale)
    bitmap.close()
    return blob && blob.size < file.size ? new File([blob], `${file.name.replace(/\.\w+$/, '')}.jpg`, { type: blob.type, lastModified: file.lastModified }) : file
  } catch {
    return file
  }
}

function drawn(bitmap: ImageBitmap, scale: number): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  const brush = canvas.getContext('2d')
  if (!brush) return Promise.resolve(null)
  // JPEG knows no transparency: without this it turns black.
  brush.fillStyle = 'white'
  brush.fillRect(0, 0, canvas.width, canvas.height)
  brush.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.85))
}
