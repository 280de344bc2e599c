/** Words for others to read: of each path of this machine the name of the file alone. Addresses stay whole. */
export const withoutPaths = (text: string): string =>
  text.replace(/(^|[\s'"`(«])(?:file:\/\/)?\/(?:[^\s'"`/:]+\/)+([^\s'"`/:]*)/g, '$1$2')
