// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/person.h"
#include "core/result.h"

#include <QObject>

#include <functional>
#include <vector>

class QDialog;
class QWidget;

namespace budget {

class Preferences;
class Session;

/// Which person of the open ledger the user is. The user is asked once on each computer, even if the ledger has only
/// one person, because that person may not be the user.
class Identity : public QObject
{
    Q_OBJECT

public:
    using Found = std::function<void(const Result<PersonId> &)>;

    /// `window` is the parent of the dialogs and owns this object.
    Identity(Session &session, Preferences &preferences, QWidget &window);

    /// Calls `found` at once if the person is known, else after the ledger and, if needed, the user have answered.
    /// Fails with Cancelled if the user closes the dialog.
    void find(const Found &found);
    /// The person who is remembered on this computer; not valid if there is none. The ledger may no longer contain that
    /// person.
    [[nodiscard]] PersonId remembered() const;
    /// Remembers the person for the open ledger.
    void choose(PersonId person);
    /// Makes the next find() ask the ledger again.
    void doubt() { m_confirmed = {}; }

Q_SIGNALS:
    /// The ledger has answered, and a dialog asks the user.
    void personAsked();
    void personChanged();

private:
    void settle(const std::vector<Person> &persons, const Found &found);
    void askWhich(const std::vector<Person> &persons, const Found &found);
    void askForFirst(const Found &found);
    void openAnswering(QDialog &dialog, const Found &found);
    void remember(PersonId person, const Found &found);

    Session &m_session;
    Preferences &m_preferences;
    QWidget &m_window;
    PersonId m_confirmed; ///< the remembered person, once the open ledger is known to contain that person
};

} // namespace budget
