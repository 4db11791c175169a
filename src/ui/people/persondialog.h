// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/person.h"
#include "ui/saving/savedialog.h"

#include <memory>
#include <optional>

namespace budget {

namespace Ui {
class PersonDialog;
}

class Session;

/// Adds a person, or changes one.
class PersonDialog : public SaveDialog
{
    Q_OBJECT

public:
    PersonDialog(Session &session, const std::optional<Person> &person, QWidget *parent = nullptr);
    ~PersonDialog() override;

    /// Explains why a name is asked for: the ledger has no person yet.
    void explainFirst();

Q_SIGNALS:
    void saved(const budget::Person &person);

protected:
    void save() override;

private:
    void noteConflict(const Error &error) override;
    [[nodiscard]] bool mayLackEmail() const;

    std::unique_ptr<Ui::PersonDialog> m_form;
    Session &m_session;
    OperationMemory<PersonDraft> m_operation;
    Person m_seen; ///< the person as the person saw it last; without an id: a new one
};

} // namespace budget
