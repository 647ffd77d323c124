/** French words that say nothing of a thing, elided articles included: no engine looks for them. Without accents. */
export const STOP_WORDS = [
  'a', 'au', 'aux', 'avec', 'c', 'ce', 'ces', 'cette', 'd', 'dans', 'de', 'des', 'du', 'en', 'et', 'l', 'la', 'le', 'les', 'j', 'je', 'm', 'me', 'mon', 'n',
  'nos', 'notre', 'nous', 'ou', 'par', 'pour', 'qu', 'que', 'qui', 's', 'sa', 'se', 'ses', 'son', 'sur', 't', 'un', 'une', 'vos', 'votre', 'vous',
]
