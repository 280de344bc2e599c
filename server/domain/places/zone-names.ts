/** Other names of départements. Source: decrees of change of name (1941–1990); habits of speech. */
export const OTHER_DEPARTEMENT_NAMES: readonly (readonly [name: string, code: string])[] = [
  ['Charente-Inférieure', '17'],
  ['Seine-Inférieure', '76'],
  ['Loire-Inférieure', '44'],
  ['Basses-Alpes', '04'],
  ['Basses-Pyrénées', '64'],
  ['Côtes-du-Nord', '22'],
  ['Île de la Réunion', '974'],
  ['Île de Mayotte', '976'],
  ['Guyane française', '973'],
  ['Pays basque', '64'],
  ['Béarn', '64'],
  ['Périgord', '24'],
  ['Anjou', '49'],
  ['Touraine', '37'],
  ['Berry', '18'],
]

/** Other names of régions, in English too. */
export const OTHER_REGION_NAMES: readonly (readonly [name: string, code: string])[] = [
  ['PACA', '93'],
  ['Région Sud', '93'],
  ['IDF', '11'],
  ['Région parisienne', '11'],
  ['AURA', '84'],
  ['Région Centre', '24'],
  ['Pays de Loire', '52'],
  ['Corsica', '94'],
  ['Brittany', '53'],
  ['Normandy', '28'],
]

/** Régions that were merged in 2016, and what people still call by one name. Source: loi no 2015-29, art. 1. */
export const FORMER_REGIONS: readonly (readonly [name: string, departements: string, other?: string])[] = [
  ['Alsace', '67 68'],
  ['Lorraine', '54 55 57 88'],
  ['Champagne-Ardenne', '08 10 51 52'],
  ['Aquitaine', '24 33 40 47 64'],
  ['Limousin', '19 23 87'],
  ['Poitou-Charentes', '16 17 79 86'],
  ['Poitou', '79 85 86'],
  ['Auvergne', '03 15 43 63'],
  ['Rhône-Alpes', '01 07 26 38 42 69 73 74'],
  ['Bourgogne', '21 58 71 89', 'Burgundy'],
  ['Franche-Comté', '25 39 70 90'],
  ['Nord-Pas-de-Calais', '59 62'],
  ['Picardie', '02 60 80'],
  ['Haute-Normandie', '27 76'],
  ['Basse-Normandie', '14 50 61'],
  ['Midi-Pyrénées', '09 12 31 32 46 65 81 82'],
  ['Languedoc-Roussillon', '11 30 34 48 66'],
  ['Côte d’Azur', '06 83'],
  ['Pays de Savoie', '73 74', 'Savoy'],
  ['Antilles', '971 972'],
]
