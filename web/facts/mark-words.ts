import { dictionary } from '../ui/dictionary.ts'

/** Where a number of the method comes from when no published source gives it. */
export const t = dictionary({
  fr: {
    from: ', origine du nombre : ',
    key: 'Après chaque nombre, en petit, d’où il vient : le nom de sa source, « mesuré » (par Relais, sur ces données), « choix » (un jugement) ou « définition ».',
    ours: {
      mesure: { text: 'mesuré', href: '#verifications' },
      choix: { text: 'choix', href: '#choix' },
      definition: { text: 'définition', href: '#statisticien' },
    },
    source: 'Origine',
    computed: (day: string) => `Calcul du ${day}.`,
  },
  en: {
    from: ', where the number comes from: ',
    key: 'After each number, in small type, where it comes from: the name of its source, “measured” (by Relais, on these data), “choice” (a judgement) or “definition”.',
    ours: {
      mesure: { text: 'measured', href: '#verifications' },
      choix: { text: 'choice', href: '#choix' },
      definition: { text: 'definition', href: '#statisticien' },
    },
    source: 'Origin',
    computed: (day: string) => `Calculation of ${day}.`,
  },
})
