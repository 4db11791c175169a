// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <functional>

class QTableView;
class QWidget;

namespace budget::test {

/// What shall stand in an edit field.
struct Entry
{
    QString edit; ///< the field's object name
    QString text;
};

/// Works a program's windows as a person does, by the names of its widgets: the mouse and the keys go to the window
/// and find their way from there. The first thing that cannot be done is said once, and nothing is done after it.
class Hands
{
public:
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

    /// The visible widget of that name, below a visible one named `within`; waits for it.
    QWidget *find(const QString &name, const QString &within = {});
    /// As find(), and it can be used.
    QWidget *findEnabled(const QString &name, const QString &within = {});
    void click(QWidget *widget);
    void clickRow(QTableView *table, int row);
    /// Types into the edit fields below the widget named `form` until each shows its text.
    void fill(const QString &form, const QList<Entry> &entries);
    void press(QWidget *widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    /// Waits until it is so; `what` completes 'it never happened that …'.
    void waitUntil(const QString &what, const std::function<bool()> &isSo);
    void fail(const QString &why);

private:
    void type(QWidget *edit, const QString &text);
    void activate(QWidget *widget);
    void closePopup();

    bool m_hasFailed = false;
};

/// The cells of a row as they are shown, under the headers that are given.
[[nodiscard]] QStringList shownRow(const QTableView &table, int row, const QStringList &headers);

/// The row whose cell under `header` shows `text`, or -1.
[[nodiscard]] int rowShowing(const QTableView &table, const QString &header, const QString &text);

} // namespace budget::test
