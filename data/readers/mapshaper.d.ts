declare module 'mapshaper' {
  const mapshaper: {
    /** Runs a mapshaper command line on files given as values; answers the output files by name. */
    applyCommands(
      commands: string,
      input: Readonly<Record<string, unknown>>,
    ): Promise<Record<string, Uint8Array>>
  }
  export default mapshaper
}
