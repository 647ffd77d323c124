import { type JudgedClass, q } from '../judged'

/** Nobody lends it: an empty page tells so, anything else would mislead. */
export const NOTHING: JudgedClass = {
  tuning: ['trampoline', 'hélicoptère', 'piscine', 'zzzzz', 'chaises trampoline', 'canoë', 'barnum 12x24', '7777 chaises', 'jacuzzi',
    'aquarium', 'accordéon', 'ambulance', 'catamaran', 'cercueil', 'girafe', 'planeur', 'clarinette', 'harpe', 'sarbacane', 'cathédrale', 'microscope', 'pédalo', 'locomotive', 'charrette',
    'trottoir', 'parfumerie', 'panthère', 'charpente', 'camionneur', 'percussionniste', 'chandelier', 'tabouret roulant'].map((text) => q(text)),
  reporting: ['karaoké', 'télescope', 'tronçonneuse', 'caravane', 'parachute', 'imprimante 3D', 'minibus 22 places', 'qwertyuiop', 'bateau à voile', 'sauna',
    'montgolfière', 'patinoire', 'piano à queue', 'feu d’artifice', 'drone', 'saxophone', 'robe de mariée', 'kayak', 'scaphandre'].map((text) => q(text)),
}
