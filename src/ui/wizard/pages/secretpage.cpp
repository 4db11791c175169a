// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/secretpage.h"

#include "app/secrets/secrets.h"
#include "app/work/answers.h"
#include "ui/look/icons.h"
#include "ui/look/style.h"
#include "ui_secretpage.h"
#include "words/errors/wording.h"

#include <QFileDialog>
#include <QFileInfo>
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
    adoptLook(m_form->secretTitleLabel, {},
              {m_form->secretIntroLabel, m_form->keychainHintLabel, m_form->envFileHintLabel, m_form->sessionHintLabel,
               m_form->askHintLabel, m_form->gitLabel});
}

SecretPage::~SecretPage() = default;

void SecretPage::connectParts()
{
    for (QRadioButton *radio : {m_form->keychainRadio, m_form->envFileRadio, m_form->sessionRadio, m_form->askRadio}) {
        connect(radio, &QRadioButton::toggled, this, &SecretPage::noteChoice);
        connect(radio, &QRadioButton::clicked, this, [this] { m_hasChosen = true; });
    }
    connect(m_form->envFileEdit, &QLineEdit::textChanged, this, &SecretPage::noteFile);
    connect(m_form->envKeyEdit, &QLineEdit::textEdited, this, &SecretPage::edited);
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
    return keeper() == SecretKeeper::EnvFile ? fileProblem() : std::nullopt;
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
    if (!m_isFilling)
        Q_EMIT edited();
}

void SecretPage::noteFile()
{
    ++m_gitQuestion;
    m_form->gitLabel->clear();
    m_form->gitMessageLabel->clearMessage();
    m_form->ignoreButton->hide();
    if (m_isFilling)
        return;
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

/// Where it cannot keep anything, another keeper is proposed, unless somebody chose this one.
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
    switch (*state) {
    case GitState::NoWorkTree:
        return m_form->gitLabel->setText(tr("The folder belongs to no git repository."));
    case GitState::NoGit:
        return m_form->gitLabel->setText(tr("There is no git on this system that could publish the file."));
    case GitState::Ignored:
        return m_form->gitLabel->setText(tr("git ignores this file, so that it is not published by accident."));
    case GitState::NotIgnored:
        return m_form->gitMessageLabel->showWarning(
            tr("The folder belongs to a git repository that does not ignore this file: the password would be published "
               "with the next commit of everything."));
    case GitState::Tracked:
        return m_form->gitMessageLabel->showWarning(
            tr("git keeps this file already: with every commit the password goes to all who have the repository. "
               "Choose another file, or take it out first with git rm --cached."));
    }
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
