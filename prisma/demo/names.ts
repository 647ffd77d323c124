/** People who do not exist: first names and family names as one meets them in the region. */
export const FIRST_NAMES = [
  'Nadia', 'Camille', 'Thomas', 'Inès', 'Bernard', 'Fatou', 'Julien', 'Samira', 'Chantal', 'Mehdi', 'Élodie', 'Gérard', 'Aïcha', 'Lucas', 'Monique', 'Karim', 'Sophie', 'Antoine', 'Leïla',
  'Patrick', 'Margaux', 'Youssef', 'Françoise', 'Hugo', 'Nathalie', 'Ousmane', 'Claire', 'Didier', 'Manon', 'Rachid', 'Sylvie', 'Bastien', 'Amina', 'Jean-Luc', 'Pauline', 'Abdel', 'Martine',
  'Quentin', 'Yasmine', 'Michel', 'Océane', 'Tiago', 'Odile', 'Romain', 'Khadija', 'Alain', 'Justine', 'Ahmed', 'Brigitte', 'Maxime', 'Linh', 'Hervé', 'Charlotte', 'Ibrahim', 'Véronique', 'Clément',
] as const

export const FAMILY_NAMES = [
  'Ferrand', 'Benali', 'Perrin', 'Diallo', 'Giroud', 'Meunier', 'Haddad', 'Rey', 'Martinelli', 'Blanc-Gonnet', 'Cissé', 'Faure', 'Nguyen', 'Repellin', 'Bouchard', 'Amrani', 'Charvet', 'Da Costa',
  'Jacquier', 'Traoré', 'Vial', 'Lopez', 'Ravanat', 'Mansouri', 'Coste', 'Guillet', 'Zanetti', 'Bernard-Brunel', 'Sow', 'Morel', 'Chabert', 'Belkacem', 'Rossi', 'Durand-Viel', 'Kone', 'Allard', 'Rambaud',
  'Ouali', 'Michallet', 'Pereira', 'Garnier', 'Toure', 'Veyret', 'Fontanel', 'Slimani', 'Carlier', 'Boissieux', 'Hamdi', 'Joly', 'Vasseur', 'Brunet-Manquat', 'Ferreira', 'Pasquier', 'Bensaïd', 'Collomb',
] as const
