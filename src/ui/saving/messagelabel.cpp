// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saving/messagelabel.h"

#include "ui/look/announcement.h"
#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QPainter>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kIconSize = 16;
constexpr int kNoticeableMs = 200;
constexpr int kLongMs = 2000;

theme::Tone toneOf(MessageLabel::Kind kind)
{
    switch (kind) {
    case MessageLabel::Kind::Problem:
        return theme::Tone::Fail;
    case MessageLabel::Kind::Warning:
        return theme::Tone::Wait;
    case MessageLabel::Kind::Waiting:
        break;
    }
    return theme::Tone::Secondary;
}

} // namespace

MessageLabel::MessageLabel(QWidget *parent) : WrappedLabel(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &MessageLabel::tick);
    hide();
}

void MessageLabel::wait(const QString &text, const QString &longText)
{
    clearMessage();
    m_waitingFor = text;
    m_longWaitingFor = longText.isEmpty() ? text : longText;
    m_waited.start();
    m_timer.start(kNoticeableMs);
}

void MessageLabel::setWaitingFor(const QString &text)
{
    if (m_waitingFor == text || !m_timer.isActive())
        return;
    m_waitingFor = text;
    m_longWaitingFor = text;
    if (m_waited.elapsed() >= kNoticeableMs)
        tick();
}

void MessageLabel::clearMessage()
{
    m_timer.stop();
    clear();
    hide();
}

void MessageLabel::paintEvent(QPaintEvent *event)
{
    WrappedLabel::paintEvent(event);
    if (m_kind == Kind::Waiting)
        return;
    QPainter painter(this);
    const int top = qMax(0, (fontMetrics().height() - kIconSize) / 2);
    const int left = isLeftToRight() ? 0 : width() - kIconSize;
    icons::named(u"warning"_s, toneOf(m_kind)).paint(&painter, left, top, kIconSize, kIconSize);
}

void MessageLabel::say(Kind kind, const QString &text)
{
    m_timer.stop();
    m_kind = kind;
    const int indent = kind == Kind::Waiting ? 0 : kIconSize + theme::kSpace2;
    setContentsMargins(isLeftToRight() ? indent : 0, 0, isLeftToRight() ? 0 : indent, 0);
    const bool isNews = kind != Kind::Waiting || !isVisible(); // a wait is announced once, not each second
    setText(text);
    theme::setTone(this, toneOf(kind));
    show();
    if (isNews)
        announce(*this, text);
}

void MessageLabel::tick()
{
    const qint64 waited = m_waited.elapsed();
    const bool isLong = waited >= kLongMs;
    say(Kind::Waiting, isLong ? tr("%1 %n s", nullptr, int(waited / 1000)).arg(m_longWaitingFor) : m_waitingFor);
    m_timer.start(isLong ? 1000 - int(waited % 1000) : kLongMs - int(waited));
    if (isLong)
        Q_EMIT waitGrewLong();
}

} // namespace budget
