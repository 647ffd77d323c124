/** What a cache holds under a key, made where it holds nothing yet. */
export const kept = <K, V>(cache: Map<K, V>, key: K, make: () => V): V => {
  let value = cache.get(key)
  if (value === undefined) cache.set(key, (value = make()))
  return value
}
