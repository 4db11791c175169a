// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connectionstatus.h"

#include "ui/icons.h"
#include "ui/theme.h"
#include "words/wording.h"
#include "ui_connectionstatus.h"

#include <QAccessible>
#include <QEvent>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

struct StateLook
{
    QString word;
    QString icon;
    QColor color;
};

StateLook lookOf(SessionState state)
{
    switch (state) {
    case SessionState::Closed:
        return {ConnectionStatus::tr("Not open"), u"closed"_s, theme::secondaryText()};
    case SessionState::Connecting:
        return {ConnectionStatus::tr("Connecting…"), u"wait"_s, theme::wait()};
    case SessionState::LocalFile:
        return {ConnectionStatus::tr("Local file"), u"computer"_s, theme::good()};
    case SessionState::Connected:
        return {ConnectionStatus::tr("Connected"), u"connected"_s, theme::good()};
    case SessionState::Lost:
        return {ConnectionStatus::tr("Lost"), u"lost"_s, theme::fail()};
    }
    return {};
}

void setTextColor(QWidget *label, const QColor &color)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, color);
    label->setPalette(palette);
}

void setIcon(QLabel *label, const QString &name, const QColor &color)
{
    label->setPixmap(icons::named(name, color).pixmap(QSize(16, 16), label->devicePixelRatioF()));
}

bool isServer(const StatusSnapshot &status)
{
    return status.state == SessionState::Connected || status.state == SessionState::Lost;
}

} // namespace

ConnectionStatus::ConnectionStatus(QWidget *parent) : QWidget(parent), m_form(std::make_unique<Ui::ConnectionStatus>())
{
    m_form->setupUi(this);
    setObjectName(u"connectionStatus"_s);
    setStatus({});
}

ConnectionStatus::~ConnectionStatus() = default;

void ConnectionStatus::setStatus(const StatusSnapshot &status)
{
    const bool isNews = status.state != m_status.state;
    m_status = status;
    showState();
    showServer();
    showError();
    m_form->savingLabel->setVisible(status.pendingWrites > 0);
    if (isNews)
        announce();
}

void ConnectionStatus::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        showState();
        showServer();
        showError();
    }
}

void ConnectionStatus::showState()
{
    const StateLook look = lookOf(m_status.state);
    m_form->stateLabel->setText(look.word);
    setTextColor(m_form->stateLabel, look.color);
    setIcon(m_form->stateIconLabel, look.icon, look.color);
    m_form->placeLabel->setText(m_status.place);
    m_form->placeLabel->setToolTip(m_status.place);
    for (QWidget *quiet : {static_cast<QWidget *>(m_form->placeLabel), static_cast<QWidget *>(m_form->routeLabel),
                           static_cast<QWidget *>(m_form->poolLabel)})
        setTextColor(quiet, theme::secondaryText());
    setTextColor(m_form->savingLabel, theme::wait());
}

void ConnectionStatus::showServer()
{
    const bool isEncrypted = !m_status.encryption.isEmpty();
    for (QWidget *shown :
         {static_cast<QWidget *>(m_form->routeLabel), static_cast<QWidget *>(m_form->encryptionLabel),
          static_cast<QWidget *>(m_form->encryptionIconLabel), static_cast<QWidget *>(m_form->poolLabel)})
        shown->setVisible(isServer(m_status));
    m_form->routeLabel->setText(m_status.isPooled ? tr("pooled") : tr("direct"));
    m_form->encryptionLabel->setText(isEncrypted ? tr("encrypted (%1)").arg(m_status.encryption) : tr("not encrypted"));
    const QColor color = isEncrypted ? theme::secondaryText() : theme::wait();
    setTextColor(m_form->encryptionLabel, color);
    setIcon(m_form->encryptionIconLabel, isEncrypted ? u"lock"_s : u"unlock"_s, color);
    const PoolStats &pool = m_status.pool;
    m_form->poolLabel->setText(tr("pool %1 / %2 / %3")
                                   .arg(pool.inUse)
                                   .arg(pool.open)
                                   .arg(pool.limit == 0 ? u"∞"_s : QString::number(pool.limit)));
}

void ConnectionStatus::showError()
{
    const auto &error = m_status.lastError;
    m_form->statusErrorLabel->setVisible(error.has_value());
    m_form->statusErrorLabel->setText(error ? wording::whatHappened(*error) : QString());
    m_form->statusErrorLabel->setToolTip(error ? wording::sentence(*error) : QString());
    setTextColor(m_form->statusErrorLabel, theme::fail());
}

void ConnectionStatus::announce()
{
    setAccessibleName(tr("Connection: %1").arg(m_form->stateLabel->text()));
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace budget
