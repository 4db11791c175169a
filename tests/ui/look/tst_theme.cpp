// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/theme.h"

#include "ui/look/style.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

double linear(float part)
{
    const auto value = static_cast<double>(part);
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor &a, const QColor &b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextCanBeRead_data()
    {
        QTest::addColumn<theme::Appearance>("appearance");
        QTest::newRow("light") << theme::Appearance::Light;
        QTest::newRow("dark") << theme::Appearance::Dark;
    }

    void everyTextCanBeRead()
    {
        QFETCH(theme::Appearance, appearance);
        theme::apply(appearance);
        const QPalette palette = QApplication::palette();
        const QList<QColor> texts{palette.color(QPalette::Text),
                                  palette.color(QPalette::WindowText),
                                  palette.color(QPalette::PlaceholderText),
                                  palette.color(QPalette::Link),
                                  theme::color(theme::Tone::Secondary),
                                  theme::color(theme::Tone::Accent),
                                  theme::color(theme::Tone::Good),
                                  theme::color(theme::Tone::Wait),
                                  theme::color(theme::Tone::Fail),
                                  theme::color(theme::Tone::Asleep)};
        for (const auto ground : {QPalette::Window, QPalette::Base, QPalette::AlternateBase, QPalette::ToolTipBase}) {
            for (const QColor &text : texts)
                QVERIFY2(contrast(text, palette.color(ground)) >= 4.5,
                         qPrintable(text.name() + u" on "_s + palette.color(ground).name()));
        }
        const auto pair = [&](QPalette::ColorRole text, QPalette::ColorRole ground) {
            return contrast(palette.color(text), palette.color(ground));
        };
        QVERIFY(pair(QPalette::ButtonText, QPalette::Button) >= 4.5);
        QVERIFY(pair(QPalette::ButtonText, QPalette::Midlight) >= 4.5);
        QVERIFY(pair(QPalette::HighlightedText, QPalette::Highlight) >= 4.5);
        QVERIFY(contrast(theme::color(theme::Tone::OnAccent), theme::color(theme::Tone::Accent)) >= 4.5);
    }

    void changesWhileTheProgramRuns()
    {
        theme::apply(theme::Appearance::Light);
        QLabel label(u"text"_s);
        label.show();
        QVERIFY(label.palette().color(QPalette::Window).lightness() > 200);
        theme::apply(theme::Appearance::Dark);
        QTRY_VERIFY(label.palette().color(QPalette::Window).lightness() < 60);
        QVERIFY(label.palette().color(QPalette::WindowText).lightness() > 200);
    }

    void followsTheSystem()
    {
        theme::apply(theme::Appearance::Dark);
        theme::apply(theme::Appearance::System); // the platform of the tests is light
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 200);
    }

    void theStyleIsOurs()
    {
        theme::apply(theme::Appearance::Light);
        QVERIFY(qobject_cast<Style *>(QApplication::style()));
    }

    void controlsStandInOneLine()
    {
        theme::apply(theme::Appearance::Light);
        QCOMPARE(QPushButton(u"Add"_s).sizeHint().height(), QLineEdit().sizeHint().height());
    }

    void aFieldAtFaultLooksDifferent()
    {
        theme::apply(theme::Appearance::Light);
        QLineEdit field(u"text"_s);
        field.resize(field.sizeHint());
        const QImage sound = field.grab().toImage();
        markInvalid(&field, true);
        QCOMPARE_NE(field.grab().toImage(), sound);
        markInvalid(&field, false);
        QCOMPARE(field.grab().toImage(), sound);
    }

    void titlesAreLargerThanText()
    {
        const qreal body = QApplication::font().pointSizeF();
        QCOMPARE(theme::pageTitleFont().pointSizeF(), body * 1.4);
        QCOMPARE(theme::sectionTitleFont().pointSizeF(), body * 1.1);
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
