import { day, text, type FactSchema } from './fact-schemas.ts'

const source = text('source', 'Source (table sources)')
const ofSource = { field: 'source', table: 'sources', reference: 'id' }
const commune = (field: string) => ({ field, table: 'communes', reference: 'code' })

/** Communes that no road joins to the network of their département: method 2 § 2 refuses any journey from one network to another. */
export const RESEAUX: FactSchema = {
  name: 'reseaux',
  title: 'Communes qui forment un réseau à part',
  description:
    'Communes sans lien fixe, et communes de Guyane où aucune route ne mène. Aucun trajet n’existe d’un réseau à l’autre ; les communes d’une même île portent le même.',
  fields: [
    text('code_commune', 'Commune'),
    { ...text('reseau', 'Réseau'), pattern: '[a-z-]+' },
    text('motif', 'Pourquoi, et ce qui y mène'),
    source,
    day('date', 'Date du relevé'),
  ],
  primaryKey: ['code_commune'],
  foreignKeys: [commune('code_commune'), ofSource],
}

/** Roads between communes whose contours do not touch: edges that the graph of shared borders lacks. */
export const LIENS_FIXES: FactSchema = {
  name: 'liens_fixes',
  title: 'Liens fixes que les limites communales ne montrent pas',
  description:
    'Ponts et barrages entre deux communes dont les contours, arrêtés au rivage, ne se touchent pas.',
  fields: [
    text('code_commune_a', 'Commune d’un bout'),
    text('code_commune_b', 'Commune de l’autre bout'),
    text('nom', 'Nom de l’ouvrage'),
    text('motif', 'Nature et année'),
    source,
  ],
  primaryKey: ['code_commune_a', 'code_commune_b'],
  foreignKeys: [commune('code_commune_a'), commune('code_commune_b'), ofSource],
}

/** Shared borders that no road crosses: edges that the graph of shared borders has in excess. */
export const FRONTIERES_EAU: FactSchema = {
  name: 'frontieres_eau',
  title: 'Limites communales au milieu de l’eau, sans pont',
  description:
    'Communes voisines sur la carte, mais que sépare un estuaire, un fleuve, un étang ou un lac sans pont à cet endroit. Un bac n’est pas une route.',
  fields: [
    text('code_commune_a', 'Commune d’une rive (code le plus petit)'),
    text('code_commune_b', 'Commune de l’autre rive'),
    text('motif', 'Ce qui sépare'),
    source,
  ],
  primaryKey: ['code_commune_a', 'code_commune_b'],
  foreignKeys: [commune('code_commune_a'), commune('code_commune_b'), ofSource],
}

/** Journeys that people know, to hold the estimate against: shown on the page of the method by kind of ground. */
export const TRAJETS_CONNUS: FactSchema = {
  name: 'trajets_connus',
  title: 'Trajets connus, pour juger l’estimation',
  description:
    'Minutes en voiture que des habitants accepteraient ; vides quand aucune route ne mène d’une commune à l’autre.',
  fields: [
    text('code_depart', 'Commune de départ'),
    text('code_arrivee', 'Commune d’arrivée'),
    {
      ...text('terrain', 'Nature du terrain'),
      enum: [
        'ile',
        'sans-route',
        'estuaire',
        'baie',
        'pont',
        'montagne',
        'moyenne-montagne',
        'plaine',
        'ville',
      ],
    },
    { name: 'minutes_min', type: 'integer', description: 'Au moins, minutes', optional: true },
    { name: 'minutes_max', type: 'integer', description: 'Au plus, minutes', optional: true },
    text('raison', 'Ce qui fait ce trajet'),
    { name: 'faible', type: 'boolean', description: 'Échec connu d’une estimation sans relief' },
    source,
  ],
  primaryKey: ['code_depart', 'code_arrivee'],
  foreignKeys: [commune('code_depart'), commune('code_arrivee'), ofSource],
}
