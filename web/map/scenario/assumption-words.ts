import { dictionary } from '../../ui/dictionary.ts'

/** Words of the assumptions of a scenario. */
export const t = dictionary({
  fr: {
    title: 'Hypothèses',
    patients: 'Personnes par équivalent temps plein',
    overrun: 'Dépassement admis (%)',
    open: 'Cabinets comptés comme ouverts',
    note: 'Ce sont des jugements : changez-les et comparez. Le lien et le rapport les gardent.',
    reset: 'Revenir aux hypothèses de la méthode',
  },
  en: {
    title: 'Assumptions',
    patients: 'People per full-time equivalent',
    overrun: 'Overrun allowed (%)',
    open: 'Practices counted as open',
    note: 'These are judgements: change them and compare. The link and the report keep them.',
    reset: 'Back to the assumptions of the method',
  },
})
