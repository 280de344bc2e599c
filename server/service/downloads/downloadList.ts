import {
  DOWNLOAD_FORMATS,
  DOWNLOAD_LAYERS,
  downloadAddress,
  type DownloadFormat,
} from '../../contract/downloads.ts'
import { DESKTOP_FILES } from '../../contract/desktop.ts'
import type { PageData } from '../../contract/index.ts'
import type { HandlerDeps } from '../deps.ts'
import { COLLECTIONS } from '../gis/collections.ts'
import { datasetsOf } from '../gis/documents.ts'

/** The layers that are offered whole, with their files of today, as the page of the data lists them. */
export const downloadList = (deps: HandlerDeps): PageData['donnees']['couches'] =>
  DOWNLOAD_LAYERS.map((id) => ({
    id,
    title: COLLECTIONS[id].title,
    about: COLLECTIONS[id].about,
    roster: COLLECTIONS[id].roster,
    sources: datasetsOf(deps, COLLECTIONS[id]),
    files: (Object.keys(DOWNLOAD_FORMATS) as DownloadFormat[]).map((format) => ({
      form: DOWNLOAD_FORMATS[format].title,
      media: DOWNLOAD_FORMATS[format].media.split(';')[0]!,
      path: downloadAddress(id, format),
    })),
    desktop: [...DESKTOP_FILES].flatMap(([name, { layer, title, media }]) =>
      layer === id ? [{ form: title, media, path: `/donnees/${name}` }] : [],
    ),
  }))
