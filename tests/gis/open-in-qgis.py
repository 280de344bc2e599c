"""Opens documents of QGIS without a screen, draws them, and says what it found as JSON.

usage: open-in-qgis.py <xmin,ymin,xmax,ymax> <reference system> <file.qgs or file.qlr>...

A picture of each is left beside it.
"""
import json
import sys

from offscreen import draw, project
from qgis.core import QgsLayerDefinition


def told(layer):
    names = layer.fields().names()
    renderer = layer.renderer()
    # A layer of which nothing is drawn is a table for QGIS.
    rules = renderer.rootRule().children() if renderer else []
    time = layer.temporalProperties()
    words = {
        name: [list(one)[0] for one in layer.editorWidgetSetup(at).config()['map']]
        for at, name in enumerate(names)
        if layer.editorWidgetSetup(at).type() == 'ValueMap'
    }
    return {
        'source': layer.source(),
        'name': layer.name(),
        'valid': layer.isValid(),
        'provider': layer.providerType(),
        'count': layer.featureCount(),
        'crs': layer.crs().authid(),
        'aliases': {name: layer.attributeAlias(at) for at, name in enumerate(names)},
        'words': words,
        'rules': [[rule.label(), rule.isElse()] for rule in rules],
        'wrong': [rule.label() for rule in rules if rule.filter() and rule.filter().hasParserError()],
        'time': [time.isActive(), time.startField()],
        'attribution': layer.attribution(),
        'rights': layer.metadata().rights(),
        'abstract': layer.metadata().abstract(),
        'scales': layer.minimumScale() if layer.hasScaleBasedVisibility() else None,
    }


def opened(path, box, crs):
    project.clear()
    if path.endswith('.qlr'):
        read, _ = QgsLayerDefinition.loadLayerDefinition(path, project, project.layerTreeRoot())
    else:
        read = project.read(path)
    layers = [told(layer) for layer in project.mapLayers().values()]
    picture, colours, errors = draw(project.layerTreeRoot().checkedLayers(), map(float, box.split(',')), crs, (720, 600))
    picture.save(path + '.png')
    return {
        'read': read,
        'title': project.title(),
        'abstract': project.metadata().abstract(),
        'crs': project.crs().authid(),
        'order': [node.name() for node in project.layerTreeRoot().findLayers()],
        'layers': layers,
        'colours': {name: n for name, n in colours.items() if n > 20},
        'errors': errors,
    }


box, crs, *paths = sys.argv[1:]
print(json.dumps([opened(path, box, crs) for path in paths]))
