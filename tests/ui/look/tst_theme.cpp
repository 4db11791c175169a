// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/theme.h"

#include "ui/look/iconlabel.h"
#include "ui/look/icons.h"
#include "ui/look/style.h"
#include "ui/look/wrappedlabel.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyleOptionSlider>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace budget;
using namespace Qt::StringLiterals;
using theme::Tone;

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

/// Whether a pixel of the picture has the colour.
bool hasColor(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == color)
                return true;
        }
    }
    return false;
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

    void everyEdgeAndMarkCanBeSeen_data() { everyTextCanBeRead_data(); }
    void everyEdgeAndMarkCanBeSeen()
    {
        QFETCH(theme::Appearance, appearance);
        theme::apply(appearance);
        struct Pair
        {
            Tone mark;
            Tone ground;
            double least;
        };
        std::vector<Pair> pairs;
        for (const Tone ground : {Tone::Window, Tone::Base, Tone::Side}) {
            for (const Tone mark :
                 {Tone::Edge, Tone::Secondary, Tone::Accent, Tone::Good, Tone::Wait, Tone::Fail, Tone::Asleep})
                pairs.push_back({mark, ground, 3.0});
        }
        for (const Tone ground : {Tone::Window, Tone::Base}) {
            for (const Tone text : {Tone::Text, Tone::Secondary, Tone::Disabled})
                pairs.push_back({text, ground, 4.5});
        }
        pairs.insert(pairs.end(),
                     {{Tone::Edge, Tone::Button, 3.0},
                      {Tone::Accent, Tone::Button, 3.0},
                      {Tone::Accent, Tone::Selection, 3.0}, // the bar and the focus ring of a selected row
                      {Tone::Accent, Tone::Hover, 3.0},
                      {Tone::OnAccent, Tone::Accent, 4.5},
                      {Tone::SelectedText, Tone::Selection, 4.5},
                      {Tone::Secondary, Tone::Side, 4.5},
                      {Tone::Text, Tone::Hover, 4.5},
                      {Tone::Text, Tone::Button, 4.5}});
        for (const auto &[mark, ground, least] : pairs)
            QVERIFY2(contrast(theme::color(mark), theme::color(ground)) >= least,
                     qPrintable(theme::color(mark).name() + u" on "_s + theme::color(ground).name()));
    }

    /// A dot of any colour is visible on any background, because it has an outline.
    void everyDotIsVisible_data() { everyTextCanBeRead_data(); }
    void everyDotIsVisible()
    {
        QFETCH(theme::Appearance, appearance);
        theme::apply(appearance);
        const QColor ground = theme::color(Tone::Base);
        for (const QColor &color : {ground, QColor(Qt::black), QColor(Qt::white), QColor(Qt::yellow), QColor()}) {
            QImage image(32, 32, QImage::Format_RGB32);
            image.fill(ground);
            QPainter painter(&image);
            icons::dot(color).paint(&painter, image.rect());
            painter.end();
            double most = 0;
            for (int x = 0; x < image.width(); ++x)
                most = std::max(most, contrast(image.pixelColor(x, 16), ground));
            QVERIFY2(most >= 2.8, qPrintable(color.name() + u": "_s + QString::number(most))); // antialiased: below 3
        }
    }

    void labelsAndIconsFollowByThemselves()
    {
        theme::apply(theme::Appearance::Light);
        QLabel label(u"hint"_s);
        theme::setTone(&label, Tone::Fail);
        IconLabel icon;
        icon.setIcon(icons::named(u"problem"_s, Tone::Fail), 24);
        icon.resize(24, 24);
        const QColor light = theme::color(Tone::Fail);
        QCOMPARE(label.palette().color(QPalette::WindowText), light);
        QVERIFY(hasColor(icon.grab().toImage(), light));
        theme::apply(theme::Appearance::Dark);
        QVERIFY(theme::color(Tone::Fail) != light);
        QCOMPARE(label.palette().color(QPalette::WindowText), theme::color(Tone::Fail));
        QVERIFY(hasColor(icon.grab().toImage(), theme::color(Tone::Fail)));
        label.setEnabled(false);
        QCOMPARE(label.palette().color(QPalette::WindowText), theme::color(Tone::Disabled));
    }

    void aScrollBarHasNoArrowsAndReachesBothEnds()
    {
        theme::apply(theme::Appearance::Light);
        QScrollBar bar(Qt::Vertical);
        bar.setRange(0, 1000);
        bar.setPageStep(100);
        bar.resize(bar.sizeHint().width(), 200);
        const auto slider = [&] {
            QStyleOptionSlider option;
            option.initFrom(&bar);
            option.orientation = Qt::Vertical;
            option.maximum = bar.maximum();
            option.pageStep = bar.pageStep();
            option.sliderPosition = bar.value();
            return bar.style()->subControlRect(QStyle::CC_ScrollBar, &option, QStyle::SC_ScrollBarSlider, &bar);
        };
        QCOMPARE(slider().top(), 0);
        bar.setValue(1000);
        QCOMPARE(slider().bottom(), 199);
        QVERIFY(slider().height() >= 20);
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
        theme::apply(theme::Appearance::System); // the offscreen platform is light
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

    /// The inner line edit of an editable combo box or a spin box must not cover the ring.
    void aMistakeGoesAroundTheWholeField()
    {
        theme::apply(theme::Appearance::Light);
        QComboBox combo;
        combo.setEditable(true);
        QSpinBox spin;
        for (QWidget *field : {static_cast<QWidget *>(&combo), static_cast<QWidget *>(&spin)}) {
            field->resize(160, field->sizeHint().height());
            markInvalid(field, true);
            field->show();
            field->activateWindow();
            field->setFocus();
            QVERIFY(QTest::qWaitForWindowActive(field));
            const QImage image = field->grab().toImage();
            const QColor fail = theme::color(Tone::Fail);
            for (const int x : {20, 80, 140})
                QVERIFY2(hasColor(image.copy(x, 0, 1, 6), fail), qPrintable(QString::number(x)));
            QVERIFY(hasColor(image.copy(0, image.height() / 2, 6, 1), fail));
        }
    }

    void aHintBeginsWhereItsIndentEnds()
    {
        WrappedLabel hint(u"Several people and computers share it, and your own scripts can read it"_s);
        const QSize before = hint.sizeHint();
        hint.setIndent(26);
        QCOMPARE(hint.sizeHint().width(), before.width() + 26);
        hint.resize(200, hint.heightForWidth(200));
        hint.show();
        const QImage image = hint.grab().toImage();
        const QRgb ground = image.pixel(0, 0);
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < 26; ++x)
                QCOMPARE(image.pixel(x, y), ground);
        }
    }

    void messageBoxesHaveTheProgramsIcons()
    {
        for (const QStyle::StandardPixmap icon : {QStyle::SP_MessageBoxQuestion, QStyle::SP_MessageBoxInformation})
            QVERIFY(
                hasColor(QApplication::style()->standardIcon(icon).pixmap(32).toImage(), theme::color(Tone::Accent)));
        const QIcon warning = QApplication::style()->standardIcon(QStyle::SP_MessageBoxWarning);
        QVERIFY(hasColor(warning.pixmap(32).toImage(), theme::color(Tone::Wait)));
    }

    /// Qt would draw the arrow over the end of the text.
    void aMenuButtonHasItsArrowBesideTheText()
    {
        QToolButton plain;
        plain.setText(u"as Alice Smith"_s);
        QToolButton button;
        button.setText(plain.text());
        QMenu menu;
        button.setMenu(&menu);
        button.setPopupMode(QToolButton::InstantPopup);
        QVERIFY(button.sizeHint().width() >= plain.sizeHint().width() + 12);
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
