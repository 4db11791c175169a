// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/passworddialog.h"

#include "ui/look/icons.h"
#include "ui/look/style.h"
#include "ui/look/theme.h"
#include "ui/profiles/profilewords.h"
#include "ui_passworddialog.h"
#include "words/connection/keeperwords.h"
#include "words/connection/passwordwords.h"
#include "words/errors/wording.h"

#include <QPushButton>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDotSize = 18;

bool isOfKeychain(ErrorKind kind)
{
    return kind == ErrorKind::KeychainMissing || kind == ErrorKind::KeychainLocked || kind == ErrorKind::KeychainSilent
        || kind == ErrorKind::KeychainFailed;
}

} // namespace

PasswordDialog::PasswordDialog(const Profile &profile, QWidget *parent)
    : QDialog(parent), m_form(std::make_unique<Ui::PasswordDialog>()), m_profile(profile)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    m_form->setupUi(this);
    m_form->nameLabel->setText(profilewords::name(profile));
    m_form->placeLabel->setText(profilewords::placeWithUser(profile.location));
    m_form->reasonLabel->setText(wording::keeperReason(profile.keeper));
    m_form->reasonLabel->setVisible(!m_form->reasonLabel->text().isEmpty());
    m_form->buttonBox->button(QDialogButtonBox::Ok)->setText(tr("&Connect"));
    fillKeepers();
    connect(m_form->buttonBox, &QDialogButtonBox::accepted, this, &PasswordDialog::accept);
    connect(m_form->buttonBox, &QDialogButtonBox::rejected, this, &PasswordDialog::reject);
    connect(m_form->workHereButton, &QPushButton::clicked, this, &PasswordDialog::workHereRequested);
    connect(m_form->editConnectionButton, &QToolButton::clicked, this, &PasswordDialog::editRequested);
    connect(m_form->keeperCombo, &QComboBox::currentIndexChanged, this, &PasswordDialog::showKeeperMeaning);
    connect(m_form->showPasswordButton, &QToolButton::toggled, this, &PasswordDialog::showPassword);
    connect(m_form->passwordEdit, &QLineEdit::textEdited, this, [this] {
        markInvalid(m_form->passwordEdit, false);
        m_form->dialogErrorLabel->clearMessage();
    });
    showPassword(false);
    showKeeperMeaning();
    showLook();
    m_form->passwordEdit->setFocus();
}

PasswordDialog::~PasswordDialog() = default;

void PasswordDialog::showProblem(const Error &error)
{
    setEditable(true);
    m_form->waitingLabel->clearMessage();
    m_form->reasonLabel->hide();
    if (isOfKeychain(error.kind))
        offerToLeaveKeeper();
    m_form->dialogErrorLabel->showProblem(wording::passwordSentence(error, m_profile.location));
    m_form->dialogErrorLabel->setToolTip(wording::technicalText(error));
    markInvalid(m_form->passwordEdit,
                error.kind == ErrorKind::PasswordRejected || error.kind == ErrorKind::PasswordMissing);
    m_form->passwordEdit->setAccessibleDescription(wording::passwordSentence(error, m_profile.location));
    m_form->passwordEdit->setFocus();
    m_form->passwordEdit->selectAll();
    adjustSize();
}

void PasswordDialog::showConnecting()
{
    m_form->dialogErrorLabel->clearMessage();
    markInvalid(m_form->passwordEdit, false);
    m_form->passwordEdit->setFocus(); // a second Enter must not press Cancel
    setEditable(false);
    m_form->waitingLabel->wait(tr("Connecting…"));
}

void PasswordDialog::finish()
{
    QDialog::accept();
}

void PasswordDialog::accept()
{
    if (m_form->buttonBox->button(QDialogButtonBox::Ok)->isEnabled())
        Q_EMIT submitted(Secret(m_form->passwordEdit->text()), chosenKeeper());
}

void PasswordDialog::fillKeepers()
{
    const auto add = [this](SecretKeeper keeper) {
        m_form->keeperCombo->addItem(wording::keeperChoice(keeper, m_profile.envFile), static_cast<int>(keeper));
    };
    const bool isStored = m_profile.source == Profile::Source::Stored;
    if (isStored) {
        add(SecretKeeper::Keychain);
        if (!m_profile.envFile.isEmpty())
            add(SecretKeeper::EnvFile);
    }
    add(SecretKeeper::Session);
    add(SecretKeeper::Ask);
    m_form->keeperCombo->setCurrentIndex(qMax(0, m_form->keeperCombo->findData(static_cast<int>(m_profile.keeper))));
    for (QWidget *part : {static_cast<QWidget *>(m_form->keeperLabel), static_cast<QWidget *>(m_form->keeperCombo),
                          static_cast<QWidget *>(m_form->keeperHintLabel)})
        part->setVisible(isStored);
}

void PasswordDialog::offerToLeaveKeeper()
{
    auto *combo = m_form->keeperCombo;
    if (combo->itemData(0).isValid())
        combo->insertItem(0, wording::unchangedKeychainChoice());
    combo->setCurrentIndex(0);
}

void PasswordDialog::setEditable(bool isEditable)
{
    m_form->passwordEdit->setReadOnly(!isEditable);
    for (QWidget *part :
         {static_cast<QWidget *>(m_form->showPasswordButton), static_cast<QWidget *>(m_form->keeperCombo),
          static_cast<QWidget *>(m_form->editConnectionButton),
          static_cast<QWidget *>(m_form->buttonBox->button(QDialogButtonBox::Ok))})
        part->setEnabled(isEditable);
}

void PasswordDialog::showKeeperMeaning()
{
    const auto keeper = chosenKeeper();
    m_form->keeperHintLabel->setText(keeper ? wording::keeperMeaning(*keeper) : wording::unchangedKeychainMeaning());
}

void PasswordDialog::showPassword(bool isShown)
{
    m_form->passwordEdit->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    m_form->showPasswordButton->setIcon(icons::named(isShown ? u"hide"_s : u"show"_s));
}

void PasswordDialog::showLook()
{
    m_form->dotLabel->setIcon(icons::dot(QColor(m_profile.color)), kDotSize);
    m_form->nameLabel->setFont(theme::sectionTitleFont());
    m_form->editConnectionButton->setIcon(icons::named(u"pencil"_s));
    for (QLabel *quiet :
         std::initializer_list<QLabel *>{m_form->placeLabel, m_form->reasonLabel, m_form->keeperHintLabel})
        theme::setTone(quiet, theme::Tone::Secondary);
}

std::optional<SecretKeeper> PasswordDialog::chosenKeeper() const
{
    const QVariant chosen = m_form->keeperCombo->currentData();
    return chosen.isValid() ? std::optional(static_cast<SecretKeeper>(chosen.toInt())) : std::nullopt;
}

} // namespace budget
