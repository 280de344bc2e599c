import Accueil from './Accueil.svelte'
import Cabinet from './Cabinet.svelte'
import Cabinets from './Cabinets.svelte'
import Connexion from './Connexion.svelte'
import Essai from './Essai.svelte'
import Import from './Import.svelte'
import Journal from './Journal.svelte'
import Moderation from './Moderation.svelte'

/** The stewards' pages: rendered by the server only, none of them becomes a script. */
export const gestionPages = {
  gestionConnexion: Connexion,
  gestionAccueil: Accueil,
  gestionCabinets: Cabinets,
  gestionCabinet: Cabinet,
  gestionImport: Import,
  gestionEssai: Essai,
  gestionModeration: Moderation,
  gestionJournal: Journal,
}
