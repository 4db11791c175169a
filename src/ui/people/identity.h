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

/// Who the person in front of the screen is in the ledger that is open: asked once on each computer, also where only
/// one person is in the ledger, who need not be this one.
class Identity : public QObject
{
    Q_OBJECT

public:
    using Found = std::function<void(const Result<PersonId> &)>;

    /// `window` is the parent of the dialogs, and owns this.
    Identity(Session &session, Preferences &preferences, QWidget &window);

    /// Answers at once where it is known, else asks the ledger and then the person; Cancelled where they
    /// would not say.
    void find(const Found &found);
    /// Who was remembered on this computer; not valid where nobody was. The ledger may not have that person any more.
    [[nodiscard]] PersonId remembered() const;
    /// Remembers that person.
    void choose(PersonId person);
    /// Asks the ledger again before the next answer.
    void doubt() { m_confirmed = {}; }

Q_SIGNALS:
    /// The ledger has answered, and a dialog waits for the person.
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
    PersonId m_confirmed; ///< seen in the ledger since it was opened
};

} // namespace budget
