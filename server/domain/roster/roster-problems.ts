import { text, type ProblemText } from './problem-text.ts'

const REMOVE_OR_MERGE = [
  'Gardez une seule ligne (additionnez etp et postes), ou distinguez les noms s’il s’agit bien de deux cabinets.',
  'Keep one line (add up etp and postes), or tell the names apart if these really are two cabinets.',
] as const
const NOTHING_TO_DO = ['Rien à faire si c’est exact.', 'Nothing to do if it is right.'] as const

/** What a line can be against the other lines, the roster in force and the author’s territory. */
export const ROSTER_PROBLEMS = {
  'id-twice': text(
    'refused',
    ['Le même identifiant est déjà à la ligne {detail}.', 'The same id is already on line {detail}.'],
    [
      'Donnez un identifiant à chaque cabinet, ou supprimez la ligne en trop.',
      'Give each cabinet its own id, or delete the extra line.',
    ],
  ),
  'duplicate-line': text(
    'refused',
    ['Même nom et même lieu qu’à la ligne {detail}.', 'Same name and same place as line {detail}.'],
    REMOVE_OR_MERGE,
  ),
  'duplicate-likely': text(
    'remark',
    [
      'Ressemble à la ligne {detail} (lieu et nom voisins).',
      'Looks like line {detail} (same place, near name).',
    ],
    REMOVE_OR_MERGE,
  ),
  'duplicate-of-known': text(
    'refused',
    [
      'Ce cabinet semble être « {detail} », déjà connu sous un autre identifiant.',
      'This cabinet seems to be "{detail}", already known under another id.',
    ],
    [
      'Reprenez cet identifiant, ou distinguez les noms s’il s’agit d’un autre cabinet.',
      'Use that id, or tell the names apart if it is another cabinet.',
    ],
  ),
  'resembles-known': text(
    'remark',
    ['Ressemble au cabinet « {detail} ».', 'Looks like the cabinet "{detail}".'],
    NOTHING_TO_DO,
  ),
  'outside-territory': text(
    'refused',
    [
      'Le département {detail} est hors de votre territoire.',
      'The département {detail} is outside your territory.',
    ],
    [
      'Retirez cette ligne, ou demandez un jeton qui couvre ce département.',
      'Remove this line, or ask for a token that covers this département.',
    ],
  ),
  'moves-out-of-territory': text(
    'refused',
    [
      'Ce cabinet est aujourd’hui dans le département {detail}, hors de votre territoire.',
      'This cabinet is today in the département {detail}, outside your territory.',
    ],
    [
      'Donnez-lui un autre identifiant, ou demandez au département concerné.',
      'Give it another id, or ask the département concerned.',
    ],
  ),
  'stopped-without-status': text(
    'remark',
    [
      'Ce cabinet est connu comme arrêté, et la ligne ne donne pas de statut.',
      'This cabinet is known as stopped, and the line gives no status.',
    ],
    [
      'S’il a rouvert, remplissez statut et statut_depuis.',
      'If it reopened, fill in statut and statut_depuis.',
    ],
  ),
  'departements-unnamed': text(
    'remark',
    [
      'Restent tels quels, car le fichier ne nomme pas leur département : {detail}.',
      'Left as they are, for the file does not name their département: {detail}.',
    ],
    [
      'Si le fichier est la liste de toute la France, dites-le (« Tous les cabinets, où qu’ils soient », ou --departements) : ils seront fermés.',
      'If the file is the list of all France, say so (“All practices, wherever they are”, or --departements): they will be closed.',
    ],
  ),
  'too-many-closures': text(
    'refused',
    ['Cet import fermerait {detail}.', 'This import would close {detail}.'],
    [
      'Si le fichier est partiel, importez-le comme tel (--partial) ; si ces fermetures sont voulues, confirmez-les (--closures-meant).',
      'If the file is partial, import it as such (--partial); if these closures are meant, confirm them (--closures-meant).',
    ],
  ),
} as const satisfies Record<string, ProblemText>
