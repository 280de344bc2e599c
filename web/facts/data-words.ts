import { dictionary } from '../ui/dictionary.ts'

export const t = dictionary({
  fr: {
    title: 'Données et licences',
    description:
      'Les données publiques dont Relais se sert, leur producteur, leur licence, leur date, et le calcul en cours.',
    lead: 'Tout ce que Relais montre vient de données publiques, sauf les cabinets, qui sont inventés pour la démonstration.',
    realLead:
      'Relais calcule à partir de données publiques et de la liste des cabinets chargée par l’opérateur du site.',
    realTitle: 'La liste des cabinets',
    realText:
      'Les cabinets et leurs statuts viennent de la liste chargée par l’opérateur. Les patients suivis par territoire, le risque et les trajets sont estimés à partir d’elle.',
    demoTitle: 'Ce qui est vrai, ce qui est inventé',
    trueTitle: 'Vrai',
    trueList: [
      'Les communes, départements, régions et circonscriptions, leurs contours et leurs habitants.',
      'L’accès aux généralistes et aux infirmiers (APL) publié par la DREES.',
      'Les députés, les questions au Gouvernement et les dates de la chronologie.',
    ],
    falseTitle: 'Inventé, pour la démonstration',
    falseList: [
      'Les cabinets Asalée : leur nom, leur adresse, leur nombre d’infirmières.',
      'Leurs statuts, leurs dates et qui les confirme.',
      'Donc aussi, comme des exemples, les patients suivis par territoire, le risque et les trajets.',
    ],
    unsure:
      'Les zones ZIP et ZAC ne sont ni inventées ni sûres : elles viennent d’un relevé de mai 2025 dont la provenance reste à confirmer. Seul l’arrêté de l’agence régionale de santé fait foi.',
    ordered: (made: string) =>
      `Les zones ZIP et ZAC ne sont pas inventées : ce sont celles des arrêtés des agences régionales de santé, ${made}. Eux seuls font foi.`,
    demoWhy:
      'Il n’existe pas de liste publique des cabinets Asalée. Un opérateur qui la détient peut remplacer la démonstration par la liste réelle ; tout est alors recalculé.',
    sources: 'Les sources',
    ground:
      'Ce que la carte dessine autour des territoires (pays voisins, grands fleuves, lacs) vient de Natural Earth, édition 4.1.0 pour les pays, de 2019 pour l’eau, domaine public : naturalearthdata.com. Les fleuves y sont à un kilomètre près. Aucun chiffre ne repose dessus.',
    producer: 'Producteur',
    licence: 'Licence',
    vintage: 'Date',
    credit: 'Mention',
    run: 'Le calcul en cours',
    runLead: 'Chaque chiffre vient d’un calcul enregistré. Le même calcul, refait, donne les mêmes chiffres.',
    runId: 'Identifiant',
    asOf: 'Situation au',
    createdAt: 'Calculé le',
    version: 'Version du code',
    seed: 'Graine aléatoire',
    duration: 'Durée',
    intervals: 'Intervalles',
    intervalsState: { ready: 'calculés', computing: 'en cours de calcul', none: 'pas encore calculés' },
    hash: 'Empreinte SHA-256',
    inputs: 'Empreinte de chaque donnée d’entrée',
    input: 'Donnée',
    warnings: (n: number) =>
      n === 0 ? 'Aucune anomalie signalée par le calcul.' : `Anomalies signalées par le calcul : ${n}`,
    subject: 'Objet',
    detail: 'Détail',
    downloads: 'Télécharger',
    downloadsLead:
      'Chaque couche entière, du jour : les mêmes chiffres que ceux des pages, avec leur intervalle ou leur classe, et pourquoi un chiffre manque.',
    layer: 'Couche',
    files: 'Fichiers',
    exampleFigures: '(cabinets fictifs)',
    which: [
      ['FlatGeobuf', ' : pour QGIS, qui n’y lit que ce qu’il montre ; faites-le glisser dans la fenêtre.'],
      ['GeoParquet', ' : pour R, Python ou DuckDB.'],
      [
        'CSV (Excel)',
        ' : s’ouvre d’un double clic dans Excel en français ; pour garder le zéro des codes (01001), importez la colonne comme texte.',
      ],
    ],
    qgis: 'Ouvrir dans QGIS',
    qgisLead:
      'QGIS est un logiciel libre et gratuit qui affiche des cartes sur votre ordinateur (version 3.22 ou plus récente). Téléchargez ce projet, puis ouvrez-le d’un double clic : chaque couche est là, avec les couleurs et la légende de la carte, et se lit ici, à jour, tant que vous êtes en ligne.',
    qgisProject: 'Le projet QGIS, toutes les couches',
    qgisLayers:
      'Vous avez déjà un projet ? Faites glisser dans sa fenêtre le fichier QGIS d’une couche. SLD et MapLibre donnent les mêmes couleurs et les mêmes limites à un autre logiciel ou à une page web ; les statuts y ont d’autres signes (SLD) ou leur seule couleur (MapLibre).',
    qgisSlow:
      'Les communes et le zonage ne se dessinent qu’en s’approchant, sous le 1/1 000 000. Le gris hachuré dit que le chiffre n’est pas connu, le gris uni qu’il est retenu pour protéger des patients.',
    legends: 'Fichiers à ouvrir',
    ofDay: 'Un autre jour connu se demande à la fin de l’adresse :',
    described: [
      'Les colonnes de chaque fichier sont décrites dans',
      'datapackage.json (Frictionless)',
      ', et l’ensemble dans',
      'catalog.jsonld (DCAT-AP)',
    ],
    api: 'Documentation de l’interface de données',
    gis: [
      'Dans QGIS ou un autre SIG, ajoutez une couche WFS / OGC API – Features à cette adresse :',
      'le mode d’emploi',
    ],
    fhir: [
      'Dans un annuaire de soins, lisez les cabinets en FHIR R4 à cette adresse :',
      'ce qu’elle sait répondre',
    ],
    hsds: 'Les cabinets au format Open Referral (HSDS 3.0, archive ZIP)',
    seconds: (n: string) => `${n} s`,
    freshness: 'La fraîcheur des statuts',
    freshnessLead: (date: string, share: string) =>
      `Un statut n’aide que s’il est récent. Au ${date}, ${share} des cabinets ont un statut confirmé depuis moins de 60 jours.`,
    freshnessRule:
      'Part des cabinets de la liste, dans chaque département, dont le statut a été confirmé depuis moins de 30, 60 et 90 jours.',
    freshnessDemo: 'Cabinets et dates fictifs — démonstration.',
    freshnessMore: 'Tous les départements',
    departement: 'Département',
    elsewhere: 'Hors des départements connus',
    cabinets: 'Cabinets',
    within: (days: number) => `≤ ${days} jours`,
    france: 'France',
  },
  en: {
    title: 'Data and licences',
    description:
      'The public data Relais uses, their producers, licences and dates, and the current calculation.',
    lead: 'Everything Relais shows comes from public data, except the practices, which are made up for the demonstration.',
    realLead:
      'Relais computes from public data and from the list of practices loaded by the site’s operator.',
    realTitle: 'The list of practices',
    realText:
      'Practices and their statuses come from the list loaded by the operator. Followed patients by area, risk and journeys are estimated from it.',
    demoTitle: 'What is true, what is made up',
    trueTitle: 'True',
    trueList: [
      'Communes, départements, regions and constituencies, their boundaries and people.',
      'Access to GPs and nurses (APL) as published by the DREES.',
      'Deputies, questions to the Government and the dates of the timeline.',
    ],
    falseTitle: 'Made up, for the demonstration',
    falseList: [
      'Asalée practices: their names, addresses and number of nurses.',
      'Their statuses, the dates, and who confirms them.',
      'So also, as examples, followed patients by area, risk and journeys.',
    ],
    unsure:
      'The ZIP and ZAC zones are neither made up nor certain: they come from a file of May 2025 whose origin is still to be confirmed. Only the regional health agency’s order is authoritative.',
    ordered: (made: string) =>
      `The ZIP and ZAC zones are not made up: they are those of the orders of the regional health agencies, ${made}. They alone are authoritative.`,
    demoWhy:
      'There is no public list of Asalée practices. An operator who holds it can replace the demonstration with the real list; everything is then computed again.',
    sources: 'Sources',
    ground:
      'What the map draws around the areas (neighbouring countries, great rivers, lakes) comes from Natural Earth, edition 4.1.0 for countries, of 2019 for water, public domain: naturalearthdata.com. Rivers there are within a kilometre. No figure rests on it.',
    producer: 'Producer',
    licence: 'Licence',
    vintage: 'Date',
    credit: 'Credit',
    run: 'The current calculation',
    runLead:
      'Each figure comes from a stored calculation. The same calculation, made again, gives the same figures.',
    runId: 'Identifier',
    asOf: 'Situation on',
    createdAt: 'Computed on',
    version: 'Version of the code',
    seed: 'Random seed',
    duration: 'Duration',
    intervals: 'Intervals',
    intervalsState: { ready: 'computed', computing: 'being computed', none: 'not computed yet' },
    hash: 'SHA-256 fingerprint',
    inputs: 'Fingerprint of each input',
    input: 'Input',
    warnings: (n: number) =>
      n === 0 ? 'The calculation reported no oddity.' : `Oddities reported by the calculation: ${n}`,
    subject: 'Subject',
    detail: 'Detail',
    downloads: 'Download',
    downloadsLead:
      'Each layer whole, as of today: the same figures as on the pages, with their interval or class, and why a figure is missing.',
    layer: 'Layer',
    files: 'Files',
    exampleFigures: '(fictitious practices)',
    which: [
      ['FlatGeobuf', ': for QGIS, which reads of it only what it shows; drag it into the window.'],
      ['GeoParquet', ': for R, Python or DuckDB.'],
      [
        'CSV (Excel)',
        ': opens by a double click in French Excel; to keep the zero of codes (01001), import that column as text.',
      ],
    ],
    qgis: 'Open in QGIS',
    qgisLead:
      'QGIS is free software that shows maps on your computer (version 3.22 or later). Download this project and open it by a double click: every layer is there, with the colours and the legend of the map (in French), and is read from here, up to date, while you are online.',
    qgisProject: 'The QGIS project, every layer',
    qgisLayers:
      'Do you have a project already? Drag the QGIS file of a layer into its window. SLD and MapLibre give the same colours and the same limits to other software or to a web page; there statuses have other signs (SLD) or their colour alone (MapLibre).',
    qgisSlow:
      'Communes and zoning are drawn only from close by, under 1:1,000,000. Hatched grey says that a figure is not known, plain grey that it is withheld to protect patients.',
    legends: 'Files to open',
    ofDay: 'Another known day is asked for at the end of the address:',
    described: [
      'The columns of each file are described in',
      'datapackage.json (Frictionless)',
      ', and the whole in',
      'catalog.jsonld (DCAT-AP)',
    ],
    api: 'Documentation of the data interface',
    gis: ['In QGIS or another GIS, add a WFS / OGC API – Features layer at this address:', 'how to'],
    fhir: ['In a care directory, read the practices as FHIR R4 at this address:', 'what it answers'],
    hsds: 'The practices as Open Referral data (HSDS 3.0, ZIP archive)',
    seconds: (n: string) => `${n} s`,
    freshness: 'How fresh the statuses are',
    freshnessLead: (date: string, share: string) =>
      `A status helps only while it is recent. On ${date}, ${share} of practices have a status confirmed within 60 days.`,
    freshnessRule:
      'Share of the practices of the list, in each département, whose status was confirmed within 30, 60 and 90 days.',
    freshnessDemo: 'Fictitious practices and dates — demonstration.',
    freshnessMore: 'All départements',
    departement: 'Département',
    elsewhere: 'Outside the known départements',
    cabinets: 'Practices',
    within: (days: number) => `≤ ${days} days`,
    france: 'France',
  },
})
