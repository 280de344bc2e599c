/** A name as SQL writes an identifier. Names come from the catalogue or the code, never from a person. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
