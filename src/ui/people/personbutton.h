// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/person.h"

#include <QToolButton>

#include <vector>

namespace budget {

class Identity;

/// Shows in whose name expenses are entered. If the ledger has several persons, it opens a menu of them.
class PersonButton : public QToolButton
{
    Q_OBJECT

public:
    explicit PersonButton(QWidget *parent = nullptr);

    /// Must be called once.
    void use(Identity &identity);
    /// All persons of the ledger.
    void setPersons(std::vector<Person> persons);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showPerson();
    void fillMenu(PersonId chosen);

    Identity *m_identity = nullptr;
    std::vector<Person> m_persons;
};

} // namespace budget
