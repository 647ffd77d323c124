import { describe, expect, test } from 'vitest'

import { parisInstant } from '~/platform/paris-time'

import { reading, rows } from '../../support/sentences'

describe('one day', () => {
  test.each(rows(`
  aujourd'hui                        => | 2027-06-09
  aujourd’hui                        => | 2027-06-09
  demain                             => | 2027-06-10
  barnum demain                      => barnum | 2027-06-10
  barnum pour demain                 => barnum | 2027-06-10
  après-demain                       => | 2027-06-11
  apres demain                       => | 2027-06-11
  barnum après‑demain                => barnum | 2027-06-11
  mercredi                           => | 2027-06-16
  mercredi prochain                  => | 2027-06-16
  ce mercredi                        => | 2027-06-09
  jeudi                              => | 2027-06-10
  samedi                             => | 2027-06-12
  samedi prochain                    => | 2027-06-12
  ce samedi                          => | 2027-06-12
  samedi qui vient                   => | 2027-06-12
  lundi en huit                      => | 2027-06-21
  lundi en 8                         => | 2027-06-21
  samedi en huit                     => | 2027-06-19
  samedi en quinze                   => | 2027-06-26
  mardi de la semaine prochaine      => | 2027-06-15
  sono vendredi                      => sono | 2027-06-11
  Sono Vendredi                      => Sono | 2027-06-11
  SONO VENDREDI                      => SONO | 2027-06-11
  dans 3 jours                       => | 2027-06-12
  dans trois jours                   => | 2027-06-12
  dans huit jours                    => | 2027-06-16
  dans 15 jours                      => | 2027-06-23
  dans quinze jours                  => | 2027-06-23
  dans deux semaines                 => | 2027-06-23
  dans une semaine                   => | 2027-06-16
  12 juin                            => | 2027-06-12
  le 12 juin                         => | 2027-06-12
  pour le 12 juin                    => | 2027-06-12
  du 12 juin                         => | 2027-06-12
  12 juin 2027                       => | 2027-06-12
  12 juin 2028                       => | 2028-06-12
  1er juillet                        => | 2027-07-01
  1 juillet                          => | 2027-07-01
  9 juin                             => | 2027-06-09
  8 juin                             => | 2028-06-08
  29 février                         => | 2028-02-29
  le 3 août                          => | 2027-08-03
  3 aout                             => | 2027-08-03
  25 déc.                            => | 2027-12-25
  25 dec                             => | 2027-12-25
  14 juil.                           => | 2027-07-14
  10 sept. 2027                      => | 2027-09-10
  samedi 12 juin                     => | 2027-06-12
  sam. 12 juin                       => | 2027-06-12
  sam 12 juin                        => | 2027-06-12
  sam. 12                            => | 2027-06-12
  samedi 12                          => | 2027-06-12
  lundi 14                           => | 2027-06-14
  dim 20 juin                        => | 2027-06-20
  mer 16 juin                        => | 2027-06-16
  mer. 16                            => | 2027-06-16
  jeu. 17 juin                       => | 2027-06-17
  12/06                              => | 2027-06-12
  05/07                              => | 2027-07-05
  le 5/7                             => | 2027-07-05
  samedi 12/06                       => | 2027-06-12
  12/06/2027                         => | 2027-06-12
  12/06/27                           => | 2027-06-12
  12-06-2027                         => | 2027-06-12
  12.06.2027                         => | 2027-06-12
  2027-06-12                         => | 2027-06-12
  le 12                              => | 2027-06-12
  barnum le 12                       => barnum | 2027-06-12
  le 12 barnum                       => barnum | 2027-06-12
  barnum le 5                        => barnum | 2027-07-05
  barnum, le 31                      => barnum | 2027-07-31
  14 juillet                         => | 2027-07-14
  fête de la musique                 => | 2027-06-21
  la fête de la musique              => | 2027-06-21
  sono pour la fête de la musique    => sono | 2027-06-21
  sono fête de la musique 2028       => sono | 2028-06-21
  fête nationale                     => | 2027-07-14
  jour de l'an                       => | 2028-01-01
  le jour de Noël                    => | 2027-12-25
  salle à Noël                       => salle | 2027-12-25
  lundi de Pâques                    => | 2028-04-17
  lundi de Pentecôte                 => | 2028-06-05
  jeudi de l'Ascension               => | 2028-05-25
  journées du patrimoine             => | 2027-09-18..2027-09-19
  journées européennes du patrimoine => | 2027-09-18..2027-09-19
  1er mai                            => | 2028-05-01
  8 mai                              => | 2028-05-08
  15 août                            => | 2027-08-15
  11 novembre                        => | 2027-11-11
  `))('« %s »', (typed, read) => expect(reading(typed)).toBe(read))
})

describe('several days', () => {
  test.each(rows(`
  12-14 juin                                 => | 2027-06-12..2027-06-14
  12 - 14 juin                               => | 2027-06-12..2027-06-14
  12–14 juin                                 => | 2027-06-12..2027-06-14
  12/14 juin                                 => | 2027-06-12..2027-06-14
  12 au 14 juin                              => | 2027-06-12..2027-06-14
  12 à 14 juin                               => | 2027-06-12..2027-06-14
  du 12 au 14 juin                           => | 2027-06-12..2027-06-14
  Du 12 au 14 juin                           => | 2027-06-12..2027-06-14
  du 12 au 14 juin 2028                      => | 2028-06-12..2028-06-14
  du 12 juin au 14 juin                      => | 2027-06-12..2027-06-14
  du 12 juin au 14                           => | 2027-06-12..2027-06-14
  du 12/06 au 14/06                          => | 2027-06-12..2027-06-14
  12/06-14/06                                => | 2027-06-12..2027-06-14
  12/06/2027 - 14/06/2027                    => | 2027-06-12..2027-06-14
  du 12.06.2027 au 14.06.2027                => | 2027-06-12..2027-06-14
  2027-06-12 au 2027-06-14                   => | 2027-06-12..2027-06-14
  entre le 12 et le 14 juin                  => | 2027-06-12..2027-06-14
  de samedi à lundi                          => | 2027-06-12..2027-06-14
  du samedi au lundi                         => | 2027-06-12..2027-06-14
  du lundi au vendredi                       => | 2027-06-14..2027-06-18
  lundi-vendredi                             => | 2027-06-14..2027-06-18
  samedi-dimanche                            => | 2027-06-12..2027-06-13
  samedi et dimanche                         => | 2027-06-12..2027-06-13
  vendredi, samedi et dimanche               => | 2027-06-11..2027-06-13
  samedi 12 et dimanche 13 juin              => | 2027-06-12..2027-06-13
  vendredi 11, samedi 12 et dimanche 13 juin => | 2027-06-11..2027-06-13
  12 et 13 juin                              => | 2027-06-12..2027-06-13
  12, 13 et 14 juin                          => | 2027-06-12..2027-06-14
  les 12 et 13 juin                          => | 2027-06-12..2027-06-13
  5/6 juillet                                => | 2027-07-05..2027-07-06
  du vendredi 11 au dimanche 13 juin         => | 2027-06-11..2027-06-13
  du samedi 12 au lundi 14 juin              => | 2027-06-12..2027-06-14
  ven 18 juin au dim 20 juin                 => | 2027-06-18..2027-06-20
  ven. 18 au dim. 20 juin                    => | 2027-06-18..2027-06-20
  du 3 au 5                                  => | 2027-07-03..2027-07-05
  du 10 au 12                                => | 2027-06-10..2027-06-12
  du 28 au 2                                 => | 2027-06-28..2027-07-02
  du 30 juin au 2 juillet                    => | 2027-06-30..2027-07-02
  30 juin - 2 juillet                        => | 2027-06-30..2027-07-02
  du 30 au 2 juillet                         => | 2027-06-30..2027-07-02
  du 30 mai au 2 juin                        => | 2028-05-30..2028-06-02
  du 28 décembre au 3 janvier                => | 2027-12-28..2028-01-03
  du 28 déc. 2027 au 3 janv. 2028            => | 2027-12-28..2028-01-03
  du 28 décembre au 3 janvier 2028           => | 2027-12-28..2028-01-03
  minibus du 28 au 2                         => minibus | 2027-06-28..2027-07-02
  ce week-end                                => | 2027-06-12..2027-06-13
  ce weekend                                 => | 2027-06-12..2027-06-13
  ce WE                                      => | 2027-06-12..2027-06-13
  le week-end prochain                       => | 2027-06-19..2027-06-20
  week-end prochain                          => | 2027-06-19..2027-06-20
  minibus le weekend prochain                => minibus | 2027-06-19..2027-06-20
  week-end du 12 juin                        => | 2027-06-12..2027-06-13
  le week-end du 12 juin                     => | 2027-06-12..2027-06-13
  week-end du 12                             => | 2027-06-12..2027-06-13
  week-end du 12-13 juin                     => | 2027-06-12..2027-06-13
  week-end du 12 au 13 juin                  => | 2027-06-12..2027-06-13
  week-end du 12/13 juin                     => | 2027-06-12..2027-06-13
  week-end des 12 et 13 juin                 => | 2027-06-12..2027-06-13
  week-end du samedi 12 juin                 => | 2027-06-12..2027-06-13
  week-end du vendredi 18 juin               => | 2027-06-18..2027-06-20
  week-end du dimanche 13 juin               => | 2027-06-12..2027-06-13
  week-end de Pâques                         => | 2028-04-15..2028-04-17
  week-end de l'Ascension                    => | 2028-05-25..2028-05-28
  week-end de la Pentecôte                   => | 2028-06-03..2028-06-05
  pont de l'Ascension                        => | 2028-05-25..2028-05-28
  la semaine prochaine                       => | 2027-06-14..2027-06-20
  semaine prochaine                          => | 2027-06-14..2027-06-20
  minibus pour la semaine prochaine          => minibus | 2027-06-14..2027-06-20
  cette semaine                              => | 2027-06-09..2027-06-13
  la semaine du 14 juin                      => | 2027-06-14..2027-06-20
  semaine du 16 juin                         => | 2027-06-14..2027-06-20
  semaine du 14                              => | 2027-06-14..2027-06-20
  12 juin pendant 3 jours                    => | 2027-06-12..2027-06-14
  du 12 juin pendant trois jours             => | 2027-06-12..2027-06-14
  12 juin pour 2 jours                       => | 2027-06-12..2027-06-13
  à partir du 12 juin pendant une semaine    => | 2027-06-12..2027-06-18
  de demain à vendredi                       => | 2027-06-10..2027-06-11
  demain et après-demain                     => | 2027-06-10..2027-06-11
  demain et vendredi                         => | 2027-06-10..2027-06-11
  `))('« %s »', (typed, read) => expect(reading(typed)).toBe(read))
})

describe('hours', () => {
  test.each(rows(`
  salle 19h-22h mardi à Eybens                             => salle | 2027-06-15T19:00..2027-06-15T22:00 | in Eybens
  salle mardi 19h-22h                                      => salle | 2027-06-15T19:00..2027-06-15T22:00
  salle mardi de 19h à 22h30                               => salle | 2027-06-15T19:00..2027-06-15T22:30
  salle mardi de 19 h à 22 h 30                            => salle | 2027-06-15T19:00..2027-06-15T22:30
  salle mardi de 19 à 22h                                  => salle | 2027-06-15T19:00..2027-06-15T22:00
  salle mardi 19-22h                                       => salle | 2027-06-15T19:00..2027-06-15T22:00
  salle mardi 19h/22h                                      => salle | 2027-06-15T19:00..2027-06-15T22:00
  salle mardi 19:00-22:30                                  => salle | 2027-06-15T19:00..2027-06-15T22:30
  salle mardi de 19 heures à 22 heures                     => salle | 2027-06-15T19:00..2027-06-15T22:00
  salle mardi entre 14h et 18h30                           => salle | 2027-06-15T14:00..2027-06-15T18:30
  entre 14h et 18h mardi, salle                            => salle | 2027-06-15T14:00..2027-06-15T18:00
  salle mardi 15 juin 19h à 22h                            => salle | 2027-06-15T19:00..2027-06-15T22:00
  salle mardi à 19h                                        => salle | 2027-06-15T19:00
  salle mardi 19h                                          => salle | 2027-06-15T19:00
  salle mardi 19h30                                        => salle | 2027-06-15T19:30
  salle mardi vers 19h                                     => salle | 2027-06-15T19:00
  salle mardi dès 18h                                      => salle | 2027-06-15T18:00
  salle mardi à partir de 18h                              => salle | 2027-06-15T18:00
  salle le 15 juin à partir de 18 h                        => salle | 2027-06-15T18:00
  salle mardi après 18h                                    => salle | 2027-06-15T18:00
  salle mardi jusqu'à 22h                                  => salle | 2027-06-15..2027-06-15T22:00
  salle mardi matin                                        => salle | 2027-06-15T09:00..2027-06-15T12:00
  salle mardi après-midi                                   => salle | 2027-06-15T14:00..2027-06-15T18:00
  salle mardi apres midi                                   => salle | 2027-06-15T14:00..2027-06-15T18:00
  salle mardi aprem                                        => salle | 2027-06-15T14:00..2027-06-15T18:00
  salle mardi midi                                         => salle | 2027-06-15T12:00..2027-06-15T14:00
  salle mardi soir                                         => salle | 2027-06-15T19:00..2027-06-15T22:00
  salle mardi en soirée                                    => salle | 2027-06-15T19:00..2027-06-15T22:00
  salle mardi au matin                                     => salle | 2027-06-15T09:00..2027-06-15T12:00
  salle mardi dans la matinée                              => salle | 2027-06-15T09:00..2027-06-15T12:00
  salle mardi dans l'après-midi                            => salle | 2027-06-15T14:00..2027-06-15T18:00
  salle mardi toute la journée                             => salle | 2027-06-15
  salle mardi journée                                      => salle | 2027-06-15
  salle demain matin                                       => salle | 2027-06-10T09:00..2027-06-10T12:00
  salle samedi matin 9h-11h                                => salle | 2027-06-12T09:00..2027-06-12T11:00
  salle ce soir                                            => salle | 2027-06-09T19:00..2027-06-09T22:00
  salle cet après-midi                                     => salle | 2027-06-09T14:00..2027-06-09T18:00
  salle demain 20h-2h                                      => salle | 2027-06-10T20:00..2027-06-11T02:00
  salle samedi 20h à minuit                                => salle | 2027-06-12T20:00..2027-06-13T00:00
  salle samedi de 22h à 2h du matin                        => salle | 2027-06-12T22:00..2027-06-13T02:00
  salle mardi 8h du soir                                   => salle | 2027-06-15T20:00
  salle mardi de midi à 14h                                => salle | 2027-06-15T12:00..2027-06-15T14:00
  salle du 12 juin 18h au 13 juin 12h                      => salle | 2027-06-12T18:00..2027-06-13T12:00
  gîte du vendredi 18h au dimanche 12h                     => gîte | 2027-06-11T18:00..2027-06-13T12:00
  gîte vendredi soir au dimanche midi                      => gîte | 2027-06-11T19:00..2027-06-13T14:00
  remorque samedi 12 juin 8h - dimanche 13 juin 20h        => remorque | 2027-06-12T08:00..2027-06-13T20:00
  gîte du vendredi 18 juin à 18h au dimanche 20 juin à 12h => gîte | 2027-06-18T18:00..2027-06-20T12:00
  salle du 14 au 18 juin de 9h à 17h                       => salle | 2027-06-14T09:00..2027-06-18T17:00
  salle lundi-vendredi 9h-17h                              => salle | 2027-06-14T09:00..2027-06-18T17:00
  salle 9h-12h                                             => salle | ? no_day (9h-12h)
  salle de 19h à 22h                                       => salle | ? no_day (de 19h à 22h)
  salle à 19h                                              => salle | ? no_day (à 19h)
  aujourd'hui 14h-18h                                      => | 2027-06-09T14:00..2027-06-09T18:00
  aujourd'hui 11h-18h                                      => | 2027-06-09..2027-06-09T18:00
  aujourd'hui 8h-10h                                       => | ? past (aujourd'hui 8h-10h)
  ce matin                                                 => | ? past (ce matin)
  vélo 24h                                                 => vélo 24h
  perceuse 2h mardi                                        => perceuse 2h | 2027-06-15
  salle mardi 2h                                           => salle 2h | 2027-06-15
  mardi 25h-26h                                            => 25h-26h | 2027-06-15
  lundi 14 à 18h                                           => | 2027-06-14T18:00
  lundi 14 de 18h à 20h                                    => | 2027-06-14T18:00..2027-06-14T20:00
  12 juin 14h 3 tables                                     => tables | 2027-06-12T14:00 | n=3
  12 juin 19h 30 chaises                                   => chaises | 2027-06-12T19:00 | n=30
  salle mardi 19 h 30                                      => salle | 2027-06-15T19:30
  `))('« %s »', (typed, read) => expect(reading(typed)).toBe(read))
})

describe('what speaks of time and cannot be asked for leaves the words, and is said', () => {
  test.each(rows(`
  hier                                 => | ? past (hier)
  avant-hier                           => | ? past (avant-hier)
  lundi dernier                        => | ? past (lundi dernier)
  la semaine dernière                  => | ? past (la semaine dernière)
  le week-end dernier                  => | ? past (le week-end dernier)
  12 juin 2020                         => | ? past (12 juin 2020)
  12/06/2020                           => | ? past (12/06/2020)
  ce matin                             => | ? past (ce matin)
  31 juin                              => | ? impossible (31 juin)
  30 février                           => | ? impossible (30 février)
  32 juin                              => | ? impossible (32 juin)
  12/13/2027                           => | ? impossible (12/13/2027)
  du 14 au 12 juin                     => | ? impossible (du 14 au 12 juin)
  du 14 juin 2028 au 12 juin 2028      => | ? impossible (du 14 juin 2028 au 12 juin 2028)
  12 juin 2050                         => | ? too_far (12 juin 2050)
  du 12 juin 2027 au 12 juillet 2029   => | ? too_far (du 12 juin 2027 au 12 juillet 2029)
  en juin                              => | ? vague (en juin)
  fin juin                             => | ? vague (fin juin)
  début juillet                        => | ? vague (début juillet)
  mi-juin                              => | ? vague (mi-juin)
  au mois de juin                      => | ? vague (au mois de juin)
  minibus au mois d'août               => minibus | ? vague (au mois d'août)
  juin 2027                            => | ? vague (juin 2027)
  le mois prochain                     => | ? vague (le mois prochain)
  cet été                              => | ? vague (cet été)
  tous les mardis                      => | ? recurring (tous les mardis)
  chaque mardi                         => | ? recurring (chaque mardi)
  le mardi                             => | ? recurring (le mardi)
  le mardi soir                        => | ? recurring (le mardi soir)
  les mardis                           => | ? recurring (les mardis)
  tous les week-ends                   => | ? recurring (tous les week-ends)
  le week-end                          => | ? recurring (le week-end)
  12 et 19 juin                        => | ? several_dates (12 et 19 juin)
  12 juin et 14 juin                   => | ? several_dates (12 juin et 14 juin)
  samedi ou dimanche                   => | ? several_dates (samedi ou dimanche)
  samedi 12 ou dimanche 13 juin        => | ? several_dates (samedi 12 ou dimanche 13 juin)
  mardi et jeudi                       => | ? several_dates (mardi et jeudi)
  12 juin barnum 14 juin               => barnum | ? several_dates (12 juin 14 juin)
  du 12 au 14 juin ou du 19 au 21 juin => | ? several_dates (du 12 au 14 juin du 19 au 21 juin)
  à partir du 12 juin                  => | ? vague (à partir du 12 juin)
  à partir de samedi                   => | ? vague (à partir de samedi)
  jusqu'au 14 juin                     => | ? vague (jusqu'au 14 juin)
  avant le 12 juin                     => | ? vague (avant le 12 juin)
  après le 12 juin                     => | ? vague (après le 12 juin)
  d'ici samedi                         => | ? vague (d'ici samedi)
  samedi 13 juin                       => | 2027-06-13 | ? wrong_weekday (samedi 13 juin)
  vendredi 12 juin                     => | 2027-06-12 | ? wrong_weekday (vendredi 12 juin)
  du vendredi 12 au dimanche 14 juin   => | 2027-06-12..2027-06-14 | ? wrong_weekday (du vendredi 12 au dimanche 14 juin)
  sam. 13                              => | ? wrong_weekday (sam. 13)
  mardi 30 juin 14h 18h                => | 2027-06-30T14:00..2027-06-30T18:00 | ? wrong_weekday (mardi 30 juin)
  salle samedi 12 juin tous les mardis => salle | 2027-06-12 | ? recurring (tous les mardis)
  tous les mardis 19h-22h salle        => salle | ? recurring (tous les mardis 19h-22h)
  samedi 12 juin en juillet            => | 2027-06-12 | ? vague (en juillet)
  hier et la semaine dernière          => | ? several_dates (hier la semaine dernière)
  week-end du 16 juin                  => | ? wrong_weekday (week-end du 16 juin)
  `))('« %s »', (typed, read) => expect(reading(typed)).toBe(read))
})

describe('times as people write them', () => {
  test.each(rows(`
  salle le 12 et 13 juin                                    => salle | 2027-06-12..2027-06-13
  du sam 12 au dim 13                                       => | 2027-06-12..2027-06-13
  du sam 12 au dim 13 juin                                  => | 2027-06-12..2027-06-13
  sam.12-dim.13 juin                                        => | 2027-06-12..2027-06-13
  12&13 juin                                                => | 2027-06-12..2027-06-13
  le 12/06 à 14h                                            => | 2027-06-12T14:00
  12 juin à 14h30 jusqu'à 18h                               => | 2027-06-12T14:30..2027-06-12T18:00
  12 juin de 14h30 jusqu'à 18h                              => | 2027-06-12T14:30..2027-06-12T18:00
  le 12 juin 14h-18h et le 13 juin                          => | ? several_dates (le 12 juin 14h-18h le 13 juin)
  w-e du 12 juin                                            => | 2027-06-12..2027-06-13
  weekend 12-13 juin                                        => | 2027-06-12..2027-06-13
  week-end 12 et 13 juin                                    => | 2027-06-12..2027-06-13
  12 juin matin                                             => | 2027-06-12T09:00..2027-06-12T12:00
  le 12 juin au soir                                        => | 2027-06-12T19:00..2027-06-12T22:00
  chaises pour le 14/07                                     => chaises | 2027-07-14
  vendredi 18 et samedi 19 juin                             => | 2027-06-18..2027-06-19
  vendredi 18 au samedi 19                                  => | 2027-06-18..2027-06-19
  jeudi de 18:30 à 20:00                                    => | 2027-06-10T18:30..2027-06-10T20:00
  18h30-20h jeudi                                           => | 2027-06-10T18:30..2027-06-10T20:00
  jeudi 18 h 30 - 20 h                                      => | 2027-06-10T18:30..2027-06-10T20:00
  jeudi 18h30 20h                                           => | 2027-06-10T18:30..2027-06-10T20:00
  de 9h00 à 17h00 le 15/06/2027                             => | 2027-06-15T09:00..2027-06-15T17:00
  du 15/06/2027 9h au 16/06/2027 17h                        => | 2027-06-15T09:00..2027-06-16T17:00
  15 au 17/06                                               => | 2027-06-15..2027-06-17
  du 15 au 17/06                                            => | 2027-06-15..2027-06-17
  du 15/06 au 17                                            => | 2027-06-15..2027-06-17
  mi juin                                                   => | ? vague (mi juin)
  chaque week-end                                           => | ? recurring (chaque week-end)
  vendredi prochain soir                                    => | 2027-06-11T19:00..2027-06-11T22:00
  samedi prochain à partir de 14h                           => | 2027-06-12T14:00
  ce vendredi soir                                          => | 2027-06-11T19:00..2027-06-11T22:00
  demain soir 19h                                           => | 2027-06-10T19:00
  minibus 9 places pour le week-end du 12 juin              => minibus 9 places | 2027-06-12..2027-06-13
  le premier samedi de juin                                 => | 2028-06-03
  premier week-end de juillet                               => | 2027-07-03..2027-07-04
  samedi 12 juin toute la journée                           => | 2027-06-12
  samedi 12 juin 9 h / 18 h                                 => | 2027-06-12T09:00..2027-06-12T18:00
  demi-journée samedi                                       => demi-journée | 2027-06-12
  chambre froide du 12 au 14 juin inclus                    => chambre froide | 2027-06-12..2027-06-14
  chaises le 12 juin, retour le 14 juin                     => chaises | 2027-06-12..2027-06-14
  retrait vendredi, retour lundi                            => | 2027-06-11..2027-06-14
  80 chaises le vendredi 18 juin de 14h à minuit à Seyssins => chaises | 2027-06-18T14:00..2027-06-19T00:00 | n=80 | in Seyssins
  salle mercredi après midi                                 => salle | 2027-06-16T14:00..2027-06-16T18:00
  salle les mercredis après-midi                            => salle | ? recurring (les mercredis après-midi)
  salle tous les 15 jours                                   => salle | ? recurring (tous les 15 jours)
  remorque 750 kg samedi                                    => remorque 750 kg | 2027-06-12
  100 € samedi                                              => 100 € | 2027-06-12
  dimanche 13 à Claix                                       => | 2027-06-13 | in Claix
  12 chaises 14 juin                                        => chaises | 2027-06-14 | n=12
  mars 2028                                                 => | ? vague (mars 2028)
  le 8                                                      => | 2027-07-08
  8h-12h 14h-18h samedi                                     => | ? several_dates (8h-12h 14h-18h samedi)
  premier samedi de juin                                    => | 2028-06-03
  dernier week-end d'août 2028                              => | 2028-08-26..2028-08-27
  1er week-end de juillet                                   => | 2027-07-03..2027-07-04
  2e samedi de juin                                         => | 2027-06-12
  du sam 3 au dim 4 juillet                                 => | 2027-07-03..2027-07-04
  jeu du 12 juin                                            => jeu | 2027-06-12
  `))('« %s »', (typed, read) => expect(reading(typed)).toBe(read))
})

describe('from another day', () => {
  const at = (day: string, time = '12:00') => parisInstant(day, time)
  test.each([
    ['2027-06-12', 'samedi', '| 2027-06-19'], ['2027-06-12', 'ce samedi', '| 2027-06-12'], ['2027-06-12', 'ce week-end', '| 2027-06-12..2027-06-13'],
    ['2027-06-13', 'ce week-end', '| 2027-06-13'], ['2027-06-13', 'le week-end prochain', '| 2027-06-19..2027-06-20'], ['2027-06-13', 'la semaine prochaine', '| 2027-06-14..2027-06-20'],
    ['2027-06-14', 'lundi en huit', '| 2027-06-28'], ['2027-12-31', 'demain', '| 2028-01-01'], ['2027-12-31', 'du 30 au 2', '| 2028-01-30..2028-02-02'], ['2027-12-29', 'du 30 au 2', '| 2027-12-30..2028-01-02'],
    ['2028-02-28', 'demain', '| 2028-02-29'], ['2027-06-22', 'fête de la musique', '| 2028-06-21'], ['2027-06-21', 'fête de la musique', '| 2027-06-21'], ['2026-06-09', 'du vendredi 12 au dimanche 14 juin', '| 2026-06-12..2026-06-14'],
    ['2026-06-09', 'sam. 13', '| 2026-06-13'], ['2026-11-21', 'sam. 13', '| 2027-02-13'],
  ])('%s, « %s »', (day, typed, read) => expect(reading(typed, at(day))).toBe(read))

  test('the day is that of Paris, an hour before midnight in London too', () => {
    expect(reading('demain', new Date('2027-06-09T21:59:00Z'))).toBe('| 2027-06-10')
    expect(reading('demain', new Date('2027-06-09T22:00:00Z'))).toBe('| 2027-06-11')
  })

  test('what has begun this evening is asked for from now, what is over is past', () => {
    expect(reading('ce soir', at('2027-06-09', '20:30'))).toBe('| 2027-06-09..2027-06-09T22:00')
    expect(reading('ce soir', at('2027-06-09', '22:30'))).toBe('| ? past (ce soir)')
  })

  test('the nights that change the clocks are nights like others', () => {
    expect(reading('samedi 20h-3h', at('2028-03-24'))).toBe('| 2028-03-25T20:00..2028-03-26T03:00')
    expect(reading('dans 2 jours', at('2027-10-30'))).toBe('| 2027-11-01')
  })
})
