// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/person.h"

#include <QDialog>

#include <memory>
#include <vector>

namespace budget {

namespace Ui {
class WhoAreYouDialog;
}

class Session;

/// Asks which person of the ledger the user is.
class WhoAreYouDialog : public QDialog
{
    Q_OBJECT

public:
    WhoAreYouDialog(Session &session, std::vector<Person> persons, QWidget *parent = nullptr);
    ~WhoAreYouDialog() override;

    void accept() override;

Q_SIGNALS:
    void chosen(budget::PersonId person);

private:
    void fill(std::vector<Person> persons);
    void addMe();
    void finish(PersonId person);
    void updateButtons();

    std::unique_ptr<Ui::WhoAreYouDialog> m_form;
    Session &m_session;
};

} // namespace budget
