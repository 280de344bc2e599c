"""QGIS without a screen: what its programs beside this file share."""
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

application = QgsApplication([], False)
application.initQgis()
project = QgsProject.instance()


def draw(layers, box, crs, size):
    """Draws layers over a box (xmin, ymin, xmax, ymax) on white: the picture, its pixels by colour, what went wrong."""
    settings = QgsMapSettings()
    settings.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    settings.setExtent(QgsRectangle(*box))
    settings.setOutputSize(QSize(*size))
    settings.setBackgroundColor(QColor('#ffffff'))
    # Edges are not mixed, so that a pixel has the colour of one symbol.
    settings.setFlag(QgsMapSettings.Antialiasing, False)
    settings.setLayers(layers)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    colours = {}
    for y in range(image.height()):
        for x in range(image.width()):
            name = image.pixelColor(x, y).name()
            colours[name] = colours.get(name, 0) + 1
    return image, colours, [error.message for error in job.errors()]
