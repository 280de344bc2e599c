/** A program that asks this service; `{origin}` stands for where it is reached. A test runs each whose tool it names. */
interface Snippet {
  readonly id: 'curl' | 'python' | 'r' | 'javascript' | 'qgis' | 'postgis' | 'tiles'
  readonly label: string
  readonly text: string
}

export const SNIPPETS: readonly Snippet[] = [
  {
    id: 'curl',
    label: 'curl',
    text: `curl -fsS '{origin}/api/v1/territoires/departement.csv' -o departements.csv`,
  },
  {
    id: 'python',
    label: 'Python',
    text: `import json
from urllib.request import urlopen

with urlopen("{origin}/api/v1/territoires/departement") as answer:
    areas = json.load(answer)
for area in areas["items"]:
    for figure in area["figures"]:
        if figure["indicator"] == "risque":
            print(area["code"], area["nom"], figure["value"], figure["status"])
`,
  },
  {
    id: 'r',
    label: 'R',
    text: `address <- "{origin}/api/v1/territoires/departement.csv"
areas <- read.csv(address, colClasses = c(code = "character"), encoding = "UTF-8")
nrow(areas)
`,
  },
  {
    id: 'javascript',
    label: 'JavaScript',
    text: `const answer = await fetch('{origin}/api/v1/cabinets/nearest?lon=-0.46&lat=46.32&limit=3')
if (!answer.ok) throw new Error((await answer.json()).detail)
for (const { cabinet, travelMinutes } of (await answer.json()).items)
  console.log(cabinet.name, cabinet.status.value, travelMinutes)
`,
  },
  {
    id: 'qgis',
    label: 'PyQGIS',
    text: `from qgis.core import QgsApplication, QgsProject, QgsVectorLayer

qgis = QgsApplication([], False)
qgis.initQgis()
layer = QgsVectorLayer("url='{origin}/ogc' typename='departements'", "Départements", "OAPIF")
if not layer.isValid():
    raise SystemExit(layer.error().summary())
QgsProject.instance().addMapLayer(layer)
for area in layer.getFeatures():
    print(area["code"], area["nom"], area["risque"], area["risque_status"])
qgis.exitQgis()
`,
  },
  {
    id: 'postgis',
    label: 'PyQGIS (PostgreSQL)',
    text: `from qgis.core import QgsApplication, QgsDataSourceUri, QgsProject, QgsVectorLayer

qgis = QgsApplication([], False)
qgis.initQgis()
source = QgsDataSourceUri()
source.setConnection("relais", "", "", "")
source.setDataSource("relais", "communes", "geom", "", "code")
layer = QgsVectorLayer(source.uri(False), "Communes", "postgres")
if not layer.isValid():
    raise SystemExit(layer.error().summary())
QgsProject.instance().addMapLayer(layer)
for area in layer.getFeatures():
    print(area["code"], area["nom"], area["risque_low"], area["risque_high"], area["risque_status"])
qgis.exitQgis()
`,
  },
  {
    id: 'tiles',
    label: 'JavaScript',
    text: `import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'

const columns = await (await fetch('{origin}/api/v1/carte/commune?indicateurs=apl-mg65&noms=0')).json()
const figures = new Map(columns.codes.map((code, at) => [code, columns.values['apl-mg65'][at]]))
const tile = await fetch('{origin}/tiles/communes/7/63/45.mvt')
const { communes } = new VectorTile(new PbfReader(new Uint8Array(await tile.arrayBuffer()))).layers
const areas = Array.from({ length: communes.length }, (_, at) => communes.feature(at).properties)
const joined = areas.filter(({ code }) => figures.has(code))
console.log(\`\${joined.length} / \${areas.length}\`)
`,
  },
]
