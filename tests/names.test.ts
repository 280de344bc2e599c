import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const top = fileURLToPath(new URL('..', import.meta.url))

/**
 * French verbs, adjectives and small words that named things in web/ once: code is English with the field's French nouns, which are not here.
 * A word that English has too (`plus`, `large`, `court`, `fond`) cannot be told apart and is left out.
 */
const FRENCH = new Set(
  `
  abandonne accepter affiche afficher agir ajoute ajoutees ajouter aller ancien ancienne anciennes anciens apprendre apres arrondi arreter
  assembler atteindre atteint atteinte attendre attendu attendus attenue aucun aucune aujourdhui avancer avant avec basculer bon bons
  cachee cadrer calcule changees changer charger cherche chercher choisi choisie choisies choisir choisis chargement cliquer commencer
  comparer comparees complet connu connue connues connus conserver copier corriger courant dans debut dedans defile demander depuis dernier
  derniere dernieres descendre dessine dessiner dessous dessus deux differents dire dit dites dits ecarte ecartees ecrire ecrit ecrits effacer
  egaux enregistrer entendre entourer entrainer essayer est estimees etabli etablie etroit eteint executer faible faire fait faite
  faites faux ferme fermer fermes fictifs filtree filtrer fini finir fixe garde gardee gardees garder gardes gauche glisse glisser haut haute
  hors ici imprimer imprimees inconnu inconnue inconnus indiquer inerte jouer joindre joue joues jusqua lente lever lire lourd lu lue lues
  lus manque manquent marquer marquees meme memes mieux moins monter montre montree montrees montrer montres moyenne muet neuf neufs neuve
  neuves nomme non nulle omises ou oublier oui ouvert ouverte ouvertes ouverts ouvre ouvrir pareil parmi partout passer peindre peinte
  peintes peints perdues perimees pire placee placees placer plein pleins plie plies plusieurs poser posee pourquoi premier premiere
  premieres premiers prendre preparer presque pret prete prises proches publie quand quelle quitter quoi rafraichir ranger ranimer recharger
  recoit recus redimensionner reessayer rejeter rendre repondre resoudre retirer retiree retoucher retrouver reunir revenir revoir rien saisi
  sans satisfait sauf servies seul situer sous suivant suivante suivie suivies suivis suivre supprimer sur survole survolee taire
  telecharger tenu terminer toucher touchees toujours tous tout toute toutes tracer trier trop trouve trouvees trouver trouves unefois unir
  vers vide vieille vif vise visees viser voir voulus vrai vu venu venue venues venus
  `
    .trim()
    .split(/\s+/),
)

/** Names that the API, the addresses and the pages give their values: a table of what is said of each cannot name them otherwise. */
const PUBLIC = new Set(
  `
  ancien apres aucune aujourdhui avant avec chercher depuis faible ferme hors ici inconnu manque manquent ou ouvert ouverts partout plein posee
  presque queFaire retiree sansPlace suivis tenu tous trouver
  `
    .trim()
    .split(/\s+/),
)

const files = readdirSync(join(top, 'web'), { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
  .map((entry) => relative(top, join(entry.parentPath, entry.name)))

/** `zoomsDe`, `ZOOM_SANS_GRAPPE` → their words in small letters. */
const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[\s_#]+/)
    .map((word) => word.toLowerCase())

/** A component as TypeScript: its scripts, and what its markup binds. */
const scriptOf = (file: string, text: string): string =>
  !file.endsWith('.svelte')
    ? text
    : [
        ...[...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, code]) => code),
        ...[...text.matchAll(/\{#each [^\n]*? as (\w+)/g)].map(([, name]) => `{ let ${name} }`),
        ...[...text.matchAll(/\{@const (\w+)/g)].map(([, name]) => `{ let ${name} }`),
        ...[...text.matchAll(/\{#snippet (\w+\([^)]*\))/g)].map(([, head]) => `{ function ${head} {} }`),
      ].join('\n')

/**
 * Every name that a file gives: variables, functions, parameters, types, members, keys. Not seen: a name that it takes over whole
 * (`{ niveau }`), what an `{#each}` takes apart, names of files and of CSS, and a French word that is not in the list.
 */
function namesIn(file: string): readonly string[] {
  const text = readFileSync(join(top, file), 'utf8')
  const names: string[] = []
  const look = (node: ts.Node): void => {
    const given =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isClassDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node) ||
      ts.isTypeParameterDeclaration(node) ||
      ts.isPropertySignature(node) ||
      ts.isPropertyDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isMethodSignature(node) ||
      ts.isGetAccessorDeclaration(node) ||
      ts.isPropertyAssignment(node) ||
      (ts.isBindingElement(node) &&
        (node.propertyName !== undefined || ts.isArrayBindingPattern(node.parent))) ||
      (ts.isImportSpecifier(node) && node.propertyName !== undefined)
    if (given && node.name && (ts.isIdentifier(node.name) || ts.isPrivateIdentifier(node.name)))
      names.push(node.name.text)
    ts.forEachChild(node, look)
  }
  look(ts.createSourceFile(file, scriptOf(file, text), ts.ScriptTarget.Latest, true))
  return names
}

describe('the names of web/', () => {
  it('are English, with the field’s French nouns', () => {
    const french = files.flatMap((file) =>
      [...new Set(namesIn(file))]
        .filter((name) => !PUBLIC.has(name) && wordsOf(name).some((word) => FRENCH.has(word)))
        .map((name) => `${file}: ${name}`),
    )
    expect(french).toEqual([])
  })

  it('would be seen if they were French', () => {
    const names = ['zoomsSansGrappe', '#dejaLu', 'ZOOM_SANS_GRAPPE', 'estChoisie', 'sort', 'MapLibre']
    expect(names.filter((name) => wordsOf(name).some((word) => FRENCH.has(word)))).toEqual(names.slice(0, 4))
  })
})
