"""Reads tables of the schema `relais` by the PostgreSQL provider of QGIS without a screen, and says what it found as JSON.

usage: postgis-in-qgis.py <how to connect, as libpq reads it> [<columns of a key>]

With a key it reads what has none of its own (views), else what has one.
"""
import json
import sys

import offscreen  # noqa: F401  QGIS itself, begun
from qgis.core import (
    QgsAbstractDatabaseProviderConnection,
    QgsDataSourceUri,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)


def told(table):
    source = QgsDataSourceUri(connection)
    # As when somebody drags the table onto the map: its key is for QGIS to find.
    source.setDataSource('relais', table.tableName(), table.geometryColumn(), '', key)
    layer = QgsVectorLayer(source.uri(False), table.tableName(), 'postgres')
    fields = layer.fields()
    box = layer.extent()
    return {
        'name': table.tableName(),
        'about': table.comment(),
        'listed': table.primaryKeyColumns(),
        'valid': layer.isValid(),
        'key': [fields[at].name() for at in layer.primaryKeyAttributes()],
        'count': layer.featureCount(),
        'ids': len({feature.id() for feature in layer.getFeatures()}),
        'drawn': sum(feature.hasGeometry() for feature in layer.getFeatures()),
        'crs': layer.crs().authid(),
        'type': QgsWkbTypes.displayString(layer.wkbType()),
        'extent': None if box.isNull() else [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()],
        'comments': {field.name(): field.comment() for field in fields},
    }


connection = sys.argv[1]
key = ','.join(f'"{column}"' for column in sys.argv[2].split(',')) if len(sys.argv) > 2 else ''
provider = QgsProviderRegistry.instance().providerMetadata('postgres')
tables = provider.createConnection(connection, {}).tables('relais')
VIEW = QgsAbstractDatabaseProviderConnection.View
wanted = [one for one in tables if one.geometryColumn() and bool(one.flags() & VIEW) == bool(key)]
print(json.dumps([told(one) for one in wanted]))
