import { dictionary } from '../ui/dictionary.ts'

/** Words of the alerts by e-mail. */
export const t = dictionary({
  fr: {
    fold: 'Être prévenu par e-mail',
    description: 'Un e-mail quand le statut d’un cabinet Asalée change dans un territoire.',
    ask: 'Être prévenu par e-mail',
    lead: (place: string) =>
      `Un e-mail par jour au plus, quand le statut d’un cabinet Asalée change ${place}. Rien les jours où rien ne change. Un statut que personne ne confirme plus devient inconnu sans e-mail : la fiche le dit.`,
    address: 'Votre adresse e-mail',
    hint: 'Par exemple : nom@exemple.fr',
    trap: 'Laissez ce champ vide',
    consent:
      'Nous gardons cette adresse, le code du territoire et les dates de votre demande, pour vous écrire et rien d’autre, jusqu’à ce que vous les effaciez : un lien dans chaque e-mail le fait. Sans confirmation de votre part, tout est effacé après 48 heures.',
    privacy: 'Vie privée',
    submit: 'Recevoir les alertes',
    wrong: 'Écrivez une seule adresse, comme nom@exemple.fr.',
    busy: 'Trop de demandes arrivent en ce moment. Rien n’est enregistré : réessayez dans une heure.',
    failed: 'Votre demande n’a pas pu être gardée. Réessayez dans un instant.',
    sent: 'C’est noté. Si cette adresse n’est pas déjà inscrite, un e-mail lui demande de confirmer.',
    sentNext:
      'Ouvrez le lien de cet e-mail dans les 48 heures. Rien ne vient ? Regardez dans les indésirables ; une adresse déjà inscrite ne reçoit pas de second e-mail.',
    heading: {
      sent: 'Regardez vos e-mails',
      confirm: 'Confirmer votre alerte',
      confirmed: 'Votre alerte est active',
      stop: 'Ne plus recevoir d’e-mails',
      stopped: 'Cette alerte est arrêtée',
      refused: 'Ce lien ne peut plus servir',
    },
    question: {
      confirm: (place: string) =>
        `Touchez le bouton pour recevoir un e-mail quand le statut d’un cabinet change ${place}.`,
      stop: (place: string) => `Touchez le bouton pour ne plus être prévenu de ce qui change ${place}.`,
    },
    button: { confirm: 'Confirmer', stop: 'Arrêter cette alerte' },
    done: {
      confirmed: (place: string) =>
        `Vous recevrez un e-mail par jour au plus, quand le statut d’un cabinet change ${place}. Chacun porte un lien pour arrêter.`,
      stopped: () =>
        'Rien d’autre ne vous sera envoyé pour ce territoire. Votre adresse n’est plus gardée que pour les autres territoires que vous suivez, s’il y en a.',
    },
    refused:
      'Il n’est pas complet, son délai de 48 heures est passé, ou l’adresse a déjà été effacée. Vous pouvez faire une nouvelle demande depuis la fiche d’un territoire.',
    back: 'La fiche du territoire',
    areas: 'Choisir un territoire',
  },
  en: {
    fold: 'Be told by e-mail',
    description: 'An e-mail when the status of an Asalée practice changes in an area.',
    ask: 'Be told by e-mail',
    lead: (place: string) =>
      `One e-mail a day at most, when the status of an Asalée practice changes ${place}. None on days when nothing changes. A status that nobody confirms any more becomes unknown without an e-mail: the sheet says so.`,
    address: 'Your e-mail address',
    hint: 'For example: name@example.org',
    trap: 'Leave this field empty',
    consent:
      'We keep this address, the code of the area and the dates of your request, to write to you and for nothing else, until you erase them: a link in each e-mail does. Unless you confirm, all is erased after 48 hours.',
    privacy: 'Privacy',
    submit: 'Receive the alerts',
    wrong: 'Write a single address, such as name@example.org.',
    busy: 'Too many requests arrive at this moment. Nothing is recorded: try again in an hour.',
    failed: 'Your request could not be kept. Try again in a moment.',
    sent: 'Noted. Unless this address is on the list already, an e-mail asks it to confirm.',
    sentNext:
      'Open the link of that e-mail within 48 hours. Nothing comes? Look among the junk; an address that is on the list already receives no second e-mail.',
    heading: {
      sent: 'Look at your e-mail',
      confirm: 'Confirm your alert',
      confirmed: 'Your alert is active',
      stop: 'Receive no more e-mails',
      stopped: 'This alert has ended',
      refused: 'This link cannot be used any more',
    },
    question: {
      confirm: (place: string) =>
        `Press the button to receive an e-mail when the status of a practice changes ${place}.`,
      stop: (place: string) => `Press the button to be told no more of what changes ${place}.`,
    },
    button: { confirm: 'Confirm', stop: 'End this alert' },
    done: {
      confirmed: (place: string) =>
        `You will receive one e-mail a day at most, when the status of a practice changes ${place}. Each has a link to stop.`,
      stopped: () =>
        'Nothing else will be sent to you about this area. Your address is kept only for other areas that you follow, if there are any.',
    },
    refused:
      'It is not complete, its 48 hours are over, or the address was erased already. You can ask again from the sheet of an area.',
    back: 'The sheet of the area',
    areas: 'Choose an area',
  },
})
