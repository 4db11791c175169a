// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/checks/checkrow.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"
#include "ui_checkrow.h"
#include "words/checks/checkwords.h"

#include <QKeyEvent>
#include <QStyleOptionFocusRect>
#include <QStylePainter>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

using State = CheckLine::State;

constexpr int kIconSize = 20;
constexpr int kButtonIconSize = 16;

QString joined(std::initializer_list<QString> texts, const QString &separator)
{
    QStringList parts(texts);
    parts.removeAll(QString());
    return parts.join(separator);
}

void setText(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

QIcon stateIcon(CheckLine::State state)
{
    switch (state) {
    case State::Running:
        return icons::named(u"refresh"_s, theme::Tone::Wait);
    case State::Passed:
        return icons::named(u"done"_s, theme::Tone::Good);
    case State::Warned:
        return icons::named(u"warning"_s, theme::Tone::Wait);
    case State::Failed:
        return icons::named(u"problem"_s, theme::Tone::Fail);
    case State::Skipped:
    case State::NotNeeded:
        return icons::named(u"skipped"_s, theme::Tone::Secondary);
    case State::Waiting:
        break;
    }
    return icons::named(u"wait"_s, theme::Tone::Secondary);
}

QString plainText(const CheckLine &line)
{
    const QString word = line.word.isEmpty() ? wording::stepStateName(line.state) : line.word;
    const QString head = u"%1: %2"_s.arg(line.title, joined({word, line.time}, u", "_s));
    const QString below = joined({line.evidence, line.cause, line.step, line.details}, u"\n"_s);
    return below.isEmpty() ? head : head + u"\n    "_s + QString(below).replace(u'\n', u"\n    "_s);
}

CheckRow::CheckRow(QWidget *parent) : QWidget(parent), m_form(std::make_unique<Ui::CheckRow>())
{
    m_form->setupUi(this);
    for (QToolButton *button : {m_form->checkMoreButton, m_form->checkRepeatButton}) {
        QSizePolicy policy = button->sizePolicy();
        policy.setRetainSizeWhenHidden(true); // keeps the times of all rows aligned
        button->setSizePolicy(policy);
        button->setIconSize(QSize(kButtonIconSize, kButtonIconSize));
    }
    connect(m_form->checkMoreButton, &QToolButton::toggled, this, &CheckRow::open);
    connect(m_form->checkDetailsButton, &QPushButton::toggled, this, &CheckRow::showDetails);
    connect(m_form->checkRepeatButton, &QToolButton::clicked, this, &CheckRow::repeatRequested);
    connect(m_form->checkActionButton, &QPushButton::clicked, this, &CheckRow::actionRequested);
    m_form->checkRepeatButton->setToolTip(tr("Check this again"));
    setCurrent(false);
    showTexts();
    open(false);
    showLook();
}

CheckRow::~CheckRow() = default;

void CheckRow::show(const CheckLine &line)
{
    if (line == m_line)
        return;
    const bool isNews = line.state != m_line.state || line.title != m_line.title;
    m_line = line;
    showTexts();
    if (isNews)
        m_form->checkMoreButton->setChecked(line.state == State::Failed);
    open(m_form->checkMoreButton->isChecked());
    showLook();
}

void CheckRow::setCurrent(bool isCurrent)
{
    setFocusPolicy(isCurrent ? Qt::StrongFocus : Qt::ClickFocus);
    for (QToolButton *button : {m_form->checkMoreButton, m_form->checkRepeatButton})
        button->setFocusPolicy(isCurrent ? Qt::TabFocus : Qt::NoFocus);
}

void CheckRow::showTexts()
{
    const QString word = m_line.word.isEmpty() ? wording::stepStateName(m_line.state) : m_line.word;
    setAccessibleName(
        joined({u"%1: %2."_s.arg(m_line.title, word), m_line.evidence, m_line.cause, m_line.time}, u" "_s));
    m_form->checkTitleLabel->setText(m_line.title);
    setText(m_form->checkEvidenceLabel, m_line.evidence);
    setText(m_form->checkCauseLabel, m_line.cause);
    setText(m_form->checkStepLabel, m_line.step);
    m_form->checkTimeLabel->setText(joined({m_line.word, m_line.time}, u" · "_s));
    m_form->checkActionButton->setText(m_line.action);
    m_form->checkActionButton->setVisible(!m_line.action.isEmpty());
    m_form->checkDetailsLabel->setText(m_line.details);
    m_form->checkDetailsButton->setVisible(!m_line.details.isEmpty());
    m_form->checkMoreButton->setVisible(hasMore());
    m_form->checkMoreButton->setAccessibleName(tr("What to do about: %1").arg(m_line.title));
    m_form->checkRepeatButton->setVisible(m_line.canRepeat);
    m_form->checkRepeatButton->setAccessibleName(tr("Check again: %1").arg(m_line.title));
    showDetails(m_form->checkDetailsButton->isChecked());
}

bool CheckRow::hasMore() const
{
    return !m_line.step.isEmpty() || !m_line.action.isEmpty() || !m_line.details.isEmpty();
}

void CheckRow::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        Q_EMIT leaveRequested(event->key() == Qt::Key_Up ? -1 : 1);
    else if (hasFocus() && (isReturn || event->key() == Qt::Key_Space) && hasMore())
        m_form->checkMoreButton->toggle();
    else
        QWidget::keyPressEvent(event);
}

void CheckRow::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
    Q_EMIT focused();
}

void CheckRow::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void CheckRow::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    if (!hasFocus())
        return;
    QStylePainter painter(this);
    QStyleOptionFocusRect option;
    option.initFrom(this);
    option.backgroundColor = palette().color(QPalette::Window);
    painter.drawPrimitive(QStyle::PE_FrameFocusRect, option);
}

void CheckRow::showLook()
{
    const QString word = m_line.word.isEmpty() ? wording::stepStateName(m_line.state) : m_line.word;
    m_form->checkIconLabel->setIcon(stateIcon(m_line.state), kIconSize);
    m_form->checkIconLabel->setToolTip(word);
    m_form->checkIconLabel->setAccessibleName(word);
    const bool isQuiet = m_line.state == State::Waiting || m_line.state == State::Skipped;
    QFont font = m_form->checkTitleLabel->font();
    font.setWeight(isQuiet ? QFont::Normal : QFont::DemiBold);
    m_form->checkTitleLabel->setFont(font);
    m_form->checkRepeatButton->setIcon(icons::named(u"refresh"_s, theme::Tone::Secondary));
    for (QLabel *quiet :
         std::initializer_list<QLabel *>{m_form->checkTimeLabel, m_form->checkDetailsLabel, m_form->checkEvidenceLabel})
        theme::setTone(quiet, theme::Tone::Secondary);
}

void CheckRow::open(bool isOpen)
{
    m_form->checkPanel->setVisible(isOpen && hasMore());
    m_form->checkMoreButton->setIcon(
        icons::named(isOpen ? u"chevron-up"_s : u"chevron-down"_s, theme::Tone::Secondary));
    m_form->checkMoreButton->setToolTip(isOpen ? tr("Close") : tr("What to do"));
}

void CheckRow::showDetails(bool isShown)
{
    m_form->checkDetailsLabel->setVisible(isShown && !m_line.details.isEmpty());
    m_form->checkDetailsButton->setIcon(icons::named(isShown ? u"chevron-down"_s : u"chevron-right"_s));
}

} // namespace budget
