import { text, type ProblemText } from './problem-text.ts'

const NOTHING_TO_DO = ['Rien à faire si c’est exact.', 'Nothing to do if it is right.'] as const

/** What can be wrong or remarkable about where a line says its cabinet is. */
export const PLACE_PROBLEMS = {
  'place-missing': text(
    'refused',
    ['La ligne ne dit pas où est le cabinet.', 'The line does not say where the cabinet is.'],
    [
      'Donnez code_commune (INSEE), ou code_postal et commune, ou lon et lat.',
      'Give code_commune (INSEE), or code_postal and commune, or lon and lat.',
    ],
  ),
  'commune-unknown': text(
    'refused',
    ['Commune inconnue du code officiel géographique.', 'Commune unknown to the official geographic code.'],
    [
      'Vérifiez code_commune (INSEE, 5 caractères), ou code_postal et commune. {detail}',
      'Check code_commune (INSEE, 5 characters), or code_postal and commune. {detail}',
    ],
  ),
  'commune-ambiguous': text(
    'refused',
    ['Plusieurs communes répondent : {detail}.', 'Several communes answer: {detail}.'],
    ['Donnez code_commune (INSEE).', 'Give code_commune (INSEE).'],
  ),
  'commune-corrected': text(
    'remark',
    ['Commune lue comme {detail}.', 'Commune read as {detail}.'],
    NOTHING_TO_DO,
  ),
  'postcode-elsewhere': text(
    'remark',
    ['Ce code postal n’est pas celui de {detail}.', 'This postcode is not one of {detail}.'],
    ['La commune l’emporte ; vérifiez le code postal.', 'The commune wins; check the postcode.'],
  ),
  'departement-elsewhere': text(
    'remark',
    ['{detail} n’est pas dans ce département.', '{detail} is not in this département.'],
    [
      'La commune l’emporte ; vérifiez-la, ou corrigez le département.',
      'The commune wins; check it, or correct the département.',
    ],
  ),
  'point-incomplete': text(
    'refused',
    ['lon est donné sans lat, ou lat sans lon.', 'lon is given without lat, or lat without lon.'],
    ['Donnez les deux, ou aucun des deux.', 'Give both, or neither.'],
  ),
  'point-swapped': text(
    'remark',
    ['lon et lat étaient inversés : ils sont échangés.', 'lon and lat were swapped: they are exchanged.'],
    [
      'Rien à faire ; en métropole lon est entre −5 et 10, lat entre 41 et 52.',
      'Nothing to do; on the mainland lon is between −5 and 10, lat between 41 and 52.',
    ],
  ),
  'point-converted': text(
    'remark',
    ['Coordonnées lues en {detail} et converties.', 'Coordinates read as {detail} and converted.'],
    NOTHING_TO_DO,
  ),
  'point-far': text(
    'refused',
    ['Le point est à {detail} km de la commune.', 'The point is {detail} km away from the commune.'],
    [
      'Corrigez le point ou la commune ; sans lon ni lat, la position est cherchée d’après l’adresse.',
      'Correct the point or the commune; without lon and lat the position is found from the address.',
    ],
  ),
  'point-elsewhere': text(
    'remark',
    [
      'Lieu du point : {detail} ; lieu écrit : {other}.',
      'Place of the point: {detail}; place written: {other}.',
    ],
    [
      'Le point l’emporte pour la carte et les trajets ; corrigez celui des deux qui est faux.',
      'The point wins on the map and for journeys; correct whichever of the two is wrong.',
    ],
  ),
  'point-off-land': text(
    'remark',
    [
      'Le point n’est dans aucune commune française ; lieu écrit : {detail}.',
      'The point is in no French commune; place written: {detail}.',
    ],
    ['Vérifiez le point.', 'Check the point.'],
  ),
  'quarter-by-point': text(
    'remark',
    ['D’après le point : {detail}.', 'By the point: {detail}.'],
    NOTHING_TO_DO,
  ),
  'point-outside': text(
    'refused',
    ['Le point n’est dans aucune commune française.', 'The point is in no French commune.'],
    [
      'Donnez lon puis lat en degrés (WGS 84), ou code_commune.',
      'Give lon then lat in degrees (WGS 84), or code_commune.',
    ],
  ),
  'placed-at-quarter': text(
    'remark',
    ['Position au centre de {detail}.', 'Placed at the middle of {detail}.'],
    ['Ajoutez lon et lat pour des distances exactes.', 'Add lon and lat for exact distances.'],
  ),
  'placed-at-commune': text(
    'remark',
    [
      'Position à la commune ({detail}), faute d’adresse localisable.',
      'Placed at the commune ({detail}), for want of an address that can be located.',
    ],
    ['Ajoutez lon et lat pour des distances exactes.', 'Add lon and lat for exact distances.'],
  ),
} as const satisfies Record<string, ProblemText>
