// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/notice.h"

#include "ui/look/announcement.h"
#include "ui/look/icons.h"
#include "ui/look/mnemonics.h"
#include "ui/look/theme.h"
#include "ui_noticebar.h"
#include "words/errors/wording.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLayout>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <utility>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

theme::Tone toneOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Done:
        return theme::Tone::Good;
    case Notice::Kind::Note:
        return theme::Tone::Wait;
    case Notice::Kind::Problem:
        break;
    }
    return theme::Tone::Fail;
}

QString iconOf(Notice::Kind kind)
{
    switch (kind) {
    case Notice::Kind::Done:
        return u"done"_s;
    case Notice::Kind::Note:
        return u"info"_s;
    case Notice::Kind::Problem:
        break;
    }
    return u"problem"_s;
}

constexpr int kIconSize = 20;

/// Sets the minimum height of a bar to the height that its text needs at the current width, because not every layout
/// around the bar uses heightForWidth().
class HeightKeeper : public QObject
{
public:
    explicit HeightKeeper(QWidget &bar) : QObject(&bar), m_bar(bar) { bar.installEventFilter(this); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
            m_bar.setMinimumHeight(std::max(0, m_bar.layout()->totalHeightForWidth(m_bar.width())));
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget &m_bar;
};

/// Drops the second press of a double click on a button, because the button may have the action of the next notice then.
class SecondPressFilter : public QObject
{
public:
    explicit SecondPressFilter(QPushButton &button) : QObject(&button) { button.installEventFilter(this); }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        return event->type() == QEvent::MouseButtonDblClick || QObject::eventFilter(watched, event);
    }
};

} // namespace

NoticeBar::NoticeBar(QWidget *parent) : QWidget(parent), m_form(std::make_unique<Ui::NoticeBar>())
{
    m_form->setupUi(this);
    m_form->noticeCloseButton->setIcon(icons::named(u"close"_s));
    theme::setTone(m_form->noticeDetailsLabel, theme::Tone::Secondary);
    connect(m_form->noticeCloseButton, &QToolButton::clicked, this, &NoticeBar::clear);
    connect(m_form->noticeDetailsButton, &QPushButton::toggled, m_form->noticeDetailsLabel, &QWidget::setVisible);
    connect(m_form->noticeActionButton, &QPushButton::clicked, this, [this] {
        const auto action = std::exchange(m_action, {});
        clear();
        if (action)
            action();
    });
    (void)new HeightKeeper(*this);
    (void)new SecondPressFilter(*m_form->noticeActionButton);
    hide();
}

NoticeBar::~NoticeBar() = default;

void NoticeBar::show(const Notice &notice)
{
    m_kind = notice.kind;
    m_about = notice.about;
    m_action = notice.action;
    m_form->noticeLabel->setText(notice.text);
    m_form->noticeActionButton->setText(withoutMnemonics(notice.actionText));
    m_form->noticeActionButton->setVisible(!notice.actionText.isEmpty());
    m_form->noticeDetailsButton->setChecked(false);
    m_form->noticeDetailsButton->setVisible(!notice.details.isEmpty());
    m_form->noticeDetailsLabel->setText(notice.details);
    m_form->noticeDetailsLabel->hide();
    setAccessibleName(notice.text);
    m_form->noticeIconLabel->setIcon(icons::named(iconOf(m_kind), toneOf(m_kind)), kIconSize);
    setVisible(true);
    update();
    announce(*this, notice.text);
}

void NoticeBar::showError(const Error &error, const QString &actionText, std::function<void()> action,
                          Notice::About about)
{
    show({Notice::Kind::Problem, wording::sentence(error), actionText, std::move(action), wording::technicalText(error),
          about});
}

void NoticeBar::clear()
{
    m_action = {};
    setVisible(false);
}

void NoticeBar::settle(Notice::About about)
{
    if (m_about == about)
        clear();
}

bool NoticeBar::takeFocus()
{
    if (!isVisible())
        return false;
    const bool hasAction = !m_form->noticeActionButton->isHidden();
    QWidget *start = hasAction ? static_cast<QWidget *>(m_form->noticeActionButton)
                               : static_cast<QWidget *>(m_form->noticeCloseButton);
    start->setFocus(Qt::ShortcutFocusReason);
    return true;
}

bool NoticeBar::hasProblem(Notice::About about) const
{
    return !isHidden() && m_kind == Notice::Kind::Problem && m_about == about;
}

void NoticeBar::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        clear();
    else
        QWidget::keyPressEvent(event);
}

void NoticeBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme::color(theme::Tone::Line));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::color(toneOf(m_kind)));
    painter.drawRoundedRect(QRectF(0, 0, 4, height()), 2, 2);
}

} // namespace budget
