// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/secretpage.h"

#include "app/secrets/envfilestore.h"
#include "app/secrets/secrets.h"
#include "app/work/answers.h"
#include "ui/look/icons.h"
#include "ui/look/style.h"
#include "ui_secretpage.h"
#include "words/connection/envfilewords.h"
#include "words/errors/wording.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QRegularExpressionValidator>
#include <QScopedValueRollback>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTypingMs = 300;

} // namespace

SecretPage::SecretPage(QWidget *parent) : WizardPage(parent), m_form(std::make_unique<Ui::SecretPage>())
{
    m_form->setupUi(this);
    m_form->envKeyEdit->setValidator(
        new QRegularExpressionValidator(QRegularExpression(u"[A-Za-z_][A-Za-z0-9_]{0,99}"_s), this));
    m_gitDelay.setSingleShot(true);
    m_gitDelay.setInterval(kTypingMs);
    connectParts();
    m_form->chooseEnvFileButton->setIcon(icons::named(u"folder"_s));
    m_form->keychainAgainButton->setIcon(icons::named(u"refresh"_s));
    m_form->keychainAgainButton->hide();
    m_form->ignoreButton->hide();
    m_form->envLineLabel->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    adoptLook(m_form->secretTitleLabel, {},
              {m_form->secretIntroLabel, m_form->keychainHintLabel, m_form->envFileHintLabel, m_form->sessionHintLabel,
               m_form->askHintLabel, m_form->gitLabel, m_form->envChangeLabel});
}

SecretPage::~SecretPage() = default;

void SecretPage::connectParts()
{
    for (QRadioButton *radio : {m_form->keychainRadio, m_form->envFileRadio, m_form->sessionRadio, m_form->askRadio}) {
        connect(radio, &QRadioButton::toggled, this, &SecretPage::noteChoice);
        connect(radio, &QRadioButton::clicked, this, [this] { m_hasChosen = true; });
    }
    connect(m_form->envFileEdit, &QLineEdit::textChanged, this, &SecretPage::noteFile);
    connect(m_form->envKeyEdit, &QLineEdit::textEdited, this, &SecretPage::noteKey);
    connect(m_form->chooseEnvFileButton, &QPushButton::clicked, this, &SecretPage::chooseFile);
    connect(m_form->keychainAgainButton, &QPushButton::clicked, this, &SecretPage::askKeychain);
    connect(m_form->ignoreButton, &QPushButton::clicked, this, &SecretPage::ignore);
    connect(&m_gitDelay, &QTimer::timeout, this, &SecretPage::askGit);
}

void SecretPage::load(const SetupDraft &draft)
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_hasChosen = m_hasChosen || draft.original;
    auto *const radio = [&] {
        switch (draft.profile.keeper) {
        case SecretKeeper::EnvFile:
            return m_form->envFileRadio;
        case SecretKeeper::Session:
            return m_form->sessionRadio;
        case SecretKeeper::Ask:
            return m_form->askRadio;
        case SecretKeeper::Keychain:
            break;
        }
        return m_form->keychainRadio;
    }();
    radio->setChecked(true);
    m_form->envFileEdit->setText(QDir::toNativeSeparators(draft.profile.envFile));
    m_form->envKeyEdit->setText(draft.profile.envKey);
    m_login.reset();
    if (const auto login = loginOf(draft); login && std::holds_alternative<ServerLogin>(*login))
        m_login = std::get<ServerLogin>(*login);
    noteChoice();
}

void SecretPage::store(SetupDraft &draft) const
{
    draft.profile.keeper = keeper();
    draft.profile.envFile = file();
    draft.profile.envKey = m_form->envKeyEdit->text();
}

std::optional<Error> SecretPage::problem() const
{
    if (keeper() == SecretKeeper::Keychain)
        return m_keychainError;
    if (keeper() != SecretKeeper::EnvFile)
        return std::nullopt;
    const auto problem = fileProblem();
    return problem ? problem : m_changeError;
}

void SecretPage::enter()
{
    for (QRadioButton *radio : {m_form->keychainRadio, m_form->envFileRadio, m_form->sessionRadio, m_form->askRadio}) {
        if (radio->isChecked())
            radio->setFocus();
    }
    askKeychain();
    askGit();
}

void SecretPage::leave()
{
    m_gitDelay.stop();
    ++m_keychainQuestion;
    ++m_gitQuestion;
    m_form->ignoreButton->setEnabled(true);
}

void SecretPage::markField(Field field)
{
    markInvalid(m_form->envFileEdit, field == Field::EnvFile);
    if (field == Field::EnvFile)
        m_form->envFileEdit->setFocus();
}

void SecretPage::noteChoice()
{
    m_form->envFilePanel->setVisible(keeper() == SecretKeeper::EnvFile);
    showChange();
    if (!m_isFilling)
        Q_EMIT edited();
}

void SecretPage::noteKey()
{
    m_hasNamedKey = true;
    showChange();
    Q_EMIT edited();
}

/// Proposes a key that no other ledger uses in this file. A key that the user typed is kept, and the message says why
/// it cannot be used.
void SecretPage::showChange()
{
    m_changeError.reset();
    m_form->envChangeLabel->clear();
    m_form->envLineLabel->clear();
    m_form->envChangeMessageLabel->clearMessage();
    const bool isShown = keeper() == SecretKeeper::EnvFile && m_login && !m_login->password.isEmpty() && !fileProblem();
    m_form->envChangeLabel->setVisible(isShown);
    m_form->envLineLabel->setVisible(isShown);
    if (!isShown)
        return;
    if (!m_hasNamedKey)
        m_form->envKeyEdit->setText(freeEnvKeyOf(chosenProfile()));
    const auto change = plannedEnvChange(chosenProfile(), m_login->password);
    if (change) {
        m_form->envChangeLabel->setText(wording::envChangeText(*change, QFileInfo::exists(file())));
        return m_form->envLineLabel->setText(change->shown);
    }
    m_changeError = change.error();
    m_form->envChangeMessageLabel->showProblem(change.error().kind == ErrorKind::NameTaken
                                                   ? wording::variableTaken(m_form->envKeyEdit->text())
                                                   : wording::sentence(change.error()));
}

Profile SecretPage::chosenProfile() const
{
    Profile profile;
    profile.location = m_login->address;
    profile.envFile = file();
    profile.envKey = m_form->envKeyEdit->text();
    return profile;
}

void SecretPage::noteFile()
{
    ++m_gitQuestion;
    m_form->gitLabel->clear();
    m_form->gitMessageLabel->clearMessage();
    m_form->ignoreButton->hide();
    if (m_isFilling)
        return;
    showChange();
    m_gitDelay.start();
    Q_EMIT edited();
}

void SecretPage::askKeychain()
{
    m_keychainError.reset();
    m_form->keychainAgainButton->hide();
    m_form->keychainMessageLabel->wait(tr("Asking the keychain…"));
    whenAnswered(m_secrets->keychainAvailable(), this,
                 [this, question = ++m_keychainQuestion](const Result<void> &answer) {
                     if (question == m_keychainQuestion)
                         takeKeychain(answer);
                 });
}

/// If the keychain cannot keep a password, proposes another store, unless the user has chosen one.
void SecretPage::takeKeychain(const Result<void> &answer)
{
    m_form->keychainMessageLabel->clearMessage();
    if (answer)
        return;
    m_keychainError = answer.error();
    m_form->keychainMessageLabel->showWarning(wording::sentence(answer.error()));
    m_form->keychainAgainButton->show();
    if (!m_hasChosen && keeper() == SecretKeeper::Keychain) {
        const QScopedValueRollback filling(m_isFilling, true);
        m_form->sessionRadio->setChecked(true);
        m_form->sessionRadio->setFocus();
    }
}

void SecretPage::askGit()
{
    if (keeper() != SecretKeeper::EnvFile && m_isFilling)
        return;
    const auto problem = fileProblem();
    if (problem)
        return;
    whenAnswered(gitStateOf(file(), this), this, [this, question = ++m_gitQuestion](const Result<GitState> &state) {
        if (question == m_gitQuestion)
            takeGit(state);
    });
}

void SecretPage::takeGit(const Result<GitState> &state)
{
    m_form->gitLabel->clear();
    m_form->gitMessageLabel->clearMessage();
    m_form->ignoreButton->setVisible(state && *state == GitState::NotIgnored);
    if (!state)
        return m_form->gitMessageLabel->showWarning(wording::sentence(state.error()));
    if (isPublishable(*state))
        m_form->gitMessageLabel->showWarning(wording::gitSentence(*state));
    else
        m_form->gitLabel->setText(wording::gitSentence(*state));
}

void SecretPage::ignore()
{
    m_form->ignoreButton->setEnabled(false);
    whenAnswered(ignoreInGit(file(), this), this, [this, question = ++m_gitQuestion](const Result<void> &answer) {
        m_form->ignoreButton->setEnabled(true);
        if (question != m_gitQuestion)
            return;
        if (answer)
            askGit();
        else
            m_form->gitMessageLabel->showProblem(wording::sentence(answer.error()));
    });
}

void SecretPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose the file for the password"));
    dialog->setObjectName(u"envFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setLabelText(QFileDialog::Accept, tr("Choose"));
    dialog->setFilter(QDir::Files | QDir::AllDirs | QDir::Hidden | QDir::NoDotAndDotDot);
    dialog->setDirectory(QFileInfo(file()).absolutePath());
    dialog->selectFile(u".env"_s);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &chosen) { m_form->envFileEdit->setText(QDir::toNativeSeparators(chosen)); });
    dialog->open();
}

SecretKeeper SecretPage::keeper() const
{
    if (m_form->keychainRadio->isChecked())
        return SecretKeeper::Keychain;
    if (m_form->envFileRadio->isChecked())
        return SecretKeeper::EnvFile;
    return m_form->sessionRadio->isChecked() ? SecretKeeper::Session : SecretKeeper::Ask;
}

QString SecretPage::file() const
{
    const QString text = m_form->envFileEdit->text().trimmed();
    return text.isEmpty() ? text : QDir::cleanPath(QDir::home().absoluteFilePath(QDir::fromNativeSeparators(text)));
}

std::optional<Error> SecretPage::fileProblem() const
{
    const auto problem = [](ErrorKind kind, const QString &detail = {}) {
        return std::optional(Error{kind, Field::EnvFile, detail, {}, {}});
    };
    if (file().isEmpty() || m_form->envKeyEdit->text().isEmpty())
        return problem(ErrorKind::FieldEmpty);
    const QFileInfo info(file());
    if (info.isDir())
        return problem(ErrorKind::FileIsDirectory, file());
    return info.absoluteDir().exists() ? std::nullopt : problem(ErrorKind::FileUnavailable, file());
}

} // namespace budget
