// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/connectionform.h"

#include "ui/look/icons.h"
#include "ui/look/style.h"
#include "ui/look/theme.h"
#include "ui_connectionform.h"

#include <QRegularExpression>
#include <QScopedValueRollback>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

QString hostList(const std::vector<HostPort> &hosts)
{
    QStringList texts;
    for (const HostPort &place : hosts)
        texts << place.host + u':' + QString::number(place.port);
    return texts.join(u", "_s);
}

/// All parameters except `sslmode`, which has a field of its own: one line `name=value` each.
QString parameterLines(const QMap<QString, QString> &parameters)
{
    QStringList lines;
    for (auto it = parameters.cbegin(); it != parameters.cend(); ++it) {
        if (it.key() != u"sslmode"_s)
            lines << it.key() + u'=' + it.value();
    }
    return lines.join(u'\n');
}

} // namespace

ConnectionForm::ConnectionForm(QWidget *parent) : QWidget(parent), m_form(std::make_unique<Ui::ConnectionForm>())
{
    m_form->setupUi(this);
    for (QLineEdit *edit : {m_form->userEdit, m_form->passwordEdit, m_form->hostEdit, m_form->databaseEdit})
        connect(edit, &QLineEdit::textEdited, this, &ConnectionForm::readFields);
    connect(m_form->portSpin, &QSpinBox::valueChanged, this, &ConnectionForm::readFields);
    m_form->sslModeCombo->addItem(tr("not given"), QString());
    for (const QString &mode : {u"verify-full"_s, u"verify-ca"_s, u"require"_s, u"prefer"_s, u"allow"_s, u"disable"_s})
        m_form->sslModeCombo->addItem(mode, mode);
    connect(m_form->sslModeCombo, &QComboBox::currentIndexChanged, this, &ConnectionForm::readFields);
    connect(m_form->parametersEdit, &QPlainTextEdit::textChanged, this, &ConnectionForm::readFields);
    m_form->parametersEdit->setFixedHeight(2 * fontMetrics().lineSpacing() + theme::kSpace4);
    connect(m_form->showPasswordButton, &QToolButton::toggled, this, &ConnectionForm::showPassword);
    showPassword(false);
}

ConnectionForm::~ConnectionForm() = default;

void ConnectionForm::setLogin(const ServerLogin &login)
{
    const ServerAddress &address = login.address;
    const QScopedValueRollback filling(m_isFilling, true);
    const auto fill = [](QLineEdit *edit, const QString &text) {
        if (edit->text() != text)
            edit->setText(text);
    };
    fill(m_form->userEdit, address.user);
    fill(m_form->passwordEdit, login.password.reveal());
    fill(m_form->hostEdit, address.host);
    fill(m_form->databaseEdit, address.database);
    m_form->portSpin->setValue(address.port);
    m_form->sslModeCombo->setCurrentIndex(
        qMax(0, m_form->sslModeCombo->findData(address.parameters.value(u"sslmode"_s))));
    if (const QString lines = parameterLines(address.parameters); m_form->parametersEdit->toPlainText() != lines)
        m_form->parametersEdit->setPlainText(lines);
    m_form->furtherHostsLabel->setVisible(!address.furtherHosts.empty());
    m_form->furtherHostsLabel->setText(tr("Then: %1").arg(hostList(address.furtherHosts)));
    theme::setTone(m_form->furtherHostsLabel, theme::Tone::Secondary);
    m_login = login;
}

bool ConnectionForm::showField(Field field)
{
    clearMark();
    QWidget *editor = editorOf(field);
    if (!editor)
        return false;
    markInvalid(editor, true);
    editor->setFocus(Qt::OtherFocusReason);
    if (auto *edit = qobject_cast<QLineEdit *>(editor))
        edit->selectAll();
    return true;
}

void ConnectionForm::clearMark()
{
    for (const Field field : {Field::User, Field::Password, Field::Host, Field::Port, Field::Database})
        markInvalid(editorOf(field), false);
}

void ConnectionForm::readFields()
{
    if (m_isFilling)
        return;
    m_login.address.user = m_form->userEdit->text();
    m_login.password = Secret(m_form->passwordEdit->text());
    m_login.address.host = m_form->hostEdit->text().trimmed();
    m_login.address.port = static_cast<quint16>(m_form->portSpin->value());
    m_login.address.database = m_form->databaseEdit->text();
    readParameters();
    clearMark();
    Q_EMIT edited();
}

/// Skips lines that are not of the form name=value, because the user may still be typing them.
void ConnectionForm::readParameters()
{
    static const QRegularExpression line(uR"(^\s*([a-z_]+)\s*=\s*(.+?)\s*$)"_s);
    m_login.address.parameters.clear();
    const QStringList lines = m_form->parametersEdit->toPlainText().split(u'\n', Qt::SkipEmptyParts);
    for (const QString &text : lines) {
        if (const auto match = line.match(text); match.hasMatch())
            m_login.address.parameters.insert(match.captured(1), match.captured(2));
    }
    if (const QString mode = m_form->sslModeCombo->currentData().toString(); !mode.isEmpty())
        m_login.address.parameters.insert(u"sslmode"_s, mode);
}

void ConnectionForm::showPassword(bool isShown)
{
    m_form->passwordEdit->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    m_form->showPasswordButton->setIcon(icons::named(isShown ? u"hide"_s : u"show"_s));
    m_form->showPasswordButton->setToolTip(isShown ? tr("Hide the password") : tr("Show the password"));
}

QWidget *ConnectionForm::editorOf(Field field) const
{
    switch (field) {
    case Field::User:
        return m_form->userEdit;
    case Field::Password:
        return m_form->passwordEdit;
    case Field::Host:
        return m_form->hostEdit;
    case Field::Port:
        return m_form->portSpin;
    case Field::Database:
        return m_form->databaseEdit;
    default:
        return nullptr;
    }
}

} // namespace budget
