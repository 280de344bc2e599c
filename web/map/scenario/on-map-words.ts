import { dictionary } from '../../ui/dictionary.ts'

/** Words of the line over the map that says which scenario it shows. */
export const t = dictionary({
  fr: {
    scenario: (nom: string) => (nom ? `Scénario « ${nom} »` : 'Scénario'),
    autre: (nom: string) => (nom ? `Scénario B « ${nom} »` : 'Scénario B'),
    deux: 'Scénarios A et B',
    fermes: 'ses cabinets fermés seulement',
    situation: (jour: string) => `situation du ${jour}`,
    situations: (a: string, b: string) => `situations du ${a} et du ${b}`,
    ligne: (qui: string, quoi: string, quand: string) => `${qui} : ${quoi}, ${quand}`,
  },
  en: {
    scenario: (nom: string) => (nom ? `Scenario “${nom}”` : 'Scenario'),
    autre: (nom: string) => (nom ? `Scenario B “${nom}”` : 'Scenario B'),
    deux: 'Scenarios A and B',
    fermes: 'its closed practices only',
    situation: (jour: string) => `situation on ${jour}`,
    situations: (a: string, b: string) => `situations on ${a} and ${b}`,
    ligne: (qui: string, quoi: string, quand: string) => `${qui}: ${quoi}, ${quand}`,
  },
})
