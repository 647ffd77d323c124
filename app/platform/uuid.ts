const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** True for an id as the database takes it; anything else in an address is a page that does not exist. */
export const isUuid = (text: string): boolean => UUID.test(text)
