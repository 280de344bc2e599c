import { text, type ProblemText } from './problem-text.ts'

/** What can be wrong with a value of a line. */
export const CELL_PROBLEMS = {
  required: text(
    'refused',
    ['« {detail} » est vide.', '"{detail}" is empty.'],
    ['Remplissez cette case.', 'Fill in this cell.'],
  ),
  'too-long': text(
    'refused',
    ['Le texte dépasse {detail} caractères.', 'The text is longer than {detail} characters.'],
    ['Raccourcissez-le.', 'Shorten it.'],
  ),
  'not-an-id': text(
    'refused',
    ['L’identifiant contient un caractère interdit.', 'The id holds a character that is not allowed.'],
    [
      'Lettres sans accent, chiffres, point, tiret et _ seulement, 40 au plus.',
      'Unaccented letters, digits, dot, hyphen and _ only, 40 at most.',
    ],
  ),
  'not-a-number': text(
    'refused',
    ['Un nombre est attendu.', 'A number is expected.'],
    ['Écrivez un nombre, par exemple 0,5 ou 0.5.', 'Write a number, such as 0.5.'],
  ),
  'not-a-whole-number': text(
    'refused',
    ['Un nombre entier est attendu.', 'A whole number is expected.'],
    ['Écrivez un nombre entier, par exemple 2.', 'Write a whole number, such as 2.'],
  ),
  'out-of-range': text(
    'refused',
    ['La valeur n’est pas entre {detail}.', 'The value is not between {detail}.'],
    ['Corrigez la valeur ou son unité.', 'Correct the value or its unit.'],
  ),
  'not-a-date': text(
    'refused',
    ['Une date est attendue.', 'A date is expected.'],
    ['Écrivez 2026-03-27 ou 27/03/2026.', 'Write 2026-03-27 or 27/03/2026.'],
  ),
  'date-in-future': text(
    'refused',
    ['La date est dans l’avenir.', 'The date is in the future.'],
    [
      'Une confirmation ne peut être postérieure à aujourd’hui ; corrigez la date.',
      'A confirmation cannot be later than today; correct the date.',
    ],
  ),
  'dates-crossed': text(
    'refused',
    [
      'Le statut commence ({detail}) après avoir été confirmé.',
      'The status begins ({detail}) after it was confirmed.',
    ],
    [
      'Corrigez statut_depuis ou confirme_le ; un statut à venir se donne sans confirme_le.',
      'Correct statut_depuis or confirme_le; a status to come is given without confirme_le.',
    ],
  ),
  'not-a-status': text(
    'refused',
    ['Ce statut n’est pas connu.', 'This status is not known.'],
    [
      'Écrivez active, reduced, suspended, stopped ou unknown (ou : en activité, réduite, suspendue, arrêtée, inconnue).',
      'Write active, reduced, suspended, stopped or unknown.',
    ],
  ),
  'not-an-evidence': text(
    'refused',
    ['Cette preuve n’est pas connue.', 'This evidence is not known.'],
    ['Écrivez association, ars, cpts ou cabinet.', 'Write association, ars, cpts or cabinet.'],
  ),
  'status-missing': text(
    'refused',
    [
      'Une date, une preuve ou un motif est donné sans statut.',
      'A date, an evidence or a reason is given without a status.',
    ],
    ['Remplissez statut, ou videz ces cases.', 'Fill in statut, or empty these cells.'],
  ),
  'not-a-phone': text(
    'refused',
    ['Ce n’est pas un numéro de téléphone français.', 'This is not a French telephone number.'],
    ['Écrivez dix chiffres, par exemple 05 49 00 00 00.', 'Write ten digits, such as 05 49 00 00 00.'],
  ),
  'not-a-register-id': text(
    'refused',
    [
      'Ce n’est pas un {detail} : la forme ou la clé est fausse.',
      'This is no such number ({detail}): its form or its key is wrong.',
    ],
    [
      'Recopiez-le du registre, en format texte ; jamais le numéro d’une personne.',
      'Copy it from the register, as text; never the number of a person.',
    ],
  ),
  'phone-cut': text(
    'remark',
    ['Seul le numéro {detail} est gardé de cette case.', 'Only the number {detail} is kept of this cell.'],
    [
      'Rien à faire si c’est le numéro public du cabinet.',
      'Nothing to do if this is the public number of the cabinet.',
    ],
  ),
  'mobile-phone': text(
    'remark',
    ['C’est un numéro de mobile : il sera public.', 'This is a mobile number: it will be public.'],
    [
      'Vérifiez que c’est celui du cabinet et non celui d’une personne.',
      'Check that it belongs to the cabinet and not to a person.',
    ],
  ),
  'hours-as-text': text(
    'remark',
    [
      'Ces horaires ne sont pas compris en entier : ils sont montrés tels quels.',
      'These hours are not understood as a whole: they are shown as they are.',
    ],
    [
      'Pour « ouvert aujourd’hui jusqu’à… », écrivez par exemple : lundi et jeudi, 9 h–12 h.',
      'To have “open today until…”, write for instance: lundi et jeudi, 9 h–12 h.',
    ],
  ),
  'exceptions-as-text': text(
    'remark',
    [
      'Ces dates ne sont pas comprises : aucun horaire du jour n’est annoncé pour ce cabinet.',
      'These dates are not understood: no hours of the day are announced for this cabinet.',
    ],
    [
      'Écrivez par exemple : fermé du 24/12/2026 au 02/01/2027.',
      'Write for instance: fermé du 24/12/2026 au 02/01/2027.',
    ],
  ),
  'not-an-intake': text(
    'refused',
    ['On ne lit ni oui, ni non.', 'Neither yes nor no can be read.'],
    [
      'Écrivez oui ou non, avec une date passée si vous la connaissez : oui le 12/11/2026.',
      'Write oui or non, with a past date if you know it: oui le 12/11/2026.',
    ],
  ),
  'posts-supposed': text(
    'remark',
    ['postes est vide : {detail} supposé.', 'postes is empty: {detail} supposed.'],
    ['Remplissez postes si le nombre est connu.', 'Fill in postes if the number is known.'],
  ),
  'etp-over-posts': text(
    'refused',
    ['etp dépasse postes ({detail}).', 'etp is larger than postes ({detail}).'],
    [
      'Un poste vaut un équivalent temps plein au plus : corrigez l’un des deux.',
      'One post is at most one full-time equivalent: correct one of them.',
    ],
  ),
  garbled: text(
    'refused',
    ['Les accents de ce texte sont brouillés.', 'The accents of this text are garbled.'],
    [
      'Le fichier mêle deux encodages : enregistrez-le en UTF-8, ou corrigez ce texte.',
      'The file mixes two encodings: save it as UTF-8, or correct this text.',
    ],
  ),
  'like-a-formula': text(
    'refused',
    [
      'Ce texte commence par « {detail} » : un tableur l’exécuterait.',
      'This text begins with "{detail}": a spreadsheet would run it.',
    ],
    ['Ôtez ce signe.', 'Take that sign away.'],
  ),
  'person-in-name': text(
    'remark',
    ['Ce nom public semble être celui d’une personne.', 'This public name looks like that of a person.'],
    [
      'Vérifiez que ce n’est pas le nom d’une infirmière ou d’un médecin : donnez celui du lieu.',
      'Check that it is not the name of a nurse or a doctor: give that of the place.',
    ],
  ),
  'contact-taken-out': text(
    'remark',
    ['Ce texte public contenait {detail} : c’est ôté.', 'This public text held {detail}: it is taken out.'],
    ['Le numéro public du cabinet va dans telephone.', 'The public number of the cabinet goes in telephone.'],
  ),
  'invisible-characters': text(
    'remark',
    [
      'Des caractères invisibles, qui cachent ou retournent le texte, sont ôtés.',
      'Invisible characters, which hide or turn the text, are taken out.',
    ],
    ['Vérifiez le texte lu.', 'Check the text as read.'],
  ),
  'private-data': text(
    'refused',
    ['Ce texte public contient {detail}.', 'This public text holds {detail}.'],
    [
      'Retirez tout nom de personne, téléphone ou courriel : ce texte est publié.',
      'Remove any person’s name, telephone or e-mail: this text is published.',
    ],
  ),
} as const satisfies Record<string, ProblemText>
