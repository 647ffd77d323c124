import { describe, expect, test } from 'vitest'

import { reading, rows } from '../../support/sentences'

describe('communes', () => {
  test.each(rows(`
  salle à Eybens                                  => salle | in Eybens
  salle a eybens                                  => salle | in Eybens
  salle Eybens                                    => salle | in Eybens
  salle, Eybens                                   => salle | in Eybens
  salle (Eybens)                                  => salle | in Eybens
  salle sur Grenoble                              => salle | in Grenoble
  salle dans Grenoble                             => salle | in Grenoble
  minibus grenoble                                => minibus | in Grenoble
  Minibus Grenoble                                => Minibus | in Grenoble
  MINIBUS ÉCHIROLLES                              => MINIBUS | in Échirolles
  minibus Échirolles                              => minibus | in Échirolles
  minibus echirolles                              => minibus | in Échirolles
  minibus à Échirolles                            => minibus | in Échirolles
  salle à Saint-Martin-d'Hères                    => salle | in Saint-Martin-d'Hères
  salle saint martin d'hères                      => salle | in Saint-Martin-d'Hères
  salle st martin d'heres                         => salle | in Saint-Martin-d'Hères
  salle St-Martin-d’Hères                         => salle | in Saint-Martin-d'Hères
  salle à St. Martin d'Hères                      => salle | in Saint-Martin-d'Hères
  salle à Saint-Martin                            => salle à Saint-Martin
  salle à Saint-Egrève                            => salle | in Saint-Égrève
  salle st egreve                                 => salle | in Saint-Égrève
  salle Saint-Georges                             => salle | in Saint-Georges-de-Commiers
  salle à Varces                                  => salle | in Varces-Allières-et-Risset
  salle à Seyssinet                               => salle | in Seyssinet-Pariset
  salle Vaulnaveys                                => salle Vaulnaveys
  salle à Vaulnaveys-le-Haut                      => salle | in Vaulnaveys-le-Haut
  au Pont-de-Claix                                => | in Le Pont-de-Claix
  salle Pont de Claix                             => salle | in Le Pont-de-Claix
  salle Le Pont-de-Claix                          => salle | in Le Pont-de-Claix
  salle à Claix                                   => salle | in Claix
  salle à La Tronche                              => salle | in La Tronche
  salle à la Tronche                              => salle | in La Tronche
  salle La Tronche                                => salle | in La Tronche
  tronche                                         => tronche
  salle au Gua                                    => salle | in Le Gua
  salle au Sappey                                 => salle | in Le Sappey-en-Chartreuse
  salle au Fontanil                               => salle | in Fontanil-Cornillon
  Fontanil-Cornillon                              => | in Fontanil-Cornillon
  salle à Fontaine                                => salle | in Fontaine
  salle Fontaine                                  => salle | in Fontaine
  fontaine à chocolat                             => fontaine à chocolat
  Fontaine à eau                                  => Fontaine à eau
  salle à Vif                                     => salle | in Vif
  salle Vif                                       => salle | in Vif
  stylos vif                                      => stylos vif
  salle autour d'Échirolles                       => salle | 10 km of Échirolles
  salle autour de Grenoble                        => salle | 10 km of Grenoble
  salle près de Meylan                            => salle | 5 km of Meylan
  salle près du Pont-de-Claix                     => salle | 5 km of Le Pont-de-Claix
  salle proche de Gières                          => salle | 5 km of Gières
  salle à côté de Gières                          => salle | 5 km of Gières
  salle vers Meylan                               => salle | 10 km of Meylan
  salle du côté de Meylan                         => salle | 10 km of Meylan
  salle aux environs de Vizille                   => salle | 10 km of Vizille
  salle secteur Vizille                           => salle | 10 km of Vizille
  salle à moins de 10 km d'Échirolles             => salle | 10 km of Échirolles
  salle à 5 km de Grenoble                        => salle | 5 km of Grenoble
  salle dans un rayon de 20 km autour de Grenoble => salle | 20 km of Grenoble
  salle 10 km autour de Grenoble                  => salle | 10 km of Grenoble
  salle rayon 15 km de Vif                        => salle | 15 km of Vif
  salle à moins de 900 km de Grenoble             => salle à moins de 900 km de Grenoble
  salle à 10 km                                   => salle à 10 km
  salle à Eybens ou Meylan                        => salle | in Eybens+Meylan
  salle à Eybens, Meylan et Gières                => salle | in Eybens+Meylan+Gières
  salle à Eybens ou à Meylan                      => salle | in Eybens+Meylan
  salle à Lyon                                    => salle à Lyon
  MJC de Fontaine                                 => MJC de Fontaine
  maison des habitants d'Échirolles               => maison des habitants d'Échirolles
  Grenoble-Alpes Métropole                        => Grenoble-Alpes Métropole
  Grenoble Habitat                                => Grenoble Habitat
  camion d'Échirolles à Eybens                    => camion d'Échirolles | in Eybens
  salle à Eybens, barnum à Meylan                 => salle à Eybens, barnum à Meylan | ? several_places (à Eybens, à Meylan)
  appareil photo Henri Cartier-Bresson            => appareil photo Henri Cartier-Bresson
  `))('« %s »', (typed, read) => expect(reading(typed)).toBe(read))
})

describe('how many things, how many people', () => {
  test.each(rows(`
  80 chaises                                              => chaises | n=80
  80 chaises pliantes en bois + chariot                   => chaises pliantes en bois + chariot | n=80
  chaises x80                                             => chaises | n=80
  chaises x 80                                            => chaises | n=80
  chaises (80)                                            => chaises | n=80
  80 x chaises                                            => chaises | n=80
  80x chaises                                             => chaises | n=80
  environ 80 chaises                                      => chaises | n=80
  au moins 80 chaises                                     => chaises | n=80
  une vingtaine de tables                                 => tables | n=20
  une centaine de gobelets                                => gobelets | n=100
  deux barnums                                            => barnums | n=2
  trois tables                                            => tables | n=3
  quatre-vingts chaises                                   => chaises | n=80
  vingt-cinq chaises                                      => vingt-cinq chaises
  1 200 gobelets                                          => gobelets | n=1200
  1200 gobelets                                           => gobelets | n=1200
  1 minibus                                               => minibus | n=1
  un minibus                                              => un minibus
  des chaises                                             => des chaises
  lot de 50 chaises                                       => lot de 50 chaises
  un lot de 6 mange-debout                                => un lot de 6 mange-debout
  2 barnums 3x3                                           => barnums 3x3 | n=2
  barnum 3x3                                              => barnum 3x3
  3x3                                                     => 3x3
  3 x 3                                                   => 3 x 3
  tente 3 x 3 m                                           => tente 3 x 3 m
  2 x 400 W                                               => 2 x 400 W
  4x4                                                     => 4x4
  5 PC portables                                          => PC portables | n=5
  10 tables 2 m                                           => tables 2 m | n=10
  10 tables de 2 m                                        => tables de 2 m | n=10
  30 paires de raquettes à neige, Le Sappey-en-Chartreuse => paires de raquettes à neige | n=30 | in Le Sappey-en-Chartreuse
  9 places                                                => 9 places
  minibus 9 places                                        => minibus 9 places
  9 places minibus                                        => 9 places minibus
  neuf places                                             => neuf places
  table 6 personnes                                       => table 6 personnes
  6 personnes                                             => 6 personnes
  tables pliantes pour 60 personnes                       => tables pliantes pour 60 personnes
  vaisselle pour 120 convives                             => vaisselle pour 120 convives
  percolateur 100 tasses                                  => percolateur 100 tasses
  100 tasses percolateur                                  => 100 tasses percolateur
  rallonge 25 m                                           => rallonge 25 m
  25 m de rallonge                                        => 25 m de rallonge
  sono 400 W                                              => sono 400 W
  400 W                                                   => 400 W
  groupe électrogène 2 kW                                 => groupe électrogène 2 kW
  table de mixage 12 voies                                => table de mixage 12 voies
  3 en 1                                                  => 3 en 1
  deux-roues                                              => deux-roues
  2 roues                                                 => 2 roues
  2cv                                                     => 2cv
  A4                                                      => A4
  salle 204                                               => salle 204
  12 m²                                                   => 12 m²
  1,5 m                                                   => 1,5 m
  Local de stockage 12 m²                                 => Local de stockage 12 m²
  perceuse 18 V                                           => perceuse 18 V
  20 € la journée                                         => 20 € la journée
  0 chaises                                               => 0 chaises
  9999999 chaises                                         => 9999999 chaises
  12345678901234567890 chaises                            => 12345678901234567890 chaises
  80                                                      => 80
  80 chaises et 10 tables                                 => 80 chaises et 10 tables | ? several_things (80 chaises et 10 tables)
  80 chaises, 10 tables                                   => 80 chaises, 10 tables | ? several_things (80 chaises, 10 tables)
  80 chaises + 10 tables                                  => 80 chaises + 10 tables | ? several_things (80 chaises + 10 tables)
  2 tables et bancs                                       => tables et bancs | n=2
  80 chaises 2 barnums                                    => chaises 2 barnums | n=80
  je cherche 80 chaises                                   => chaises | n=80
  nous cherchons 80 chaises                               => chaises | n=80
  besoin de 80 chaises                                    => chaises | n=80
  j'ai besoin de 80 chaises                               => chaises | n=80
  il nous faut 80 chaises                                 => chaises | n=80
  bonjour, je cherche un minibus                          => un minibus
  cherche minibus                                         => minibus
  cherche                                                 => cherche
  besoin d'une sono                                       => une sono
  salle 50 personnes                                      => salle | people=50
  salle pour 50 personnes                                 => salle | people=50
  salle pour 50                                           => salle | people=50
  salle 50 pers.                                          => salle | people=50
  salle 50 pers                                           => salle | people=50
  salle de 50 personnes                                   => salle | people=50
  salle 50p                                               => salle | people=50
  salle pour environ 50 personnes                         => salle | people=50
  salle 100 places                                        => salle | people=100
  salle jauge 80                                          => salle | people=80
  salle capacité 80 personnes                             => salle | people=80
  salle des fêtes 220 places assises                      => salle des fêtes | people=220
  50 personnes salle                                      => salle | people=50
  salle de réunion pour 12 pers à Eybens mardi            => salle de réunion | 2027-06-15 | people=12 | in Eybens
  minibus 8 personnes                                     => minibus | people=8
  minibus pour 8 personnes                                => minibus | people=8
  barnum pour 50 personnes                                => barnum pour 50 personnes
  samedi 80 chaises                                       => chaises | 2027-06-12 | n=80
  80 chaises samedi                                       => chaises | 2027-06-12 | n=80
  à Eybens 20 tables                                      => tables | n=20 | in Eybens
  samedi 12 chaises                                       => chaises | 2027-06-12 | n=12
  samedi 20 tables                                        => tables | 2027-06-12 | n=20
  samedi 12 salle                                         => salle | 2027-06-12
  `))('« %s »', (typed, read) => expect(reading(typed)).toBe(read))
})

describe('all of it in one line', () => {
  test.each(rows(`
  minibus samedi prochain                                    => minibus | 2027-06-12
  80 chaises 12-14 juin                                      => chaises | 2027-06-12..2027-06-14 | n=80
  80 chaises, du 12 au 14 juin, autour d'Échirolles          => chaises | 2027-06-12..2027-06-14 | n=80 | 10 km of Échirolles
  80 CHAISES DU 12 AU 14 JUIN AUTOUR D'ECHIROLLES            => CHAISES | 2027-06-12..2027-06-14 | n=80 | 10 km of Échirolles
  du 12 au 14 juin : 80 chaises à Eybens                     => chaises | 2027-06-12..2027-06-14 | n=80 | in Eybens
  à Eybens du 12 au 14 juin, 80 chaises                      => chaises | 2027-06-12..2027-06-14 | n=80 | in Eybens
  autour d'Échirolles 80 chaises 12-14 juin                  => chaises | 2027-06-12..2027-06-14 | n=80 | 10 km of Échirolles
  salle pour 40 personnes le 12 juin à partir de 14 h à Saint-Martin-d'Hères => salle | 2027-06-12T14:00 | people=40 | in Saint-Martin-d'Hères
  samedi 12 juin, 14h-18h, salle, Eybens, 40 personnes       => salle | 2027-06-12T14:00..2027-06-12T18:00 | people=40 | in Eybens
  je cherche 80 chaises pour le 12 juin à Grenoble           => chaises | 2027-06-12 | n=80 | in Grenoble
  bonjour, il nous faut 2 barnums 3x3 pour la fête de la musique près de Meylan => barnums 3x3 | 2027-06-21 | n=2 | 5 km of Meylan
  besoin d'un minibus 9 places du vendredi 18h au dimanche 20h vers Seyssins => un minibus 9 places | 2027-06-11T18:00..2027-06-13T20:00 | 10 km of Seyssins
  une sono ce week-end à moins de 5 km de Fontaine           => une sono | 2027-06-12..2027-06-13 | 5 km of Fontaine
  percolateur 100 tasses dimanche matin                      => percolateur 100 tasses | 2027-06-13T09:00..2027-06-13T12:00
  2 tables le 2 juillet à 2 km de Gières                     => tables | 2027-07-02 | n=2 | 2 km of Gières
  10 barrières à Échirolles et Grenoble le 21 juin           => barrières | 2027-06-21 | n=10 | in Échirolles+Grenoble
  un barnum de 3m x 3m pour ce samedi                        => un barnum de 3m x 3m | 2027-06-12
  barnum 3x3 (12 juin)                                       => barnum 3x3 | 2027-06-12
  chaises (du 12 au 14 juin) Eybens                          => chaises | 2027-06-12..2027-06-14 | in Eybens
  sono, micro et pied pour samedi                            => sono, micro et pied | 2027-06-12
  salle avec cuisine samedi                                  => salle avec cuisine | 2027-06-12
  location sono 20 juin 20h à 2h du matin                    => location sono | 2027-06-20T20:00..2027-06-21T02:00
  Vidéoprojecteur + écran trépied 2 m, jeudi 19h-21h         => Vidéoprojecteur + écran trépied 2 m | 2027-06-10T19:00..2027-06-10T21:00
  camion 20 m3 le 1er juillet                                => camion 20 m3 | 2027-07-01
  `))('« %s »', (typed, read) => expect(reading(typed)).toBe(read))
})

describe('things and places as people write them', () => {
  test.each(rows(`
  8 tables rondes de 10 personnes => tables rondes de 10 personnes | n=8
  3 barnums 3x6 et 1 barnum 3x3   => 3 barnums 3x6 et 1 barnum 3x3 | ? several_things (3 barnums 3x6 et 1 barnum)
  Claix, Varces et Vif            => | in Claix+Varces-Allières-et-Risset+Vif
  salle à claix ou à varces       => salle | in Claix+Varces-Allières-et-Risset
  Grenoble centre                 => centre | in Grenoble
  quartier Mistral Grenoble       => quartier Mistral | in Grenoble
  salle Saint-Bruno Grenoble      => salle Saint-Bruno | in Grenoble
  `))('« %s »', (typed, read) => expect(reading(typed)).toBe(read))
})

describe('a sentence without any of it stays as it was typed', () => {
  test.each(`
  chaises
  barnum
  Barnum 3x3 blanc avec côtés et lests
  Tonnelle 3x3 m, bleue, état moyen
  Enceintes actives 2 x 400 W (paire) & pieds
  Micro-cravate et mini-ampli pour visites guidées
  Vidéoprojecteur + écran trépied 2 m
  Percolateur 100 tasses
  Écocups 25 cl – lot de 300, lavage à votre charge
  Vaisselle réutilisable pour 120 convives
  Salle d'activité parquetée 90 m², sam. matin
  Camionnette 6 m³ (Crit’Air 2)
  Groupe électrogène 2 kW silencieux
  Costumes de carnaval enfants, tailles 4-10 ans
  Rampe PMR pliable 1,50 m (300 kg max)
  Permanence juridique : statuts, AG, bail (1 h)
  Lot de 6 mange-debout et housses noires
  jeu de société
  jeux de société 7 à 77 ans
  jeu 10 joueurs
  mer de glace
  décorations de Noël
  sapin de Noël
  robe de soirée
  soirée jeux
  après-ski
  mars
  avril
  marche et rêve
  enfants 10/12 ans
  tailles 36 au 42
  chaussures de ski 38 au 42
  24/24 7/7
  7/7
  1/2 journée
  barnum 5/6
  salle 12
  un week-end
  week-end
  matelas 2 places
  vélo 2 roues
  cinéma en plein air
  table à l'heure
  à la journée
  dim
  ven
  sam
  x
  ,,,, ;;
  d'
  '
  (
  80
  12
  du
  le
  de 3 à 5
  du 36 au 42
  3 semaines
  2 heures
  l'atelier
  mini bus
  9 places
  vacances de Pâques
  2 jours
  pour 2 personnes
  tables de 8 personnes
  machine à pain 1000 W
  jeux pour enfants 3-6 ans
  trottinettes 8/12 ans
  livres années 80
  concert 21h
  5e étage
  1 000 €
  salle pour 2027
  près d'ici
  salle Grenoble Europole
  salle 38100
  salle gratuite
  lyon
  5e étage
  premier prix
  jeu 12 joueurs
  `.split('\n').map((line) => line.trim()).filter(Boolean))('« %s »', (typed) => expect(reading(typed)).toBe(typed))
})
