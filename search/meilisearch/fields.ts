/**
 * Where words are looked for, in the order in which they count. What the annonce is comes before its title: "salle" asks for rooms,
 * not for a loop "de salle". Words that it only could have been called by come before its prose.
 */
export const FIELDS = ['subject', 'otherNames', 'kind', 'title', 'association', 'communeNames', 'categoryName', 'synonyms', 'description']

/** Looked for where the words themselves find nothing, and then alone: stems beside words would outrank some of them. */
export const STEMS = ['stems']
