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

/// A text for an edit field.
struct Entry
{
    QString edit; ///< the field's object name
    QString text;
};

/// Operates a program's windows as a person does: finds widgets by their object names, and sends mouse and key events
/// to the window, which delivers them. After the first failure, which is reported once, all functions do nothing.
class Hands
{
public:
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }

    /// Waits for a visible widget of that name, inside a visible widget named `within`.
    QWidget *find(const QString &name, const QString &within = {});
    /// As find(), but also waits until the widget is enabled.
    QWidget *findEnabled(const QString &name, const QString &within = {});
    void click(QWidget *widget);
    void clickRow(QTableView *table, int row);
    /// Types into the edit fields inside the widget named `form` until each field shows its text.
    void fill(const QString &form, const QList<Entry> &entries);
    void press(QWidget *widget, Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    /// Waits until `isSo`. `what` completes the error 'it never happened that …'.
    void waitUntil(const QString &what, const std::function<bool()> &isSo);
    void fail(const QString &why);

private:
    void type(QWidget *edit, const QString &text);
    void activate(QWidget *widget);
    void closePopup();

    bool m_hasFailed = false;
};

/// The displayed texts of a row in the columns with the given headers.
[[nodiscard]] QStringList shownRow(const QTableView &table, int row, const QStringList &headers);

/// The row whose cell under `header` shows `text`, or -1.
[[nodiscard]] int rowShowing(const QTableView &table, const QString &header, const QString &text);

} // namespace budget::test
