// SPDX-License-Identifier: GPL-3.0-or-later
#include "hands.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QTableView>
#include <QTest>
#include <QWindow>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

constexpr int kPatienceMs = 20'000;
constexpr int kKeyDelayMs = 5;
constexpr int kPopupDelayMs = 200;
constexpr int kSettlingMs = 1'000;
constexpr int kMostRounds = 5;

bool hasAncestor(const QWidget *widget, const QString &name)
{
    for (const QWidget *above = widget; above; above = above->parentWidget()) {
        if (above->objectName() == name)
            return true;
    }
    return false;
}

QWidget *visibleWidget(const QString &name, const QString &within)
{
    const QWidgetList all = QApplication::allWidgets();
    const auto found = std::ranges::find_if(all, [&](const QWidget *widget) {
        return widget->objectName() == name && widget->isVisible() && (within.isEmpty() || hasAncestor(widget, within));
    });
    return found == all.end() ? nullptr : *found;
}

QString visibleWindows()
{
    QStringList names;
    for (const QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible())
            names << u"%1 '%2'"_s.arg(window->objectName(), window->windowTitle());
    }
    return names.join(u", "_s);
}

int columnOf(const QTableView &table, const QString &header)
{
    for (int column = 0; column < table.model()->columnCount(); ++column) {
        if (table.model()->headerData(column, Qt::Horizontal).toString() == header)
            return column;
    }
    return -1;
}

QString shownCell(const QTableView &table, int row, const QString &header)
{
    return table.model()->index(row, columnOf(table, header)).data().toString();
}

bool holdsFocus(const QWidget *widget)
{
    const QWidget *focus = QApplication::focusWidget();
    return focus && (focus == widget || widget->isAncestorOf(focus));
}

QString shownText(const QWidget *edit)
{
    const auto *combo = qobject_cast<const QComboBox *>(edit);
    return combo ? combo->currentText() : edit->property("text").toString();
}

void clickAt(const QWidget *widget, QPoint position)
{
    QWindow *window = widget->window()->windowHandle();
    const QPoint inWindow = widget->mapTo(widget->window(), position);
    QTest::mouseMove(window, inWindow);
    QTest::mouseClick(window, Qt::LeftButton, {}, inWindow);
}

} // namespace

QWidget *Hands::find(const QString &name, const QString &within)
{
    QWidget *found = nullptr;
    const QString place = within.isEmpty() ? QString() : u" in '%1'"_s.arg(within);
    waitUntil(u"'%1'%2 was shown"_s.arg(name, place), [&] { return (found = visibleWidget(name, within)) != nullptr; });
    return found;
}

QWidget *Hands::findEnabled(const QString &name, const QString &within)
{
    QWidget *found = find(name, within);
    waitUntil(u"'%1' could be used"_s.arg(name), [&] {
        found = visibleWidget(name, within);
        return found && found->isEnabled();
    });
    return m_hasFailed ? nullptr : found;
}

void Hands::click(QWidget *widget)
{
    if (m_hasFailed || !widget)
        return;
    activate(widget);
    if (m_hasFailed)
        return;
    // Clicks near the left end, because a radio button reacts only on its circle and its text, not on the space after
    // them.
    clickAt(widget, {std::min(widget->width() / 2, 16), widget->height() / 2});
}

void Hands::clickRow(QTableView *table, int row)
{
    if (m_hasFailed || !table)
        return;
    if (row < 0)
        return fail(u"the row is not in '%1'"_s.arg(table->objectName()));
    activate(table);
    clickAt(table->viewport(), table->visualRect(table->model()->index(row, 0)).center());
}

void Hands::fill(const QString &form, const QList<Entry> &entries)
{
    const auto isShown = [this, &form](const Entry &entry) { return shownText(find(entry.edit, form)) == entry.text; };
    for (int round = 0; round < kMostRounds && !m_hasFailed; ++round) {
        for (const Entry &entry : entries) {
            if (!isShown(entry))
                type(findEnabled(entry.edit, form), entry.text);
        }
        // A window that becomes active late may move the focus between two keys. Then type again, as a person would.
        if (QTest::qWaitFor([&] { return std::ranges::all_of(entries, isShown); }, kSettlingMs))
            return;
    }
    fail(u"what was typed into '%1' does not stand there"_s.arg(form));
}

void Hands::type(QWidget *edit, const QString &text)
{
    click(edit);
    if (m_hasFailed || !QTest::qWaitFor([edit] { return holdsFocus(edit); }, kSettlingMs))
        return;
    press(edit, Qt::Key_A, Qt::ControlModifier);
    for (const char character : text.toLatin1())
        QTest::keyClick(edit->window()->windowHandle(), character, {}, kKeyDelayMs);
    closePopup();
}

/// Closes the list of a completer.
void Hands::closePopup()
{
    if (!QTest::qWaitFor([] { return QApplication::activePopupWidget() != nullptr; }, kPopupDelayMs))
        return;
    press(QApplication::activePopupWidget(), Qt::Key_Escape);
    waitUntil(u"the list of proposals closed"_s, [] { return QApplication::activePopupWidget() == nullptr; });
}

/// Activates the widget's window. A window becomes active some time after it is shown, and then moves the focus.
void Hands::activate(QWidget *widget)
{
    QWidget *window = widget->window();
    if (!window->isActiveWindow())
        window->activateWindow();
    waitUntil(u"the window '%1' became active"_s.arg(window->objectName()),
              [window] { return window->isActiveWindow() && QApplication::activePopupWidget() == nullptr; });
}

void Hands::press(QWidget *widget, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    if (!m_hasFailed && widget)
        QTest::keyClick(widget->window()->windowHandle(), key, modifiers, kKeyDelayMs);
}

void Hands::waitUntil(const QString &what, const std::function<bool()> &isSo)
{
    if (!m_hasFailed && !QTest::qWaitFor(isSo, kPatienceMs))
        fail(u"it never happened that %1"_s.arg(what));
}

void Hands::fail(const QString &why)
{
    if (m_hasFailed)
        return;
    m_hasFailed = true;
    std::fprintf(stderr, "The tour ends here: %s.\nVisible windows: %s\n", qPrintable(why),
                 qPrintable(visibleWindows()));
}

QStringList shownRow(const QTableView &table, int row, const QStringList &headers)
{
    QStringList cells;
    for (const QString &header : headers)
        cells << shownCell(table, row, header);
    return cells;
}

int rowShowing(const QTableView &table, const QString &header, const QString &text)
{
    for (int row = 0; row < table.model()->rowCount(); ++row) {
        if (shownCell(table, row, header) == text)
            return row;
    }
    return -1;
}

} // namespace budget::test
