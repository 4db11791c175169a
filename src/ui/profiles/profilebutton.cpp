// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/profiles/profilebutton.h"

#include "ui/look/icons.h"
#include "ui/look/theme.h"

#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr int kHeight = 36;
constexpr int kChevron = 14;

} // namespace

ProfileButton::ProfileButton(QWidget *parent) : QToolButton(parent)
{
    setAutoRaise(true);
    setFocusPolicy(Qt::TabFocus);
    setPopupMode(InstantPopup);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setMinimumHeight(kHeight);
    setLedger({}, {});
}

void ProfileButton::setLedger(const QString &name, const QColor &color)
{
    m_name = name;
    m_color = color;
    showText();
}

void ProfileButton::setNameShown(bool isShown)
{
    m_isNameShown = isShown;
    showText();
}

void ProfileButton::resizeEvent(QResizeEvent *event)
{
    QToolButton::resizeEvent(event);
    update();
}

void ProfileButton::paintEvent(QPaintEvent * /*event*/)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    painter.drawPrimitive(QStyle::PE_PanelButtonTool, option);
    if (hasFocus())
        painter.drawPrimitive(QStyle::PE_FrameFocusRect, option);
    const QSize size(iconSize());
    const QRect content = rect().adjusted(theme::kSpace3, 0, -theme::kSpace2, 0);
    const QRect whole = m_isNameShown ? content : rect();
    const auto side = m_isNameShown ? Qt::AlignLeft | Qt::AlignVCenter : Qt::Alignment(Qt::AlignCenter);
    icon().paint(&painter, QStyle::alignedRect(layoutDirection(), side, size, whole));
    if (!m_isNameShown)
        return;
    const QRect chevron = QStyle::alignedRect(layoutDirection(), Qt::AlignRight | Qt::AlignVCenter,
                                              {kChevron, kChevron}, content);
    icons::named(u"chevron-down"_s).paint(&painter, chevron);
    const QRect text = QStyle::visualRect(layoutDirection(), rect(),
                                          rect().adjusted(theme::kSpace3 + size.width() + theme::kSpace3, 0,
                                                          -theme::kSpace2 - kChevron - theme::kSpace1, 0));
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeading | Qt::TextSingleLine,
                     fontMetrics().elidedText(m_name.isEmpty() ? tr("Choose a ledger") : m_name, Qt::ElideRight,
                                              text.width()));
}

void ProfileButton::showText()
{
    const bool isOpen = !m_name.isEmpty();
    setIcon(m_color.isValid() ? icons::dot(m_color) : icons::named(isOpen ? u"computer"_s : u"closed"_s));
    setText(m_name);
    setToolTip(isOpen ? tr("%1: switch to another ledger").arg(m_name) : tr("Choose a ledger"));
    setAccessibleName(isOpen ? tr("Ledger: %1").arg(m_name) : tr("Ledger: none is open"));
    update();
}

} // namespace budget
