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
      'Le fichier n’est ni un CSV ni un classeur lisible ({detail}).',
      'The file is neither CSV nor a readable workbook ({detail}).',
    ],
    [
      'Enregistrez la feuille au format CSV (UTF-8), XLSX, XLS ou ODS.',
      'Save the sheet as CSV (UTF-8), XLSX, XLS or ODS.',
    ],
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
  'column-spoiled': text(
    'remark',
    ['Colonne aux accents abîmés : {detail}.', 'Column whose accents are spoiled: {detail}.'],
    ['Rien à faire si c’est exact.', 'Nothing to do if it is right.'],
  ),
  'column-ignored': text(
    'remark',
    ['Colonnes non utilisées : {detail}.', 'Columns not used: {detail}.'],
    ['Rien à faire, sauf si leur contenu est attendu.', 'Nothing to do, unless their content is expected.'],
  ),
  'column-double': text(
    'remark',
    ['Plusieurs colonnes donnent {detail}.', 'Several columns give {detail}.'],
    ['La première remplie est gardée.', 'The first that is filled in is kept.'],
  ),
  'header-found': text(
    'remark',
    ['L’en-tête a été trouvé {detail}.', 'The header was found {detail}.'],
    ['Choisissez-en une autre si ce n’est pas elle.', 'Choose another row if this is not it.'],
  ),
  'register-read': text(
    'remark',
    [
      'Le répertoire FINESS est lu comme l’ébauche d’une liste : le temps infirmier (etp) n’y est pas.',
      'The FINESS register is read as a draft of a roster: the nurse time (etp) is not in it.',
    ],
    [
      'Complétez etp ligne par ligne, et laissez de côté les lieux sans infirmière Asalée.',
      'Fill in etp line by line, and leave out the places without an Asalée nurse.',
    ],
  ),
  'hsds-read': text(
    'remark',
    [
      'Le paquet HSDS (Open Referral) est lu : une ligne par lieu de locations.csv.',
      'The HSDS package (Open Referral) is read: a line for each place of locations.csv.',
    ],
    [
      'Le temps infirmier (etp) n’est pas dans HSDS : complétez-le s’il manque.',
      'The nurse time (etp) is not in HSDS: fill it in where it is missing.',
    ],
  ),
  'sheets-unread': text(
    'remark',
    ['D’autres feuilles ne sont pas lues : {detail}.', 'Other sheets are not read: {detail}.'],
    ['Rien à faire, sauf si elles contiennent des cabinets.', 'Nothing to do, unless they hold cabinets.'],
  ),
  'lines-left-out': text(
    'remark',
    [
      'Lignes laissées de côté, qui ne sont pas des cabinets : {detail}.',
      'Lines left out, which are no cabinets: {detail}.',
    ],
    ['Rien à faire si c’est exact.', 'Nothing to do if it is right.'],
  ),
  'read-as-mac': text(
    'remark',
    [
      'Le fichier est lu dans l’ancien codage des Macintosh (Mac Roman).',
      'The file is read in the old Macintosh encoding (Mac Roman).',
    ],
    [
      'Vérifiez les accents ; à l’avenir, enregistrez en UTF-8.',
      'Check the accents; save as UTF-8 in future.',
    ],
  ),
  'read-as-dos': text(
    'remark',
    [
      'Le fichier est lu dans l’ancien codage de DOS (page de codes 850).',
      'The file is read in the old encoding of DOS (code page 850).',
    ],
    [
      'Vérifiez les accents ; à l’avenir, enregistrez en UTF-8.',
      'Check the accents; save as UTF-8 in future.',
    ],
  ),
  'read-encoded-twice': text(
    'remark',
    [
      'Les accents de tout le fichier étaient brouillés (« Ã© » pour « é ») : il est lu comme il était avant.',
      'The accents of the whole file were garbled (“Ã©” for “é”): it is read as it was before.',
    ],
    [
      'Vérifiez les accents ; à l’avenir, ouvrez le fichier en UTF-8 avant de l’enregistrer.',
      'Check the accents; open the file as UTF-8 before saving it in future.',
    ],
  ),
  'wrong-bytes': text(
    'remark',
    [
      'Le fichier est en UTF-8, sauf {detail}, qui n’est aucun caractère.',
      'The file is UTF-8, but for {detail}, which is no character.',
    ],
    [
      'Retapez le caractère montré par � à cet endroit.',
      'Type again the character shown as � at that place.',
    ],
  ),
  'file-too-slow': text(
    'refused',
    ['La lecture du classeur a dépassé {detail}.', 'Reading the workbook took longer than {detail}.'],
    ['Enregistrez la feuille seule, au format CSV (UTF-8).', 'Save the sheet alone, as CSV (UTF-8).'],
  ),
  'file-locked': text(
    'refused',
    ['Le classeur est protégé par un mot de passe.', 'The workbook is protected by a password.'],
    ['Enregistrez-le sans mot de passe.', 'Save it without a password.'],
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
