/** What the outlines of communes and of arrondissements say of a point, degrees WGS 84. */
export interface Ground {
  /** Code of the commune at a point, or of the nearest one within 2 km; null elsewhere. */
  readonly communeAt: (lon: number, lat: number) => string | null
  /** Code of the municipal arrondissement at a point of Paris, Lyon or Marseille; of another commune, or where none is: null. */
  readonly districtAt: (lon: number, lat: number, codeCommune?: string) => string | null
  /** How far a point lies outside a commune or an arrondissement, km, 0 inside it; null: its outline is not known. */
  readonly kilometresOutside: (code: string, lon: number, lat: number) => number | null
}
