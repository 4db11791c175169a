// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/budget/person.h"
#include "core/result.h"
#include "ui/pages/page.h"

#include <memory>
#include <optional>
#include <vector>

namespace budget {

namespace Ui {
class PeoplePage;
}

class PersonModel;
class Preferences;
class Session;

/// Who enters expenses, and which of them is in front of the screen.
class PeoplePage final : public Page
{
    Q_OBJECT

public:
    PeoplePage(Session &session, Preferences &preferences, QWidget *parent = nullptr);
    ~PeoplePage() override;

protected:
    void ask() override;

private:
    void showLedger();
    [[nodiscard]] bool isReadOnly() const;
    void setUpTable();
    void connectForm();
    void take(const Result<std::vector<Person>> &persons);
    void openDialog(const std::optional<Person> &person);
    void chooseMe();
    void markMe();
    void updateButtons();
    [[nodiscard]] const Person *chosen() const;

    std::unique_ptr<Ui::PeoplePage> m_form;
    Session &m_session;
    Preferences &m_preferences;
    PersonModel *m_model;
    int m_asked = 0; ///< answers to earlier questions are dropped
};

} // namespace budget
