// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/address/poolsettingsedit.h"

#include "ui/look/theme.h"
#include "ui_poolsettingsedit.h"

#include <QScopedValueRollback>

namespace budget {

namespace {

constexpr int kMillisecondsInASecond = 1000;

} // namespace

PoolSettingsEdit::PoolSettingsEdit(QWidget *parent) : QWidget(parent), m_form(std::make_unique<Ui::PoolSettingsEdit>())
{
    m_form->setupUi(this);
    m_form->orderCombo->addItem(tr("the one used last"), static_cast<int>(PoolSettings::Order::LastInFirstOut));
    m_form->orderCombo->addItem(tr("the one used first"), static_cast<int>(PoolSettings::Order::FirstInFirstOut));
    for (QSpinBox *spin : {m_form->sizeSpin, m_form->overflowSpin, m_form->timeoutSpin, m_form->recycleSpin})
        connect(spin, &QSpinBox::valueChanged, this, &PoolSettingsEdit::note);
    connect(m_form->prePingCheck, &QCheckBox::toggled, this, &PoolSettingsEdit::note);
    connect(m_form->orderCombo, &QComboBox::currentIndexChanged, this, &PoolSettingsEdit::note);
    setSettings({});
    showLook();
}

PoolSettingsEdit::~PoolSettingsEdit() = default;

void PoolSettingsEdit::setSettings(const PoolSettings &settings)
{
    const QScopedValueRollback filling(m_isFilling, true);
    const PoolSettings shown = corrected(settings).settings;
    m_fresh = shown.fresh;
    m_form->sizeSpin->setValue(shown.size);
    m_form->overflowSpin->setValue(shown.maxOverflow);
    m_form->timeoutSpin->setValue(static_cast<int>(shown.timeout.count()) / kMillisecondsInASecond);
    m_form->recycleSpin->setValue(static_cast<int>(shown.recycle.count()));
    m_form->prePingCheck->setChecked(shown.prePing);
    m_form->orderCombo->setCurrentIndex(m_form->orderCombo->findData(static_cast<int>(shown.order)));
    showTotal();
}

PoolSettings PoolSettingsEdit::settings() const
{
    PoolSettings settings;
    settings.size = m_form->sizeSpin->value();
    settings.maxOverflow = m_form->overflowSpin->value();
    settings.timeout = std::chrono::seconds(m_form->timeoutSpin->value());
    settings.recycle = std::chrono::seconds(m_form->recycleSpin->value());
    settings.prePing = m_form->prePingCheck->isChecked();
    settings.order = static_cast<PoolSettings::Order>(m_form->orderCombo->currentData().toInt());
    settings.fresh = m_fresh;
    return settings;
}

void PoolSettingsEdit::setRoom(const ConnectionRoom &room, bool isMeasured)
{
    m_room = room;
    m_isMeasured = isMeasured;
    showTotal();
}

void PoolSettingsEdit::note()
{
    if (m_isFilling)
        return;
    showTotal();
    Q_EMIT edited();
}

void PoolSettingsEdit::showTotal()
{
    const auto most = mostConnections(settings());
    m_form->totalLabel->setText(most ? tr("Total: at most %n connection(s) at the same time.", nullptr, *most)
                                     : tr("Total: no limit on connections."));
    const QString text = adviceText();
    const PoolAdvice advice = adviceFor(settings(), m_room);
    if (advice == PoolAdvice::Fits) {
        m_form->adviceLabel->clearMessage();
        m_form->roomLabel->setText(text);
    } else {
        m_form->roomLabel->clear();
        m_form->adviceLabel->showWarning(text);
    }
    m_form->roomLabel->setVisible(advice == PoolAdvice::Fits);
}

QString PoolSettingsEdit::adviceText() const
{
    const int free = m_room.limit - m_room.reserved;
    QString room = m_isMeasured
        ? tr("This server allows %1 connections and reserves %2 of them for itself.")
              .arg(m_room.limit)
              .arg(m_room.reserved)
        : tr("Neon's smallest compute allows %1 connections and reserves %2 of them for itself.")
              .arg(m_room.limit)
              .arg(m_room.reserved);
    switch (adviceFor(settings(), m_room)) {
    case PoolAdvice::Fits:
        return room;
    case PoolAdvice::MostOfServer:
        return room + u' ' + tr("Little would be left for other programs and people.");
    case PoolAdvice::BeyondServer:
        return room + u' ' + tr("It refuses connections beyond %1. Choose a smaller number.").arg(free);
    case PoolAdvice::Unlimited:
        return room + u' ' + tr("Without a limit here, the server may refuse connections.");
    }
    return room;
}

void PoolSettingsEdit::showLook()
{
    for (QLabel *hint : {m_form->sizeHintLabel, m_form->overflowHintLabel, m_form->timeoutHintLabel,
                         m_form->recycleHintLabel, m_form->prePingHintLabel, m_form->orderHintLabel, m_form->roomLabel})
        theme::setTone(hint, theme::Tone::Secondary);
}

} // namespace budget
