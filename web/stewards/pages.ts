import Worklist from './Worklist.svelte'
import StewardCabinet from './StewardCabinet.svelte'
import StewardCabinets from './StewardCabinets.svelte'
import SignIn from './SignIn.svelte'
import ImportTrial from './ImportTrial.svelte'
import Import from './Import.svelte'
import Links from './Links.svelte'
import LinkSheet from './LinkSheet.svelte'
import Journal from './Journal.svelte'
import Moderation from './Moderation.svelte'

/** The stewards' pages: rendered by the server only, none of them becomes a script. */
export const gestionPages = {
  gestionConnexion: SignIn,
  gestionAccueil: Worklist,
  gestionCabinets: StewardCabinets,
  gestionCabinet: StewardCabinet,
  gestionLiens: Links,
  gestionFeuille: LinkSheet,
  gestionImport: Import,
  gestionEssai: ImportTrial,
  gestionModeration: Moderation,
  gestionJournal: Journal,
}
