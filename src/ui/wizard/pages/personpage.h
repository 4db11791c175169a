// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/wizard/pages/wizardpage.h"

#include <memory>

namespace budget {

namespace Ui {
class PersonPage;
}

/// Asks which person the user is: one of the ledger, a new one, or 'later'.
class PersonPage : public WizardPage
{
    Q_OBJECT

public:
    explicit PersonPage(QWidget *parent = nullptr);
    ~PersonPage() override;
    Q_DISABLE_COPY_MOVE(PersonPage)

    void load(const SetupDraft &draft) override;
    void store(SetupDraft &draft) const override;
    [[nodiscard]] std::optional<Error> problem() const override;
    void enter() override;
    void markField(Field field) override;

private:
    void fillList(std::vector<Person> persons);
    void showChoice(const PersonChoice &choice);
    void showState();
    [[nodiscard]] PersonDraft entered() const;
    [[nodiscard]] const Person *selected() const;

    std::unique_ptr<Ui::PersonPage> m_form;
    std::vector<Person> m_persons; ///< in the order of the list
    bool m_isLocal = false;        ///< the ledger is a local file, in which the e-mail address is optional
};

} // namespace budget
