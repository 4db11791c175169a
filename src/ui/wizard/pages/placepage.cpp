// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/pages/placepage.h"

#include "ui/look/style.h"
#include "ui_placepage.h"

#include <QFileDialog>

namespace budget {

using namespace Qt::StringLiterals;

PlacePage::PlacePage(QWidget *parent) : WizardPage(parent), m_form(std::make_unique<Ui::PlacePage>())
{
    m_form->setupUi(this);
    connect(m_form->localRadio, &QRadioButton::toggled, this, &PlacePage::showPlace);
    connect(m_form->fileEdit, &QLineEdit::textChanged, this, &PlacePage::edited);
    connect(m_form->chooseFileButton, &QPushButton::clicked, this, &PlacePage::chooseFile);
    adoptLook(m_form->placeTitleLabel, {}, {m_form->placeHintLabel, m_form->localHintLabel, m_form->serverHintLabel});
}

PlacePage::~PlacePage() = default;

void PlacePage::load(const SetupDraft &draft)
{
    const bool isLocal = draft.place == SetupDraft::Place::ThisComputer;
    m_form->localRadio->setChecked(isLocal);
    m_form->serverRadio->setChecked(!isLocal);
    m_form->fileEdit->setText(QDir::toNativeSeparators(draft.file));
    showPlace();
}

void PlacePage::store(SetupDraft &draft) const
{
    draft.place = m_form->localRadio->isChecked() ? SetupDraft::Place::ThisComputer : SetupDraft::Place::Server;
    draft.file = m_form->fileEdit->text();
}

std::optional<Error> PlacePage::problem() const
{
    const bool isMissing = m_form->localRadio->isChecked() && m_form->fileEdit->text().trimmed().isEmpty();
    return isMissing ? std::optional(Error{ErrorKind::FieldEmpty, Field::LedgerFile, {}, {}, {}}) : std::nullopt;
}

void PlacePage::enter()
{
    (m_form->localRadio->isChecked() ? m_form->localRadio : m_form->serverRadio)->setFocus();
}

void PlacePage::markField(Field field)
{
    markInvalid(m_form->fileEdit, field == Field::LedgerFile);
    if (field == Field::LedgerFile)
        m_form->fileEdit->setFocus();
}

void PlacePage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose or create a ledger file"));
    dialog->setObjectName(u"fileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setLabelText(QFileDialog::Accept, tr("Choose"));
    dialog->setDefaultSuffix(u"budget"_s);
    dialog->setNameFilters({tr("Ledgers (*.budget *.sqlite *.db)"), tr("All files (*)")});
    const QFileInfo current(QDir::fromNativeSeparators(m_form->fileEdit->text()));
    dialog->setDirectory(current.absolutePath());
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString &file) { m_form->fileEdit->setText(QDir::toNativeSeparators(file)); });
    dialog->open();
}

void PlacePage::showPlace()
{
    const bool isLocal = m_form->localRadio->isChecked();
    for (QWidget *part : {static_cast<QWidget *>(m_form->fileLabel), static_cast<QWidget *>(m_form->fileEdit),
                          static_cast<QWidget *>(m_form->chooseFileButton)})
        part->setEnabled(isLocal);
    Q_EMIT edited();
}

} // namespace budget
