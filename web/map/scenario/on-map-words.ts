import { dictionary } from '../../ui/dictionary.ts'

/** Words of the line over the map that says which scenario it shows. */
export const t = dictionary({
  fr: {
    scenario: (nom: string) => (nom ? `Scénario « ${nom} »` : 'Scénario'),
    other: (nom: string) => (nom ? `Scénario B « ${nom} »` : 'Scénario B'),
    both: 'Scénarios A et B',
    closed: 'ses cabinets fermés seulement',
    situation: (day: string) => `situation du ${day}`,
    situations: (a: string, b: string) => `situations du ${a} et du ${b}`,
    line: (who: string, what: string, when: string) => `${who} : ${what}, ${when}`,
  },
  en: {
    scenario: (nom: string) => (nom ? `Scenario “${nom}”` : 'Scenario'),
    other: (nom: string) => (nom ? `Scenario B “${nom}”` : 'Scenario B'),
    both: 'Scenarios A and B',
    closed: 'its closed practices only',
    situation: (day: string) => `situation on ${day}`,
    situations: (a: string, b: string) => `situations on ${a} and ${b}`,
    line: (who: string, what: string, when: string) => `${who}: ${what}, ${when}`,
  },
})
