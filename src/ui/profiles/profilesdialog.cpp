// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profilesdialog.h"

#include "app/secrets/secrets.h"
#include "app/settings/profiles.h"
#include "app/work/answers.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui/profiles/forgetbox.h"
#include "ui/profiles/profilemodel.h"
#include "ui_profilesdialog.h"

#include <QShortcut>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLeastPlace = 160;
constexpr int kLeastName = 96;
constexpr int kMostName = 280;

} // namespace

ProfilesDialog::ProfilesDialog(Profiles &profiles, Secrets &secrets, QWidget *parent)
    : QDialog(parent), m_form(std::make_unique<Ui::ProfilesDialog>()), m_profiles(profiles), m_secrets(secrets),
      m_model(new ProfileModel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    m_form->setupUi(this);
    m_form->colorButton->bind(*m_form->colorEdit);
    setUpTable();
    connectForm();
    connect(&m_profiles, &Profiles::changed, this, &ProfilesDialog::fill);
    showLook();
    fill();
    m_form->profilesTable->chooseRow(qMax(0, m_model->rowOf(m_profiles.current())));
    m_form->profilesTable->setFocus();
}

ProfilesDialog::~ProfilesDialog() = default;

void ProfilesDialog::setUpTable()
{
    auto *table = m_form->profilesTable;
    table->setModel(m_model);
    table->setStretch(ProfileModel::PlaceColumn, kLeastPlace);
    table->setTextElideMode(Qt::ElideMiddle);
}

void ProfilesDialog::fitColumns()
{
    const auto texts = [this](int column) {
        QStringList all;
        for (int row = 0; row < m_model->rowCount(); ++row)
            all << m_model->index(row, column).data().toString();
        return all;
    };
    m_form->profilesTable->fitColumn({.column = ProfileModel::NameColumn,
                                      .texts = texts(ProfileModel::NameColumn),
                                      .yields = 1,
                                      .least = kLeastName,
                                      .most = kMostName,
                                      .hasIcon = true});
    m_form->profilesTable->fitColumn({.column = ProfileModel::KeeperColumn,
                                      .texts = texts(ProfileModel::KeeperColumn),
                                      .yields = 2,
                                      .least = kLeastName,
                                      .most = kMostName});
}

void ProfilesDialog::connectForm()
{
    auto *table = m_form->profilesTable;
    connect(table, &ListTable::editRequested, this, &ProfilesDialog::openChosen);
    connect(table, &ListTable::addRequested, this, &ProfilesDialog::newRequested);
    connect(table, &ListTable::deleteRequested, this, &ProfilesDialog::askToForget);
    connect(table, &ListTable::choiceChanged, this, &ProfilesDialog::updateButtons);
    const auto *renameKey = new QShortcut(Qt::Key_F2, table, nullptr, nullptr, Qt::WidgetShortcut);
    connect(renameKey, &QShortcut::activated, this, &ProfilesDialog::rename);
    connect(m_model, &ProfileModel::renameRequested, this, &ProfilesDialog::changeName, Qt::QueuedConnection);
    connect(m_form->colorEdit, &QLineEdit::textEdited, this, &ProfilesDialog::changeColor);
    connect(m_form->editProfileButton, &QToolButton::clicked, this, &ProfilesDialog::edit);
    connect(m_form->renameProfileButton, &QToolButton::clicked, this, &ProfilesDialog::rename);
    connect(m_form->duplicateProfileButton, &QToolButton::clicked, this, &ProfilesDialog::duplicate);
    connect(m_form->forgetProfileButton, &QToolButton::clicked, this, &ProfilesDialog::askToForget);
    connect(m_form->newProfileButton, &QPushButton::clicked, this, &ProfilesDialog::newRequested);
    connect(m_form->emptyNewButton, &QPushButton::clicked, this, &ProfilesDialog::newRequested);
    connect(m_form->openProfileButton, &QPushButton::clicked, this, &ProfilesDialog::openChosen);
    connect(m_form->closeButton, &QPushButton::clicked, this, &ProfilesDialog::reject);
}

void ProfilesDialog::fill()
{
    const Profile *before = chosen();
    const QString id = before ? before->id : QString();
    const int row = m_form->profilesTable->selectedRow();
    m_model->setProfiles(m_profiles.all(), m_profiles.current());
    fitColumns();
    const int found = m_model->rowOf(id);
    m_form->profilesTable->chooseRow(found < 0 ? row : found);
    const bool isEmpty = m_profiles.all().empty();
    m_form->pages->setCurrentWidget(isEmpty ? m_form->emptyState : m_form->listPage);
    m_form->newProfileButton->setVisible(!isEmpty);
    m_form->openProfileButton->setVisible(!isEmpty);
    m_form->openProfileButton->setDefault(!isEmpty);
    m_form->emptyNewButton->setDefault(isEmpty);
    updateButtons();
}

void ProfilesDialog::openChosen()
{
    const Profile *profile = chosen();
    if (!profile)
        return;
    const QString id = profile->id;
    accept();
    Q_EMIT openRequested(id);
}

void ProfilesDialog::edit()
{
    const Profile *profile = chosen();
    if (profile && profile->source == Profile::Source::Stored)
        Q_EMIT editRequested(*profile);
}

void ProfilesDialog::rename()
{
    const int row = m_form->profilesTable->selectedRow();
    const QModelIndex name = m_model->index(row, ProfileModel::NameColumn);
    if (row >= 0 && m_model->flags(name).testFlag(Qt::ItemIsEditable))
        m_form->profilesTable->edit(name);
}

void ProfilesDialog::changeName(const Profile &profile, const QString &name)
{
    Profile changed = profile;
    changed.name = name;
    show(m_profiles.save(changed));
}

void ProfilesDialog::changeColor(const QString &color)
{
    const Profile *profile = chosen();
    if (!profile || profile->source != Profile::Source::Stored)
        return;
    Profile changed = *profile;
    changed.color = color;
    show(m_profiles.save(changed));
}

void ProfilesDialog::duplicate()
{
    const Profile *profile = chosen();
    if (!profile)
        return;
    const Profile original = *profile;
    const auto copy = m_profiles.duplicate(original.id, copyName(original.name));
    if (!copy)
        return show(tl::make_unexpected(copy.error()));
    copySecret(original, *copy);
    m_form->profilesTable->chooseRow(m_model->rowOf(copy->id));
    rename();
}

/// If there is no password to copy, the new profile asks for one when it is opened.
void ProfilesDialog::copySecret(const Profile &from, const Profile &to)
{
    if (std::holds_alternative<LocalFile>(from.location) || m_profiles.sharesSecret(to))
        return;
    whenAnswered(m_secrets.read(from), this, [this, to](const Result<Secret> &secret) {
        if (!secret)
            return;
        whenAnswered(m_secrets.keep(to, *secret), this, [this](const Result<void> &kept) { show(kept); });
    });
}

void ProfilesDialog::askToForget()
{
    const Profile *profile = chosen();
    if (!profile || profile->source != Profile::Source::Stored)
        return;
    const bool sharesSecret = m_profiles.sharesSecret(*profile);
    openForgetBox(*profile, sharesSecret, *this, [this, profile = *profile] { forget(profile); });
}

/// Forgets the password before the profile, because without the profile the program no longer knows where the password
/// is.
void ProfilesDialog::forget(const Profile &profile)
{
    if (std::holds_alternative<LocalFile>(profile.location) || m_profiles.sharesSecret(profile))
        return remove(profile);
    whenAnswered(m_secrets.forget(profile), this, [this, profile](const Result<void> &forgotten) {
        if (forgotten)
            remove(profile);
        else
            offerToRemove(profile, forgotten.error());
    });
}

void ProfilesDialog::remove(const Profile &profile)
{
    const auto removed = m_profiles.remove(profile.id);
    show(removed);
    if (removed)
        m_form->noticeBar->show({.text = tr("“%1” was forgotten.").arg(profile.name)});
}

void ProfilesDialog::offerToRemove(const Profile &profile, const Error &error)
{
    m_form->noticeBar->showError(error, tr("Forget the ledger, keep the password"),
                                 [this, profile] { remove(profile); });
}

void ProfilesDialog::show(const Result<void> &result)
{
    if (!result)
        m_form->noticeBar->showError(result.error());
    else
        m_form->noticeBar->clear();
}

void ProfilesDialog::updateButtons()
{
    const Profile *profile = chosen();
    const bool isOwn = profile && profile->source == Profile::Source::Stored;
    for (QWidget *button :
         {static_cast<QWidget *>(m_form->editProfileButton), static_cast<QWidget *>(m_form->renameProfileButton),
          static_cast<QWidget *>(m_form->colorButton), static_cast<QWidget *>(m_form->forgetProfileButton)})
        button->setEnabled(isOwn);
    m_form->duplicateProfileButton->setEnabled(profile != nullptr);
    m_form->openProfileButton->setEnabled(profile && profile->id != m_profiles.current());
    m_form->colorEdit->setText(profile ? profile->color : QString());
}

void ProfilesDialog::showLook()
{
    m_form->titleLabel->setFont(theme::pageTitleFont());
    m_form->newProfileButton->setIcon(icons::named(u"plus"_s));
    m_form->editProfileButton->setIcon(icons::named(u"server"_s));
    m_form->renameProfileButton->setIcon(icons::named(u"pencil"_s));
    m_form->duplicateProfileButton->setIcon(icons::named(u"copy"_s));
    m_form->forgetProfileButton->setIcon(icons::named(u"trash"_s));
}

QString ProfilesDialog::copyName(const QString &name) const
{
    QString copy = tr("%1 (copy)").arg(name.left(Profiles::kMaxNameLength - 20));
    for (int count = 2; m_profiles.named(copy); ++count)
        copy = tr("%1 (copy %2)").arg(name.left(Profiles::kMaxNameLength - 20), QString::number(count));
    return copy;
}

const Profile *ProfilesDialog::chosen() const
{
    const int row = m_form->profilesTable->selectedRow();
    return row < 0 ? nullptr : &m_model->at(row);
}

} // namespace budget
