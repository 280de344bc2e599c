const WORDS = {
  empty: 'Le fichier est vide.',
  unreadable: 'Le fichier ne peut être lu : vérifiez son nom et vos droits.',
  archive: 'C’est une archive : extrayez-en le fichier texte.',
  'too-large': 'Le fichier FINESS dépasse 256 Mo : ce n’est sans doute pas le répertoire des établissements.',
  'not-a-register':
    'Ce n’est ni le répertoire FINESS des établissements (en-tête nofinesset, ou lignes « structureet »), ni l’extraction PS_LibreAcces_Personne_activite du RPPS (cases séparées par |).',
} as const

/** The file is no register that is understood; `message` says why, in one French sentence. */
export class RegisterFileError extends Error {
  override readonly name = 'RegisterFileError'
  constructor(why: keyof typeof WORDS) {
    super(WORDS[why])
  }
}
