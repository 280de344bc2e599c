import { dictionary } from '../ui/dictionary.ts'
import { singular } from '../ui/french.ts'

/** Words of the frame of `/gestion`, of its sign-in and of its worklist. */
export const t = dictionary({
  fr: {
    space: 'Gestion',
    description:
      'Espace des associations, agences et communautés professionnelles qui tiennent les statuts à jour.',
    error: 'Erreur : ',
    nav: 'Pages de gestion',
    pages: {
      worklist: 'À reconfirmer',
      cabinets: 'Cabinets',
      import: 'Importer une liste',
      moderation: 'Signalements',
      journal: 'Journal',
    },
    signedIn: (label: string, role: string, territory: string) => `${label} — ${role}, ${territory}`,
    roles: {
      reader: 'lecture seule',
      moderator: 'modération',
      steward: 'gestion',
      national: 'gestion nationale',
    },
    everywhere: 'toute la France',
    departements: (codes: readonly string[]) =>
      `${codes.length === 1 ? 'département' : 'départements'} ${codes.join(', ')}`,
    signOut: 'Se déconnecter',
    signIn: {
      title: 'Se connecter',
      lead: 'Cet espace est réservé à qui tient la liste des cabinets à jour. Votre jeton vous a été remis par l’exploitant de Relais.',
      token: 'Jeton',
      hint: 'Il commence par relais_ ; il n’est ni affiché ni conservé en clair.',
      submit: 'Se connecter',
      none: 'Vous n’avez pas de jeton ? Signalez un statut faux depuis la page du cabinet : aucun compte n’est nécessaire.',
      errors: {
        unknown: 'Ce jeton n’est pas reconnu. Vérifiez qu’il est complet, puis recommencez.',
        revoked: 'Ce jeton a été retiré ou a expiré. Demandez-en un nouveau à l’exploitant.',
        locked: 'Trop d’essais pour ce jeton : il est bloqué un quart d’heure. Personne n’est entré.',
      },
    },
    worklist: {
      title: 'À reconfirmer cette semaine',
      lead: 'Passé sa date, un statut devient « inconnu » et l’interruption de son suivi est comptée au moins à 0,5. Les cabinets qui suivent le plus de patients viennent d’abord.',
      none: 'Rien à reconfirmer cette semaine. Merci.',
      upcoming: {
        before: 'Le prochain cabinet à reconfirmer :',
        by: (date: string) => `, avant le ${date}.`,
        nobody: 'Aucun autre statut n’a de date d’expiration.',
      },
      count: (n: number) => (n === 1 ? '1 cabinet' : `${n} cabinets`),
      who: 'Qui vous l’a confirmé ?',
      choose: 'Choisir…',
      still: {
        active: 'Toujours ouvert',
        reduced: 'Toujours en activité réduite',
        suspended: 'Toujours suspendu',
        stopped: 'Toujours arrêté',
        unknown: 'Toujours inconnu',
      },
      other: 'Autre statut',
      expired: (date: string) => `inconnu depuis le ${date}`,
      expiring: (date: string) => `expire le ${date}`,
      never: 'jamais confirmé',
      patients: (n: string, declared: boolean) =>
        singular(n)
          ? `${n} patient suivi (${declared ? 'déclaré' : 'estimation'})`
          : `${n} patients suivis (${declared ? 'déclarés' : 'estimation'})`,
      call: 'Téléphone',
      registers: {
        title: 'À vérifier auprès des registres',
        lead: 'Ce qu’un registre national dit autrement que la liste. Un registre se trompe aussi : rien n’est changé, ni le statut ni aucun chiffre. Corrigez la liste si elle a tort.',
        names: { finess: 'FINESS', rpps: 'RPPS' },
        read: (register: string, date: string) => `${register}, consulté le ${date}`,
        kinds: {
          absent: (ours: string) => `le numéro ${ours} n’y est pas`,
          elsewhere: (ours: string, theirs: string) => `situé à ${theirs}, et non à ${ours}`,
          'other-siret': (ours: string, theirs: string) => `SIRET ${theirs}, et non ${ours}`,
          'no-nurse': () => 'aucune infirmière n’y est déclarée',
        },
      },
      confirm: 'Confirmer les cabinets cochés',
      confirmPage: (n: number) => `Confirmer toute la page (${n})`,
      errors: {
        evidence: 'Dites qui l’a confirmé : rien n’a été enregistré.',
        nothing: 'Cochez au moins un cabinet : rien n’a été enregistré.',
      },
      previous: 'Page précédente',
      next: 'Page suivante',
      page: (page: number, pages: number) => `Page ${page} sur ${pages}`,
    },
    done: {
      recorded: (n: number) => (n === 1 ? 'Enregistré : 1 cabinet.' : `Enregistré : ${n} cabinets.`),
      undone: (n: number) => (n === 1 ? 'Annulé : 1 événement retiré.' : `Annulé : ${n} événements retirés.`),
      undo: 'Annuler',
      until: (time: string) => `possible jusqu’à ${time}`,
      late: 'La minute pour annuler est passée : enregistrez ce qui est vrai à la place.',
      meanwhile: (author: string, cabinet: string, status: string, time: string) =>
        `Entre-temps, ${author} a enregistré « ${status} » pour ${cabinet} (${time}). Les deux sont gardés.`,
      somebody: 'quelqu’un d’autre',
    },
  },
  en: {
    space: 'Stewards',
    description: 'For the associations, agencies and local communities that keep the statuses true.',
    error: 'Error: ',
    nav: 'Stewards’ pages',
    pages: {
      worklist: 'To reconfirm',
      cabinets: 'Practices',
      import: 'Import a list',
      moderation: 'Reports',
      journal: 'Audit trail',
    },
    signedIn: (label: string, role: string, territory: string) => `${label} — ${role}, ${territory}`,
    roles: { reader: 'read only', moderator: 'moderation', steward: 'steward', national: 'national steward' },
    everywhere: 'the whole of France',
    departements: (codes: readonly string[]) =>
      `${codes.length === 1 ? 'département' : 'départements'} ${codes.join(', ')}`,
    signOut: 'Sign out',
    signIn: {
      title: 'Sign in',
      lead: 'For those who keep the list of practices true. Your token was handed to you by whoever runs Relais.',
      token: 'Token',
      hint: 'It begins with relais_; it is neither shown nor kept in clear.',
      submit: 'Sign in',
      none: 'No token? Report a wrong status from the practice’s page: no account is needed.',
      errors: {
        unknown: 'This token is not known. Check that it is whole, then try again.',
        revoked: 'This token was revoked or has expired. Ask for a new one.',
        locked: 'Too many tries for this token: it is locked for a quarter of an hour. Nobody got in.',
      },
    },
    worklist: {
      title: 'To reconfirm this week',
      lead: 'Past its date a status becomes “unknown” and the interruption of its follow-up counts for 0.5 at least. Practices with most patients come first.',
      none: 'Nothing to reconfirm this week. Thank you.',
      upcoming: {
        before: 'The next practice to reconfirm:',
        by: (date: string) => `, before ${date}.`,
        nobody: 'No other status has a date on which it expires.',
      },
      count: (n: number) => (n === 1 ? '1 practice' : `${n} practices`),
      who: 'Who confirmed it to you?',
      choose: 'Choose…',
      still: {
        active: 'Still open',
        reduced: 'Still with reduced activity',
        suspended: 'Still suspended',
        stopped: 'Still stopped',
        unknown: 'Still unknown',
      },
      other: 'Another status',
      expired: (date: string) => `unknown since ${date}`,
      expiring: (date: string) => `expires on ${date}`,
      never: 'never confirmed',
      patients: (n: string, declared: boolean) =>
        `${n} ${n === '1' ? 'patient' : 'patients'} followed (${declared ? 'declared' : 'estimate'})`,
      call: 'Telephone',
      registers: {
        title: 'To check against the registers',
        lead: 'What a national register says otherwise than the roster. Registers are wrong too: nothing is changed, neither a status nor a figure. Correct the roster where it is wrong.',
        names: { finess: 'FINESS', rpps: 'RPPS' },
        read: (register: string, date: string) => `${register}, read on ${date}`,
        kinds: {
          absent: (ours: string) => `the number ${ours} is not in it`,
          elsewhere: (ours: string, theirs: string) => `placed in ${theirs}, not in ${ours}`,
          'other-siret': (ours: string, theirs: string) => `SIRET ${theirs}, not ${ours}`,
          'no-nurse': () => 'no nurse is declared there',
        },
      },
      confirm: 'Confirm the ticked practices',
      confirmPage: (n: number) => `Confirm the whole page (${n})`,
      errors: {
        evidence: 'Say who confirmed it: nothing was recorded.',
        nothing: 'Tick at least one practice: nothing was recorded.',
      },
      previous: 'Previous page',
      next: 'Next page',
      page: (page: number, pages: number) => `Page ${page} of ${pages}`,
    },
    done: {
      recorded: (n: number) => (n === 1 ? 'Recorded: 1 practice.' : `Recorded: ${n} practices.`),
      undone: (n: number) => (n === 1 ? 'Undone: 1 event withdrawn.' : `Undone: ${n} events withdrawn.`),
      undo: 'Undo',
      until: (time: string) => `possible until ${time}`,
      late: 'The minute to undo is over: record what is true instead.',
      meanwhile: (author: string, cabinet: string, status: string, time: string) =>
        `Meanwhile, ${author} recorded “${status}” for ${cabinet} (${time}). Both are kept.`,
      somebody: 'somebody else',
    },
  },
})
