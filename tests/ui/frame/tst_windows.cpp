// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/places/scratchhome.h"
#include "ui/gallery.h"
#include "ui/look/theme.h"
#include "ui/look/windowfit.h"
#include "words/language/languages.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

const test::ScratchHome kHome;

/// The smallest size that must be enough: it fits screens of 1280×800 at scale 1.5 and of 960×540.
constexpr QSize kSmallest{853, 533};

QImage pictureOf(QWidget &window)
{
    return window.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

/// The number of pixels in the rectangle that have changed to the colour of a focus ring.
int ringPoints(const QImage &before, const QImage &after, const QRect &rect)
{
    const QList<QRgb> ring{theme::color(theme::Tone::Accent).rgb(), theme::color(theme::Tone::OnAccent).rgb()};
    const QRect inner = rect.intersected(after.rect());
    int points = 0;
    for (int y = inner.top(); y <= inner.bottom(); ++y) {
        for (int x = inner.left(); x <= inner.right(); ++x)
            points += int(before.pixel(x, y) != after.pixel(x, y) && ring.contains(after.pixel(x, y)));
    }
    return points;
}

QString nameOf(const QWidget &widget)
{
    return QLatin1StringView(widget.metaObject()->className()) + u' ' + widget.objectName();
}

/// The widgets that get the focus by the Tab key, in their order.
QWidgetList stopsOf(QWidget &window)
{
    QWidgetList stops;
    for (int i = 0; i < 60; ++i) {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, Qt::Key_Tab);
        QWidget *focused = QApplication::focusWidget();
        if (!focused || stops.contains(focused))
            break;
        stops << focused;
    }
    return stops;
}

/// The rectangle of a widget with the focus. For the field inside a combo box or spin box, that of the whole box.
QRect placeOf(const QWidget &stop, const QWidget &window)
{
    const QWidget *shown = &stop;
    for (QWidget *above = stop.parentWidget(); above && above != &window; above = above->parentWidget()) {
        if (above->focusProxy() == &stop)
            shown = above;
    }
    return {shown->mapTo(&window, QPoint()), shown->size()};
}

/// Whether the widget is on a page of a stack that is not the current one, or in another window. False for hidden parts
/// of the current page, because they may be shown later.
bool isOnAnotherPage(const QWidget &widget)
{
    for (const QWidget *above = &widget; above && !above->isWindow(); above = above->parentWidget()) {
        const auto *stack = qobject_cast<const QStackedWidget *>(above->parentWidget());
        if (stack && stack->currentWidget() != above)
            return true;
    }
    return widget.window() != widget.parentWidget()->window();
}

void bringIntoView(QWidget &stop)
{
    for (QWidget *above = stop.parentWidget(); above; above = above->parentWidget()) {
        auto *area = qobject_cast<QScrollArea *>(above);
        if (area && area->widget() && area->widget()->isAncestorOf(&stop))
            area->ensureWidgetVisible(&stop);
    }
}

void addMnemonic(QStringList &keys, const QString &text, const QString &name)
{
    if (const QKeySequence key = QKeySequence::mnemonic(text); !key.isEmpty())
        keys << key.toString() + u' ' + name;
}

/// The mnemonics of a window, each with its widget or text.
QStringList mnemonicsOf(const QWidget &window)
{
    QStringList keys;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (isOnAnotherPage(*widget))
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            addMnemonic(keys, button->text(), nameOf(*button));
        const auto *label = qobject_cast<const QLabel *>(widget);
        if (label && label->buddy())
            addMnemonic(keys, label->text(), nameOf(*label));
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i)
                addMnemonic(keys, tabs->tabText(i), tabs->tabText(i));
        }
        if (const auto *bar = qobject_cast<const QMenuBar *>(widget)) {
            for (const QAction *action : bar->actions())
                addMnemonic(keys, action->text(), action->text());
        }
    }
    return keys;
}

QStringList mnemonicsOf(const QMenu &menu)
{
    QStringList keys;
    for (const QAction *action : menu.actions())
        addMnemonic(keys, action->text(), action->text());
    return keys;
}

QStringList doubles(QStringList keys)
{
    keys.sort();
    QStringList found;
    for (qsizetype i = 1; i < keys.size(); ++i) {
        if (keys[i].section(u' ', 0, 0) == keys[i - 1].section(u' ', 0, 0))
            found << keys[i - 1] << keys[i];
    }
    return found;
}

} // namespace

class TestWindows : public QObject
{
    Q_OBJECT

    static void languagesOfWindows()
    {
        QTest::addColumn<QString>("language");
        for (const QString &language : {QString(languages::kEnglish), u"de"_s, QString(languages::kPseudo)})
            QTest::newRow(qPrintable(language)) << language;
    }

private Q_SLOTS:
    void init()
    {
        theme::apply(theme::Appearance::Light);
        languages::install(languages::kEnglish);
    }

    /// One row has a word that is wider than any screen.
    void everyWindowCanBeAsSmallAsTheSmallestScreen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("language");
        QTest::newRow("short") << u"Food"_s << QString(languages::kEnglish);
        QTest::newRow("German") << u"Food"_s << u"de"_s;
        QTest::newRow("longer words") << u"Food"_s << QString(languages::kPseudo);
        QTest::newRow("long word") << QString(200, u'W') << QString(languages::kEnglish);
        QTest::newRow("long text") << u"ERROR: word and word "_s.repeated(10) << QString(languages::kEnglish);
    }
    void everyWindowCanBeAsSmallAsTheSmallestScreen()
    {
        QFETCH(QString, text);
        QFETCH(QString, language);
        languages::install(language);
        test::Gallery gallery(text);
        QStringList tooLarge;
        QVERIFY(gallery.visit([&](const QString &name, QWidget &window) {
            const QSize most = WindowFit::mostIn(kSmallest);
            window.resize(most);
            QCoreApplication::processEvents();
            if (window.width() > most.width() || window.height() > most.height())
                tooLarge << u"%1: %2×%3"_s.arg(name).arg(window.width()).arg(window.height());
            for (const QPushButton *button : window.findChildren<QPushButton *>()) {
                const QRect place(button->mapTo(&window, QPoint()), button->size());
                const bool isOfDialog = qobject_cast<QDialog *>(&window)
                    && button->parentWidget()->parentWidget() == &window;
                if (button->isVisible() && isOfDialog && !window.rect().contains(place))
                    tooLarge << name + u": "_s + button->objectName();
            }
        }));
        QVERIFY2(tooLarge.isEmpty(), qPrintable(tooLarge.join(u"\n"_s)));
    }

    void noWindowOpensLargerThanItsScreen()
    {
        test::Gallery gallery(u"Food"_s);
        QVERIFY(gallery.visit([](const QString &name, QWidget &window) {
            const QSize most = WindowFit::mostIn(window.screen()->availableGeometry().size());
            const QSize size = window.size();
            QVERIFY2(size.width() <= most.width() && size.height() <= most.height(), qPrintable(name));
        }));
    }

    void everyTabStopShowsItsFocus_data()
    {
        QTest::addColumn<theme::Appearance>("appearance");
        QTest::newRow("light") << theme::Appearance::Light;
        QTest::newRow("dark") << theme::Appearance::Dark;
    }
    void everyTabStopShowsItsFocus()
    {
        QFETCH(theme::Appearance, appearance);
        theme::apply(appearance);
        test::Gallery gallery(u"Food"_s);
        QStringList invisible;
        int seen = 0;
        QVERIFY(gallery.visit([&](const QString &name, QWidget &window) {
            const QWidgetList stops = stopsOf(window);
            seen += int(stops.size());
            for (QWidget *stop : stops) {
                stop->setFocus(Qt::TabFocusReason);
                bringIntoView(*stop);
                QCoreApplication::processEvents();
                const QImage with = pictureOf(window);
                stop->clearFocus();
                QCoreApplication::processEvents();
                const QRect place = placeOf(*stop, window);
                const int least = std::min({place.width(), place.height(), 24}) * 2;
                if (ringPoints(pictureOf(window), with, place.adjusted(-3, -3, 3, 3)) < least)
                    invisible << name + u": "_s + nameOf(*stop);
            }
        }));
        QVERIFY2(seen > 100, qPrintable(QString::number(seen)));
        QVERIFY2(invisible.isEmpty(), qPrintable(invisible.join(u"\n"_s)));
    }

    void noLetterIsTheKeyOfTwoThings_data() { languagesOfWindows(); }
    void noLetterIsTheKeyOfTwoThings()
    {
        QFETCH(QString, language);
        languages::install(language);
        test::Gallery gallery(u"Food"_s);
        QStringList found;
        QVERIFY(gallery.visit([&](const QString &name, QWidget &window) {
            for (const QString &key : doubles(mnemonicsOf(window)))
                found << name + u": "_s + key;
            for (const QMenu *menu : window.findChildren<QMenu *>()) {
                for (const QString &key : doubles(mnemonicsOf(*menu)))
                    found << name + u", menu "_s + menu->title() + u": "_s + key;
            }
        }));
        found.removeDuplicates();
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u"\n"_s)));
    }
};

QTEST_MAIN(TestWindows)
#include "tst_windows.moc"
