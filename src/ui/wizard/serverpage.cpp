// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/serverpage.h"

#include "core/connection/connectionurl.h"
#include "ui/style.h"
#include "ui/theme.h"
#include "ui_serverpage.h"

#include <QEvent>
#include <QRegularExpression>
#include <QSignalBlocker>

#include <algorithm>
#include <array>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

/// Selects the part of a URL without password that a person has to look at.
void selectPart(QLineEdit *edit, Field field)
{
    static const QRegularExpression shape(uR"(://([^@/:]*)(?::[^@]*)?@(\[[^\]]*\]|[^:/?]*)(?::([^/?]*))?/?([^?]*))"_s);
    const auto match = shape.match(edit->text());
    const std::array parts{Field::User, Field::Host, Field::Port, Field::Database};
    const auto part = 1 + static_cast<int>(std::ranges::find(parts, field) - parts.begin());
    if (match.capturedLength(part) > 0)
        edit->setSelection(static_cast<int>(match.capturedStart(part)), static_cast<int>(match.capturedLength(part)));
}

} // namespace

ServerPage::ServerPage(QWidget *parent) : QWidget(parent), m_form(std::make_unique<Ui::ServerPage>())
{
    m_form->setupUi(this);
    connect(m_form->urlEdit, &QLineEdit::textChanged, this, &ServerPage::noteUrl);
    connect(m_form->urlEdit, &QLineEdit::editingFinished, this, &ServerPage::takePasswordOut);
    connect(m_form->passwordEdit, &QLineEdit::textChanged, this, &ServerPage::edited);
    showFonts();
}

ServerPage::~ServerPage() = default;

void ServerPage::load(const SetupDraft &draft)
{
    m_form->passwordEdit->setText(draft.password.reveal());
    m_form->urlEdit->setText(draft.url);
    takePasswordOut();
}

void ServerPage::store(SetupDraft &draft) const
{
    draft.url = m_form->urlEdit->text();
    draft.password = Secret(m_form->passwordEdit->text());
}

void ServerPage::markField(Field field)
{
    const bool isPassword = field == Field::Password;
    const bool isUrl = field == Field::Url || field == Field::Host || field == Field::Port || field == Field::User
        || field == Field::Database;
    markInvalid(m_form->urlEdit, isUrl);
    markInvalid(m_form->passwordEdit, isPassword);
    if (isPassword) {
        m_form->passwordEdit->setFocus();
        m_form->passwordEdit->selectAll();
    } else if (isUrl) {
        m_form->urlEdit->setFocus();
        selectPart(m_form->urlEdit, field);
    }
}

void ServerPage::start()
{
    QLineEdit *first = m_form->urlEdit->text().isEmpty() ? m_form->urlEdit : m_form->passwordEdit;
    first->setFocus();
}

void ServerPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showFonts();
}

/// Typing grows the text by one: the password of a text that is still being typed stays until the field is left.
void ServerPage::noteUrl(const QString &text)
{
    const bool isPasted = text.size() > m_urlLength + 1;
    m_urlLength = text.size();
    if (isPasted)
        takePasswordOut();
    Q_EMIT edited();
}

void ServerPage::takePasswordOut()
{
    const auto address = parseConnectionUrl(m_form->urlEdit->text());
    if (!address || address->password.isEmpty())
        return;
    m_form->passwordEdit->setText(address->password.reveal());
    const QSignalBlocker blocker(m_form->urlEdit);
    m_form->urlEdit->setText(urlWithoutPassword(*address));
    m_urlLength = m_form->urlEdit->text().size();
}

void ServerPage::showFonts()
{
    m_form->serverTitleLabel->setFont(theme::pageTitleFont());
    for (QLabel *hint : {m_form->serverIntroLabel, m_form->urlHintLabel, m_form->passwordHintLabel})
        theme::makeSecondary(hint);
}

} // namespace budget
