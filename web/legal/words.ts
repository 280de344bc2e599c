import { dictionary } from '../ui/dictionary.ts'

interface Section {
  readonly id: string
  readonly title: string
  readonly lines: readonly string[]
}
interface Page {
  readonly title: string
  readonly lead: string
  readonly sections: readonly Section[]
}
type Pages = Readonly<Record<'accessibilite' | 'mentions' | 'confidentialite', Page>>

const fr: Pages = {
  accessibilite: {
    title: 'Accessibilité : non conforme, faute d’audit',
    lead: 'Aucun tiers n’a encore audité ce site : au sens du RGAA 4.1, son état est donc « non conforme ». Voici ce qui est vérifié à chaque version, et ce qui ne l’est pas.',
    sections: [
      {
        id: 'verifie',
        title: 'Ce qui est vérifié à chaque version',
        lines: [
          'Chaque page et chaque état, par un outil automatique (axe, WCAG 2.2 AA), dans un vrai navigateur.',
          'Le parcours entier d’une recherche à un appel : au clavier seul, sans JavaScript, d’un pouce sur un petit téléphone.',
          'Un écran de 320 pixels, un zoom de 400 %, les couleurs forcées, les animations réduites, sans images, sans feuille de style.',
          'La carte a un tableau qui dit la même chose ; chaque graphique aussi.',
        ],
      },
      {
        id: 'non-verifie',
        title: 'Ce qui ne l’est pas',
        lines: [
          'Aucun essai avec des personnes qui utilisent un lecteur d’écran (NVDA, VoiceOver, TalkBack).',
          'Le fond de la carte est une image : sans le tableau, il ne se lit pas.',
          'Les fichiers tableurs sont structurés, mais n’ont pas été éprouvés.',
        ],
      },
      {
        id: 'signaler',
        title: 'Signaler un obstacle',
        lines: [
          'Écrivez au contact ci-dessus : dites la page, et ce qui vous a arrêté.',
          'Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits : formulaire.defenseurdesdroits.fr, ou gratuitement par courrier : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.',
        ],
      },
    ],
  },
  mentions: {
    title: 'Mentions légales',
    lead: 'Qui publie ce site, qui l’héberge, et sous quelles licences.',
    sections: [
      {
        id: 'licences',
        title: 'Licences',
        lines: [
          'Le logiciel est libre (licence MIT).',
          'Les données gardent la licence de leur producteur : la page « Données et licences » les nomme une à une.',
          'Relais ne donne pas d’avis médical : en cas d’urgence, appelez le 15.',
        ],
      },
    ],
  },
  confidentialite: {
    title: 'Vie privée',
    lead: 'Ce site ne demande ni nom, ni compte, ni maladie. Il ne garde pas ce que vous cherchez.',
    sections: [
      {
        id: 'recherche',
        title: 'Quand vous cherchez',
        lines: [
          'Le lieu que vous tapez sert à répondre, puis il est oublié : il n’est écrit dans aucun journal, aucune mesure, aucune table.',
          'Votre position ne part qu’après votre geste, arrondie à une centaine de mètres, et n’est pas gardée.',
          'Le journal du serveur note l’heure, le modèle de page et la durée. Ni adresse IP, ni navigateur, ni ce qui est demandé.',
          'Pour limiter les abus, le nombre de demandes de chaque adresse est compté en mémoire, une minute, et jamais écrit.',
        ],
      },
      {
        id: 'appareil',
        title: 'Sur votre appareil',
        lines: [
          'Aucun cookie pour le public, aucun outil de mesure, rien d’un autre site, sauf le fond de carte de l’IGN si vous le cochez.',
          'Votre dernière recherche n’est gardée que si vous le demandez, sur votre appareil ; un bouton l’efface.',
          'La page « Que faire ? » est gardée, pour s’ouvrir sans réseau.',
          'La carte garde sur l’appareil vos regroupements de communes, vos scénarios et vos réglages ; ils ne nous sont pas envoyés.',
        ],
      },
      {
        id: 'signalements',
        title: 'Quand vous signalez une erreur',
        lines: [
          'On garde le cabinet, le motif et votre phrase, pour qui tient la liste. Votre phrase n’est pas publiée. N’y écrivez ni votre nom, ni rien de votre santé.',
        ],
      },
      {
        id: 'gestionnaires',
        title: 'Gestionnaires',
        lines: [
          'Une session (un cookie) et un journal de ce qui est écrit, par fonction et non par personne.',
        ],
      },
    ],
  },
}

const en: Pages = {
  accessibilite: {
    title: 'Accessibility: non-compliant for want of an audit',
    lead: 'No third party has audited this site yet: under the French standard (RGAA 4.1) its state is therefore “non-compliant”. Here is what is checked at each release, and what is not.',
    sections: [
      {
        id: 'verifie',
        title: 'What is checked at each release',
        lines: [
          'Every page and state, by an automatic tool (axe, WCAG 2.2 AA), in a real browser.',
          'The whole way from a search to a call: by keyboard alone, without JavaScript, with one thumb on a small phone.',
          'A screen of 320 pixels, a zoom of 400%, forced colours, reduced motion, no images, no style sheet.',
          'The map has a table that says the same; so has each chart.',
        ],
      },
      {
        id: 'non-verifie',
        title: 'What is not',
        lines: [
          'No trial with people who use a screen reader (NVDA, VoiceOver, TalkBack).',
          'The map itself is a picture: without the table it cannot be read.',
          'Spreadsheet files are structured, but have not been tried.',
        ],
      },
      {
        id: 'signaler',
        title: 'Report an obstacle',
        lines: [
          'Write to the contact above: say which page, and what stopped you.',
          'If the answer does not satisfy you, you can turn to the Défenseur des droits: formulaire.defenseurdesdroits.fr, or by post free of charge: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07, France.',
        ],
      },
    ],
  },
  mentions: {
    title: 'Legal notice',
    lead: 'Who publishes this site, who hosts it, and under which licences.',
    sections: [
      {
        id: 'licences',
        title: 'Licences',
        lines: [
          'The software is free (MIT licence).',
          'Data keep the licence of their producer: the page “Data and licences” names them one by one.',
          'Relais gives no medical advice: in an emergency call 15.',
        ],
      },
    ],
  },
  confidentialite: {
    title: 'Privacy',
    lead: 'This site asks for no name, no account and no illness. It does not keep what you look for.',
    sections: [
      {
        id: 'recherche',
        title: 'When you search',
        lines: [
          'The place you type serves to answer, then it is forgotten: it is written in no log, no metric, no table.',
          'Your position leaves only after you ask, rounded to about a hundred metres, and is not kept.',
          'The server’s log notes the time, the kind of page and how long it took. No IP address, no browser, nothing of what is asked.',
          'To limit abuse, the number of requests of each address is counted in memory, for a minute, and never written.',
        ],
      },
      {
        id: 'appareil',
        title: 'On your device',
        lines: [
          'No cookie for the public, no analytics, nothing from another site, but for the IGN’s base map if you tick it.',
          'Your last search is kept only if you ask, on your device; a button erases it.',
          'The page “What to do” is kept, so that it opens without a network.',
          'The map keeps your groupings of communes, your scenarios and your settings on the device; they are not sent to us.',
        ],
      },
      {
        id: 'signalements',
        title: 'When you report a mistake',
        lines: [
          'We keep the practice, the reason and your sentence, for who keeps the list. Your sentence is not published. Write neither your name nor anything of your health there.',
        ],
      },
      {
        id: 'gestionnaires',
        title: 'Stewards',
        lines: ['A session (a cookie) and a log of what is written, by function and not by person.'],
      },
    ],
  },
}

/** Words of what a public service must say of itself. */
export const t = dictionary({
  fr: {
    pages: fr,
    mails: {
      title: 'Quand vous demandez des alertes par e-mail',
      lines: [
        'On garde votre adresse, lisible car il faut vous écrire, le code du territoire, la langue, les dates de la demande, de la confirmation et du dernier e-mail. Rien d’autre de vous.',
        'Base : votre consentement, donné en confirmant. Sans confirmation, tout est effacé après 48 heures.',
        'Gardé jusqu’à ce que vous arrêtiez : le lien de chaque e-mail efface l’adresse. Vous pouvez aussi écrire à l’exploitant, ci-dessus.',
        'L’exploitant et le serveur de messagerie qu’il a choisi voient l’adresse. Elle n’est dans aucun journal, aucune mesure, aucun export ni aucune sauvegarde de Relais.',
      ],
    },
    addresses:
      'Ce service cherche aussi des adresses : ce que vous tapez est alors envoyé au service d’adresses que son exploitant a choisi, sans rien d’autre de vous.',
    operator: {
      title: 'Qui exploite ce service',
      name: 'Exploitant',
      address: 'Adresse',
      director: 'Responsable de la publication',
      host: 'Hébergeur',
      contact: 'Contact',
      missing: 'non renseigné par l’exploitant',
    },
  },
  en: {
    pages: en,
    mails: {
      title: 'When you ask for alerts by e-mail',
      lines: [
        'We keep your address, readable since you must be written to, the code of the area, the language, and the dates of the request, of its confirmation and of the last e-mail. Nothing else of you.',
        'Basis: your consent, given by confirming. Without it all is erased after 48 hours.',
        'Kept until you stop: the link of each e-mail erases the address. You can also write to the operator, above.',
        'The operator and the mail server of its choice see the address. It is in no log, no metric, no export and no backup of Relais.',
      ],
    },
    addresses:
      'This service also searches addresses: what you type is then sent to the address service its operator chose, with nothing else about you.',
    operator: {
      title: 'Who runs this service',
      name: 'Operator',
      address: 'Address',
      director: 'Responsible for publication',
      host: 'Host',
      contact: 'Contact',
      missing: 'not given by the operator',
    },
  },
})
