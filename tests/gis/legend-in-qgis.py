"""Gives layers the legend of an SLD, and says what QGIS draws of each feature, as JSON.

usage: legend-in-qgis.py <folder> <name>...

Of each name the folder holds the features (.geojson), the legend (.sld) and the layer of Relais (.qlr), whose map tip is read.
"""
import json
import sys

from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsLayerDefinition,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsRenderContext,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

application = QgsApplication([], False)
application.initQgis()
project = QgsProject.instance()


def colours(layer):
    settings = QgsMapSettings()
    settings.setDestinationCrs(QgsCoordinateReferenceSystem('EPSG:4326'))
    settings.setExtent(QgsRectangle(-1, -1, 10, 10))
    settings.setOutputSize(QSize(600, 600))
    settings.setBackgroundColor(QColor('#ffffff'))
    # Edges are not mixed, so that a pixel has the colour of one symbol.
    settings.setFlag(QgsMapSettings.Antialiasing, False)
    settings.setLayers([layer])
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    seen = {}
    for y in range(image.height()):
        for x in range(image.width()):
            name = image.pixelColor(x, y).name()
            seen[name] = seen.get(name, 0) + 1
    return seen


def drawn(folder, name):
    layer = QgsVectorLayer(f'{folder}/{name}.geojson', name, 'ogr')
    message, read = layer.loadSldStyle(f'{folder}/{name}.sld')
    project.clear()
    QgsLayerDefinition.loadLayerDefinition(f'{folder}/{name}.qlr', project, project.layerTreeRoot())
    tip = next(iter(project.mapLayers().values())).mapTipTemplate()
    seen = colours(layer)
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
