// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/journal/journal.h"
#include "app/ledger/ledger.h"
#include "app/session/session.h"
#include "app/settings/preferences.h"
#include "app/settings/profiles.h"
#include "app/settings/settingsfile.h"

#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

namespace budget::test {

/// A real session on a temporary SQLite file, with preferences of its own and the locale American English.
class LocalLedger
{
public:
    LocalLedger();

    /// Opens the ledger; false if that fails.
    [[nodiscard]] bool open();
    /// Opens it again as a ledger that a newer version of the program has changed.
    [[nodiscard]] bool openAsNewer();
    [[nodiscard]] LocalFile location() const { return LocalFile{m_folder.filePath(QStringLiteral("ledger.db"))}; }

    /// Changes the file as a script does; false if that fails.
    [[nodiscard]] bool runScript(const QString &sql) const;

    /// The result of a use case; runs the event loop while it waits.
    template <class T>
    [[nodiscard]] Result<T> answer(QFuture<Result<T>> future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000))
            return failure(ErrorKind::Cancelled, Field::None, QStringLiteral("no answer"));
        return future.result();
    }

    [[nodiscard]] Person addPerson(const QString &name);
    [[nodiscard]] Category addCategory(const QString &name, const QString &color = QStringLiteral("#FF6B6B"));
    [[nodiscard]] Expense addExpense(const Person &person, const Category &category, const QString &description,
                                     qint64 minor, QDate date);
    [[nodiscard]] bool addSample();
    [[nodiscard]] std::vector<ListedExpense> expenses(Month month);
    [[nodiscard]] std::vector<Category> categories();
    [[nodiscard]] std::vector<Person> persons();

private:
    QTemporaryDir m_folder;

public:
    SettingsFile settings;
    Preferences preferences;
    Profiles profiles;
    Journal journal{m_folder.filePath(QStringLiteral("journal"))};
    Session session;
};

/// The widget of a window with that object name; ends the program if there is none.
template <class Widget>
[[nodiscard]] Widget &part(const QWidget &window, const char *name)
{
    auto *found = window.findChild<Widget *>(QString::fromLatin1(name));
    if (!found)
        qFatal("there is no %s", name);
    return *found;
}

/// The open dialog of the window with that object name, or null.
template <class Dialog>
[[nodiscard]] Dialog *openDialog(const QWidget &window, const char *name)
{
    auto *found = window.findChild<Dialog *>(QString::fromLatin1(name));
    return found && found->isVisible() ? found : nullptr;
}

} // namespace budget::test
