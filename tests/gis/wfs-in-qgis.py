"""Reads layers by the WFS provider of QGIS without a screen, and says what it found as JSON.

usage: wfs-in-qgis.py <address of the service> <type of feature>...
"""
import json
import sys

import offscreen  # noqa: F401  QGIS itself, begun
from qgis.core import NULL, QgsFeatureRequest, QgsRectangle, QgsVectorLayer


def value(cell):
    if cell == NULL or cell is None:
        return None
    return cell.toString('yyyy-MM-dd') if hasattr(cell, 'toString') else cell


def told(layer):
    names = layer.fields().names()
    rows = [dict(zip(names, map(value, feature.attributes()))) for feature in layer.getFeatures()]
    box = layer.extent()
    return {
        'valid': layer.isValid(),
        'crs': layer.crs().authid(),
        'types': {field.name(): field.typeName() for field in layer.fields()},
        'rows': rows,
        'extent': [box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()],
    }


def codes(layer, request):
    return sorted(feature['code'] for feature in layer.getFeatures(request))


address, *types = sys.argv[1:]


def source(name, more=''):
    return f"url='{address}' typename='{name}' version='2.0.0' srsname='EPSG:4326' {more}"


layers = [told(QgsVectorLayer(source(name), name, 'WFS')) for name in types]
windowed = QgsVectorLayer(source('relais:communes', "restrictToRequestBBOX='1'"), 'window', 'WFS')
inside = codes(windowed, QgsFeatureRequest(QgsRectangle(-0.59, 46.21, -0.51, 46.26)))
narrowed = QgsVectorLayer(source('relais:communes', "sql=SELECT * FROM communes WHERE departement = '2A'"), 'sql', 'WFS')
print(json.dumps([{'layers': layers, 'inside': inside, 'narrowed': codes(narrowed, QgsFeatureRequest())}]))
