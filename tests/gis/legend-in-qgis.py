"""Gives layers the legend of an SLD, and says what QGIS draws of each feature, as JSON.

usage: legend-in-qgis.py <folder> <name>...

Of each name the folder holds the features (.geojson), the legend (.sld) and the layer of Relais (.qlr), whose map tip is read.
"""
import json
import sys

from offscreen import draw, project
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsLayerDefinition,
    QgsRenderContext,
    QgsVectorLayer,
)


def drawn(folder, name):
    layer = QgsVectorLayer(f'{folder}/{name}.geojson', name, 'ogr')
    message, read = layer.loadSldStyle(f'{folder}/{name}.sld')
    project.clear()
    QgsLayerDefinition.loadLayerDefinition(f'{folder}/{name}.qlr', project, project.layerTreeRoot())
    tip = next(iter(project.mapLayers().values())).mapTipTemplate()
    _, seen, _ = draw([layer], (-1, -1, 10, 10), 'EPSG:4326', (600, 600))
    renderer = layer.renderer().clone()
    context = QgsRenderContext()
    scopes = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
    context.setExpressionContext(scopes)
    renderer.startRender(context, layer.fields())
    rules, tips = [], []
    for feature in layer.getFeatures():
        scopes.setFeature(feature)
        context.expressionContext().setFeature(feature)
        rules.append([rule.label() for rule in renderer.rootRule().rulesForFeature(feature, context)])
        tips.append(QgsExpression.replaceExpressionText(tip, scopes))
    renderer.stopRender(context)
    return {'read': read, 'message': message, 'rules': rules, 'tips': tips, 'colours': seen}


folder, *names = sys.argv[1:]
print(json.dumps([drawn(folder, name) for name in names]))
