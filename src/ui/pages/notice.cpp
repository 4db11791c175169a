// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/notice.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui_noticebar.h"
#include "words/errors/wording.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

QColor colorOf(Notice::Kind kind)
{
    return kind == Notice::Kind::Done ? theme::good() : theme::fail();
}

} // namespace

NoticeBar::NoticeBar(QWidget *parent) : QWidget(parent), m_form(std::make_unique<Ui::NoticeBar>())
{
    m_form->setupUi(this);
    m_form->noticeCloseButton->setIcon(icons::named(u"close"_s));
    connect(m_form->noticeCloseButton, &QToolButton::clicked, this, &NoticeBar::clear);
    connect(m_form->noticeDetailsButton, &QPushButton::toggled, m_form->noticeDetailsLabel, &QWidget::setVisible);
    connect(m_form->noticeActionButton, &QPushButton::clicked, this, [this] {
        const auto action = std::exchange(m_action, {});
        clear();
        if (action)
            action();
    });
    hide();
}

NoticeBar::~NoticeBar() = default;

void NoticeBar::show(const Notice &notice)
{
    m_kind = notice.kind;
    m_action = notice.action;
    m_form->noticeLabel->setText(notice.text);
    m_form->noticeActionButton->setText(notice.actionText);
    m_form->noticeActionButton->setVisible(!notice.actionText.isEmpty());
    m_form->noticeDetailsButton->setChecked(false);
    m_form->noticeDetailsButton->setVisible(!notice.details.isEmpty());
    m_form->noticeDetailsLabel->setText(notice.details);
    m_form->noticeDetailsLabel->hide();
    setAccessibleName(notice.text);
    showColors();
    setVisible(true);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void NoticeBar::showError(const Error &error, const QString &actionText, std::function<void()> action)
{
    show({Notice::Kind::Problem, wording::sentence(error), actionText, std::move(action),
          wording::technicalText(error)});
}

void NoticeBar::clear()
{
    m_action = {};
    setVisible(false);
}

void NoticeBar::showColors()
{
    const QString icon = m_kind == Notice::Kind::Done ? u"done"_s : u"problem"_s;
    m_form->noticeIconLabel->setPixmap(icons::named(icon, colorOf(m_kind)).pixmap(QSize(20, 20), devicePixelRatioF()));
    theme::makeSecondary(m_form->noticeDetailsLabel);
}

void NoticeBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showColors();
}

void NoticeBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colorOf(m_kind));
    painter.drawRoundedRect(QRectF(0, 0, 4, height()), 2, 2);
}

} // namespace budget
