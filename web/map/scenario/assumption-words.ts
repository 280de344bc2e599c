import { dictionary } from '../../ui/dictionary.ts'

/** Words of the assumptions of a scenario. */
export const t = dictionary({
  fr: {
    titre: 'Hypothèses',
    patients: 'Personnes par équivalent temps plein',
    depassement: 'Dépassement admis (%)',
    ouverts: 'Cabinets comptés comme ouverts',
    note: 'Ce sont des jugements : changez-les et comparez. Le lien et le rapport les gardent.',
    revenir: 'Revenir aux hypothèses de la méthode',
  },
  en: {
    titre: 'Assumptions',
    patients: 'People per full-time equivalent',
    depassement: 'Overrun allowed (%)',
    ouverts: 'Practices counted as open',
    note: 'These are judgements: change them and compare. The link and the report keep them.',
    revenir: 'Back to the assumptions of the method',
  },
})
