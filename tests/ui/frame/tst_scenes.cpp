// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/scenes.h"

#include "support/places/scratchhome.h"
#include "ui/look/theme.h"
#include "ui/look/windowfit.h"
#include "ui/look/wrappedlabel.h"
#include "words/language/languages.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QDialog>
#include <QFileDialog>
#include <QLabel>
#include <QLayout>
#include <QLocale>
#include <QMainWindow>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>

#include <utility>

using namespace budget;
using namespace Qt::StringLiterals;

namespace {

const test::ScratchHome kHome;

constexpr QSize kSmall{1024, 600};

QString nameOf(const QWidget &widget)
{
    return QLatin1StringView(widget.metaObject()->className()) + u' ' + widget.objectName();
}

bool isOneLine(const QWidget &widget)
{
    const auto *label = qobject_cast<const QLabel *>(&widget);
    if (label)
        return !label->wordWrap() && !label->text().isEmpty() && label->textFormat() == Qt::PlainText
            && !label->inherits("budget::ElidedLabel");
    return qobject_cast<const QPushButton *>(&widget) || qobject_cast<const QRadioButton *>(&widget)
        || qobject_cast<const QCheckBox *>(&widget)
        || (qobject_cast<const QToolButton *>(&widget) && !widget.inherits("budget::ProfileButton")
            && !widget.inherits("QLineEditIconButton"));
}

QStringList cutTexts(const QWidget &window)
{
    QStringList found;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &window || !isOneLine(*widget))
            continue;
        if (widget->width() < widget->minimumSizeHint().width())
            found << u"cut: "_s + nameOf(*widget);
    }
    return found;
}

/// The labels that are lower than their wrapped text.
QStringList cutLines(const QWidget &window)
{
    QStringList found;
    for (const auto *label : window.findChildren<WrappedLabel *>()) {
        if (label->isVisible() && label->height() < label->heightForWidth(label->width()))
            found << u"lines cut: "_s + nameOf(*label);
    }
    return found;
}

QStringList scrolledSideways(const QWidget &window)
{
    QStringList found;
    for (const auto *area : window.findChildren<QScrollArea *>()) {
        const bool isScrolled = area->horizontalScrollBar()->maximum() > 0
            || (area->widget() && area->widget()->width() > area->viewport()->width());
        if (area->isVisible() && isScrolled)
            found << u"scrolls sideways: %1, %2 > %3"_s.arg(nameOf(*area->widget()))
                         .arg(area->widget()->width())
                         .arg(area->viewport()->width());
    }
    return found;
}

QStringList unevenButtons(const QWidget &window)
{
    QStringList found;
    const auto buttons = window.findChildren<QPushButton *>();
    for (const QPushButton *a : buttons) {
        for (const QPushButton *b : buttons) {
            const bool isInRow = a->isVisible() && b->isVisible() && a->parentWidget() == b->parentWidget()
                && qAbs(a->geometry().center().y() - b->geometry().center().y()) < 8;
            if (isInRow && (a->height() != b->height() || a->y() != b->y()))
                found << u"uneven: "_s + a->objectName() + u' ' + b->objectName();
        }
    }
    return found;
}

QStringList overlaps(const QWidget &window)
{
    QStringList found;
    for (const QWidget *parent : window.findChildren<QWidget *>()) {
        if (!parent->layout() || !parent->isVisible() || parent->inherits("QDialogButtonBox"))
            continue;
        const auto parts = parent->findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
        for (qsizetype i = 0; i < parts.size(); ++i) {
            for (qsizetype j = i + 1; j < parts.size(); ++j) {
                const bool areLaidOut = parts[i]->isVisible() && parts[j]->isVisible()
                    && parent->layout()->indexOf(parts[i]) >= 0 && parent->layout()->indexOf(parts[j]) >= 0;
                if (areLaidOut && parts[i]->geometry().intersects(parts[j]->geometry()))
                    found << u"overlap: "_s + nameOf(*parts[i]) + u", "_s + nameOf(*parts[j]);
            }
        }
    }
    return found;
}

QStringList faultsOf(const QWidget &window, QSize most)
{
    QStringList faults = cutTexts(window) + cutLines(window) + scrolledSideways(window) + unevenButtons(window)
        + overlaps(window);
    if (window.width() > most.width() || window.height() > most.height())
        faults << u"larger than a small screen"_s;
    return faults;
}

} // namespace

class TestScenes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCutOrOverlapsInAnyState_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<theme::Appearance>("appearance");
        QTest::newRow("English") << QString(languages::kEnglish) << theme::Appearance::Light;
        QTest::newRow("German, dark") << u"de"_s << theme::Appearance::Dark;
        QTest::newRow("longer words") << QString(languages::kPseudo) << theme::Appearance::Light;
    }
    void nothingIsCutOrOverlapsInAnyState()
    {
        QFETCH(QString, language);
        QFETCH(theme::Appearance, appearance);
        QLocale::setDefault(QLocale(u"en_US"_s));
        (void)languages::choose(language);
        theme::apply(appearance);
        QStringList found;
        const QString look = appearance == theme::Appearance::Dark ? u"dark"_s : u"light"_s;
        QVERIFY(test::Scenes(language, look).visit([&](const QString &name, QWidget &window) {
            if (qobject_cast<QFileDialog *>(&window))
                return; // Qt lays out its own dialog
            const QSize most = WindowFit::mostIn(kSmall);
            window.resize(qobject_cast<QMainWindow *>(&window) ? most : window.size().boundedTo(most));
            QStringList faults;
            const auto isRight = [&] { // after a resize, the layout needs a turn of the event loop
                faults = faultsOf(window, most);
                return faults.isEmpty();
            };
            if (QTest::qWaitFor(isRight, 1000))
                return;
            for (const QString &fault : std::as_const(faults))
                found << name + u": "_s + fault;
        }));
        found.removeDuplicates();
        for (const QString &fault : found)
            qWarning("%ls", qUtf16Printable(fault)); // not in the failure's text, which QtTest shortens
        QVERIFY(found.isEmpty());
    }
};

QTEST_MAIN(TestScenes)
#include "tst_scenes.moc"
