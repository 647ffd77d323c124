/** One photo as it is sent, in bytes. */
export const PHOTO_MAX_BYTES = 10 * 1024 * 1024
/** What the browser's file chooser offers. */
export const PHOTO_TYPES = 'image/jpeg,image/png,image/webp,image/avif'
