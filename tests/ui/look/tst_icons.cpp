// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/icons.h"

#include "ui/look/theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QTest>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

/// The colour of the most opaque pixel.
QColor inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage();
    QColor ink(0, 0, 0, 0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (const QColor color = image.pixelColor(x, y); color.alpha() > ink.alpha())
                ink = color;
        }
    }
    return ink;
}

QStringList names()
{
    (void)icons::named(u"close"_s);
    QStringList found;
    for (QDirIterator it(u":/icons"_s); it.hasNext();)
        found += QFileInfo(it.next()).completeBaseName();
    found.removeOne(u"budget-tracker"_s);
    return found;
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { theme::apply(theme::Appearance::Light); }

    void allIconsHaveTheSameFormat()
    {
        QVERIFY(names().size() > 30);
        for (const QString &name : names()) {
            QFile file(u":/icons/%1.svg"_s.arg(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray svg = file.readAll();
            QVERIFY2(svg.contains("viewBox=\"0 0 24 24\""), qPrintable(name));
            QVERIFY2(svg.contains("stroke-width=\"1.75\""), qPrintable(name));
            QVERIFY2(svg.count("stroke-width") == 1, qPrintable(name));
            QVERIFY2(svg.contains("stroke-linecap=\"round\""), qPrintable(name));
        }
    }

    void everyOneShowsSomething()
    {
        for (const QString &name : names()) {
            const QIcon icon = icons::named(name);
            QVERIFY2(!icon.isNull(), qPrintable(name));
            QVERIFY2(inkOf(icon.pixmap(24)).alpha() > 200, qPrintable(name));
        }
    }

    void anUnknownNameIsNull() { QVERIFY(icons::named(u"no-such-icon"_s).isNull()); }

    void followsThePalette()
    {
        const QIcon icon = icons::named(u"plus"_s);
        const QPalette light = QApplication::palette();
        QCOMPARE(inkOf(icon.pixmap(24)), light.color(QPalette::WindowText));
        QCOMPARE(inkOf(icon.pixmap(24, QIcon::Disabled)), light.color(QPalette::Disabled, QPalette::WindowText));
        QCOMPARE(inkOf(icon.pixmap(24, QIcon::Selected)), light.color(QPalette::HighlightedText));
        theme::apply(theme::Appearance::Dark);
        QCOMPARE(inkOf(icon.pixmap(24)), QApplication::palette().color(QPalette::WindowText));
        QVERIFY(light != QApplication::palette());
    }

    void keepsAColorOfItsOwn()
    {
        const QIcon icon = icons::named(u"plus"_s, theme::Tone::Fail);
        QCOMPARE(inkOf(icon.pixmap(24)), theme::color(theme::Tone::Fail));
        QCOMPARE(inkOf(icon.pixmap(24, QIcon::Selected)), theme::color(theme::Tone::Fail));
    }

    void isDrawnAnewForEveryScale()
    {
        const QPixmap pixmap = icons::named(u"expenses"_s).pixmap(QSize(16, 16), 1.5);
        QCOMPARE(pixmap.size(), QSize(24, 24));
        QCOMPARE(pixmap.devicePixelRatio(), 1.5);
        QImage scaled = pixmap.toImage();
        scaled.setDevicePixelRatio(1);
        QCOMPARE(scaled, icons::named(u"expenses"_s).pixmap(QSize(24, 24), 1.0).toImage());
    }

    void aDotHasTheColorOfItsCategory()
    {
        const QImage dot = icons::dot(QColor(u"#4ECDC4"_s)).pixmap(16).toImage();
        QCOMPARE(dot.pixelColor(8, 8), QColor(u"#4ECDC4"_s));
    }

    void theProgramHasAnIcon()
    {
        QVERIFY(icons::application().availableSizes().contains(QSize(256, 256)));
        QCOMPARE(inkOf(icons::application().pixmap(64)).alpha(), 255);
    }
};

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
