const paris = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' })

/** The ISO date of an instant in mainland France, the day that a French reader means; years before 1000 keep four digits. */
export const parisDay = (instant: Date | number = new Date()): string =>
  paris.format(instant).padStart(10, '0')
