/**
 * Countries of the eleven circonscriptions of the French abroad, the best known ones, and the seats of the collectivities.
 * Source: code électoral, tableau no 1 ter annexé à l'article L. 330-1.
 */
export const ABROAD_SEATS: readonly (readonly [code: string, names: string])[] = [
  ['99-01', 'États-Unis, Canada, USA, United States'],
  [
    '99-02',
    'Mexique, Brésil, Argentine, Chili, Colombie, Pérou, Venezuela, Équateur, Bolivie, Uruguay, Paraguay, Cuba, Haïti, République dominicaine, Costa Rica, Panama, Guatemala, Suriname, Dominique, Sainte-Lucie',
  ],
  [
    '99-03',
    'Royaume-Uni, United Kingdom, Irlande, Danemark, Norvège, Suède, Finlande, Islande, Estonie, Lettonie, Lituanie',
  ],
  ['99-04', 'Belgique, Pays-Bas, Luxembourg, Benelux'],
  ['99-05', 'Espagne, Portugal, Andorre, Monaco'],
  ['99-06', 'Suisse, Liechtenstein'],
  [
    '99-07',
    'Allemagne, Autriche, Pologne, Tchéquie, Slovaquie, Hongrie, Slovénie, Croatie, Roumanie, Bulgarie, Serbie, Bosnie-Herzégovine, Monténégro, Kosovo, Albanie',
  ],
  ['99-08', 'Italie, Saint-Marin, Malte, Grèce, Chypre, Turquie, Israël'],
  [
    '99-09',
    'Maroc, Algérie, Tunisie, Libye, Mauritanie, Mali, Sénégal, Burkina Faso, Côte d’Ivoire, Niger, Guinée, Cap-Vert, Gambie',
  ],
  [
    '99-10',
    'Madagascar, Maurice, Comores, Liban, Afrique du Sud, Égypte, Émirats arabes unis, Qatar, Arabie saoudite, Jordanie, Cameroun, Gabon, Congo, Tchad, Bénin, Togo, Nigeria, Kenya, Djibouti, Éthiopie, Syrie, Irak',
  ],
  [
    '99-11',
    'Chine, Japon, Inde, Australie, Nouvelle-Zélande, Russie, Ukraine, Thaïlande, Vietnam, Cambodge, Laos, Singapour, Corée du Sud, Indonésie, Malaisie, Philippines, Iran, Pakistan, Arménie, Géorgie',
  ],
  ['975-01', 'Saint-Pierre-et-Miquelon'],
  ['977-01', 'Saint-Barthélemy, Saint-Martin'],
  ['986-01', 'Wallis-et-Futuna'],
  ['987-01 987-02 987-03', 'Polynésie française'],
  ['988-01 988-02', 'Nouvelle-Calédonie'],
]
