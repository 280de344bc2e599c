import { run, statement, type Db } from '../../statement.ts'

const FIND = statement(
  'findPublished',
  `SELECT couche, contenu FROM relais.publications WHERE to_regclass('relais.' || quote_ident(couche)) IS NOT NULL`,
)

/** What each layer last published holds, as `publishLayers` was told; a layer that nobody published, or somebody dropped, is not there. */
export const findPublished = async (db: Db): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (await run<{ couche: string; contenu: string }>(db, FIND)).map(({ couche, contenu }) => [
      couche,
      contenu,
    ]),
  )
