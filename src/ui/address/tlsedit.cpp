// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/tlsedit.h"

#include "app/checks/certificates.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui_tlsedit.h"
#include "words/connection/connectionwords.h"

#include <QFileDialog>
#include <QScopedValueRollback>

namespace budget {

using namespace Qt::StringLiterals;

TlsEdit::TlsEdit(QWidget *parent) : QWidget(parent), m_form(std::make_unique<Ui::TlsEdit>())
{
    m_form->setupUi(this);
    for (QRadioButton *radio :
         {m_form->verifyFullRadio, m_form->verifyCaRadio, m_form->preferRadio, m_form->noTlsRadio})
        connect(radio, &QRadioButton::toggled, this, &TlsEdit::note);
    connect(m_form->caFileEdit, &QLineEdit::textEdited, this, &TlsEdit::note);
    connect(m_form->chooseCaButton, &QPushButton::clicked, this, &TlsEdit::chooseFile);
    m_form->chooseCaButton->setIcon(icons::named(u"folder"_s));
    setAddress({});
    showLook();
}

TlsEdit::~TlsEdit() = default;

void TlsEdit::setAddress(const ServerAddress &address)
{
    const QScopedValueRollback filling(m_isFilling, true);
    m_address = address;
    m_mode = sslModeFor(address);
    radioOf(m_mode)->setChecked(true);
    m_form->caFileEdit->setText(address.parameters.value(u"sslrootcert"_s));
    m_form->caFileEdit->setPlaceholderText(systemCertificateFile());
    showState();
}

QMap<QString, QString> TlsEdit::parameters() const
{
    QMap<QString, QString> all = m_address.parameters;
    if (chosenMode() != m_mode)
        all[u"sslmode"_s] = chosenMode();
    const QString file = m_form->caFileEdit->text().trimmed();
    if (file.isEmpty())
        all.remove(u"sslrootcert"_s);
    else
        all[u"sslrootcert"_s] = file;
    return all;
}

void TlsEdit::takeFocus()
{
    radioOf(chosenMode())->setFocus();
}

void TlsEdit::note()
{
    if (m_isFilling)
        return;
    showState();
    Q_EMIT edited();
}

void TlsEdit::showState()
{
    const QString mode = chosenMode();
    const bool isPreferPossible = m_address.isLoopback();
    m_form->preferRadio->setVisible(isPreferPossible);
    m_form->preferHintLabel->setVisible(isPreferPossible);
    const bool isChecked = mode.startsWith(u"verify"_s);
    for (QWidget *part : {static_cast<QWidget *>(m_form->caFileLabel), static_cast<QWidget *>(m_form->caFileEdit),
                          static_cast<QWidget *>(m_form->chooseCaButton)})
        part->setEnabled(isChecked);
    const bool hasOwnFile = !m_form->caFileEdit->text().trimmed().isEmpty();
    m_form->caFileHintLabel->setText(
        hasOwnFile ? tr("Only the certificate authorities in this file are trusted for this server.")
            : systemCertificateFile().isEmpty()
            ? tr("No list of certificate authorities was found on this system. Choose a file.")
            : tr("If this field is empty, the system's certificate authorities are used."));
    const QString asked = m_address.parameters.value(u"sslmode"_s);
    if (mode == u"disable"_s || mode == u"verify-ca"_s)
        m_form->tlsMessageLabel->showWarning(
            wording::warningSentence(mode == u"disable"_s ? WarningKind::NoTls : WarningKind::TlsWeak));
    else
        m_form->tlsMessageLabel->clearMessage();
    m_form->raisedLabel->setVisible(mode == m_mode && !asked.isEmpty() && asked != mode);
    m_form->raisedLabel->setText(
        tr("Your string says sslmode=%1. %2").arg(asked, wording::warningSentence(WarningKind::TlsRaised)));
}

void TlsEdit::showLook()
{
    for (QLabel *hint : {m_form->verifyFullHintLabel, m_form->verifyCaHintLabel, m_form->preferHintLabel,
                         m_form->noTlsHintLabel, m_form->caFileHintLabel, m_form->raisedLabel})
        theme::setTone(hint, theme::Tone::Secondary);
}

void TlsEdit::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose a file of certificate authorities"));
    dialog->setObjectName(u"caFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Certificates (*.pem *.crt *.cer)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_form->caFileEdit->setText(file);
        note();
    });
    dialog->open();
}

QString TlsEdit::chosenMode() const
{
    for (const QString &mode : {u"verify-full"_s, u"verify-ca"_s, u"disable"_s}) {
        if (radioOf(mode)->isChecked())
            return mode;
    }
    // The radio button for `prefer` also stands for `allow`; the two differ only in which kind of connection libpq
    // tries first.
    return m_mode == u"allow"_s ? m_mode : u"prefer"_s;
}

QRadioButton *TlsEdit::radioOf(const QString &mode) const
{
    if (mode == u"verify-full"_s)
        return m_form->verifyFullRadio;
    if (mode == u"verify-ca"_s)
        return m_form->verifyCaRadio;
    return mode == u"disable"_s ? m_form->noTlsRadio : m_form->preferRadio;
}

} // namespace budget
