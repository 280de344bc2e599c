import { text, type ProblemText } from './problem-text.ts'

/** What can be wrong with a roster file as a whole, or with the shape of a line. */
export const FILE_PROBLEMS = {
  'file-empty': text(
    'refused',
    ['Le fichier ne contient aucune ligne.', 'The file holds no line.'],
    ['Enregistrez à nouveau la feuille avec ses lignes.', 'Save the sheet again with its lines.'],
  ),
  'file-too-large': text(
    'refused',
    ['Le fichier dépasse {detail}.', 'The file is larger than {detail}.'],
    [
      'Un fichier de 3 000 cabinets pèse moins de 1 Mo : vérifiez qu’il s’agit du bon fichier.',
      'A roster of 3,000 cabinets is under 1 MB: check that this is the right file.',
    ],
  ),
  'file-not-a-table': text(
    'refused',
    [
      'Le fichier n’est ni un CSV ni un classeur XLSX lisible ({detail}).',
      'The file is neither CSV nor a readable XLSX workbook ({detail}).',
    ],
    ['Enregistrez la feuille au format CSV (UTF-8) ou XLSX.', 'Save the sheet as CSV (UTF-8) or XLSX.'],
  ),
  'file-too-many-lines': text(
    'refused',
    [
      'Le fichier a plus de {detail} lignes ; la lecture s’est arrêtée là.',
      'The file has more than {detail} lines; reading stopped there.',
    ],
    [
      'Vérifiez qu’il s’agit du bon fichier ; supprimez les lignes vides ou répétées.',
      'Check that this is the right file; delete empty or repeated lines.',
    ],
  ),
  'column-missing': text(
    'refused',
    ['La colonne « {detail} » manque.', 'The column "{detail}" is missing.'],
    [
      'Ajoutez la colonne, ou renommez celle qui la contient ; le modèle donne tous les noms.',
      'Add the column, or rename the one that holds it; the template gives every name.',
    ],
  ),
  'column-twice': text(
    'refused',
    ['Deux colonnes portent le nom « {detail} ».', 'Two columns are called "{detail}".'],
    ['Supprimez ou renommez l’une des deux.', 'Delete or rename one of them.'],
  ),
  'column-ignored': text(
    'remark',
    ['Colonnes non utilisées : {detail}.', 'Columns not used: {detail}.'],
    ['Rien à faire, sauf si leur contenu est attendu.', 'Nothing to do, unless their content is expected.'],
  ),
  'line-broken': text(
    'refused',
    ['La ligne n’est pas un CSV valide ({detail}).', 'The line is not valid CSV ({detail}).'],
    [
      'Refermez le guillemet ouvert, ou enregistrez à nouveau depuis le tableur.',
      'Close the open quotation mark, or save again from the spreadsheet.',
    ],
  ),
  'line-too-wide': text(
    'refused',
    [
      'La ligne a plus de valeurs que l’en-tête n’a de colonnes.',
      'The line has more values than the header has columns.',
    ],
    [
      'Mettez entre guillemets la valeur qui contient le séparateur.',
      'Put quotation marks around the value that holds the separator.',
    ],
  ),
} as const satisfies Record<string, ProblemText>
