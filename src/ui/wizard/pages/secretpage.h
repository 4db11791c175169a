// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/gitignore.h"
#include "core/address/profile.h"
#include "core/address/serverlogin.h"
#include "ui/wizard/pages/wizardpage.h"

#include <QTimer>

#include <memory>
#include <optional>

namespace budget {

class Secrets;

namespace Ui {
class SecretPage;
}

/// Asks where to keep the password. Asks the keychain whether it works, and git whether it ignores the file; does not
/// wait for either. Shows the line that would be written into the file, with the password masked.
class SecretPage : public WizardPage
{
    Q_OBJECT

public:
    explicit SecretPage(QWidget *parent = nullptr);
    ~SecretPage() override;
    Q_DISABLE_COPY_MOVE(SecretPage)

    /// Must be called before any other function.
    void setSecrets(Secrets &secrets) { m_secrets = &secrets; }

    void load(const SetupDraft &draft) override;
    void store(SetupDraft &draft) const override;
    [[nodiscard]] std::optional<Error> problem() const override;
    void enter() override;
    void leave() override;
    void markField(Field field) override;

private:
    void connectParts();
    void noteChoice();
    void noteFile();
    void noteKey();
    void showChange();
    void askKeychain();
    void takeKeychain(const Result<void> &answer);
    void askGit();
    void takeGit(const Result<GitState> &state);
    void ignore();
    void chooseFile();
    [[nodiscard]] SecretKeeper keeper() const;
    [[nodiscard]] QString file() const;
    [[nodiscard]] std::optional<Error> fileProblem() const;
    [[nodiscard]] Profile chosenProfile() const;

    std::unique_ptr<Ui::SecretPage> m_form;
    Secrets *m_secrets = nullptr;
    std::optional<Error> m_keychainError;
    QTimer m_gitDelay;
    int m_keychainQuestion = 0; ///< the number of the last question; answers to earlier ones are dropped
    int m_gitQuestion = 0;
    std::optional<ServerLogin> m_login; ///< the login whose password is to be kept
    std::optional<Error> m_changeError; ///< why the file cannot take the password
    bool m_hasChosen = false;           ///< the user chose a store
    bool m_hasNamedKey = false;         ///< the user typed a key
    bool m_isFilling = false;
};

} // namespace budget
