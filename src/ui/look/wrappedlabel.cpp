// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/look/wrappedlabel.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QStylePainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace budget {

namespace {

constexpr int kMostColumns = 80; ///< the longest comfortable line, in average characters
constexpr int kFewestColumns = 12;
constexpr int kMostMeasured = 50; ///< the number of widths for which the size of a text is kept

} // namespace

WrappedLabel::WrappedLabel(QWidget *parent) : WrappedLabel(QString(), parent)
{ }

WrappedLabel::WrappedLabel(const QString &text, QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setText(text);
}

QSize WrappedLabel::sizeHint() const
{
    const int width = std::min(naturalWidth(), kMostColumns * fontMetrics().averageCharWidth());
    const QMargins margins = textMargins();
    return {width + margins.left() + margins.right(), heightForWidth(width + margins.left() + margins.right())};
}

QSize WrappedLabel::minimumSizeHint() const
{
    const QMargins margins = textMargins();
    const int width = std::min(naturalWidth(), kFewestColumns * fontMetrics().averageCharWidth());
    return {width + margins.left() + margins.right(), fontMetrics().height() + margins.top() + margins.bottom()};
}

int WrappedLabel::heightForWidth(int width) const
{
    const QMargins margins = textMargins();
    const int inner = std::max(1, width - margins.left() - margins.right());
    return static_cast<int>(std::ceil(measured(inner).height())) + margins.top() + margins.bottom();
}

void WrappedLabel::paintEvent(QPaintEvent * /*event*/)
{
    QStylePainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    const QRect place = rect().marginsRemoved(textMargins());
    const qreal height = measured(place.width()).height();
    const qreal below = place.height() - height;
    const qreal top = alignment().testFlag(Qt::AlignBottom) ? below
        : alignment().testFlag(Qt::AlignVCenter)            ? below / 2
                                                            : 0;
    painter.save();
    painter.translate(place.left(), place.top() + std::max(0.0, top));
    layOut(place.width(), &painter);
    painter.restore();
    if (!hasFocus())
        return;
    QStyleOptionFocusRect option;
    option.initFrom(this);
    painter.drawPrimitive(QStyle::PE_FrameFocusRect, option);
}

void WrappedLabel::contextMenuEvent(QContextMenuEvent *event)
{
    if (text().isEmpty())
        return QLabel::contextMenuEvent(event);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("&Copy"), this, &WrappedLabel::copy);
    menu->popup(event->globalPos());
}

void WrappedLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        copy();
    else
        QLabel::keyPressEvent(event);
}

void WrappedLabel::focusInEvent(QFocusEvent *event)
{
    QLabel::focusInEvent(event);
    update();
}

void WrappedLabel::focusOutEvent(QFocusEvent *event)
{
    QLabel::focusOutEvent(event);
    update();
}

QSizeF WrappedLabel::layOut(qreal width, QPainter *painter) const
{
    QString shown = text();
    QTextLayout layout(shown.replace(u'\n', QChar::LineSeparator), font(), painter ? painter->device() : nullptr);
    QTextOption option(QStyle::visualAlignment(layoutDirection(), alignment() & Qt::AlignHorizontal_Mask));
    option.setTextDirection(layoutDirection());
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    QSizeF size;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, size.height()});
        size = {std::max(size.width(), line.naturalTextWidth()), size.height() + line.height()};
    }
    layout.endLayout();
    if (painter)
        layout.draw(painter, {});
    return size;
}

/// The size of the text at this width. Sizes are kept, because layouts request the same ones many times.
QSizeF WrappedLabel::measured(int width) const
{
    const Look look{text(), font(), layoutDirection()};
    if (m_measured.look != look || m_measured.sizes.size() > kMostMeasured)
        m_measured = {look, {}};
    const auto known = m_measured.sizes.constFind(width);
    return known != m_measured.sizes.cend() ? *known : *m_measured.sizes.insert(width, layOut(width));
}

int WrappedLabel::naturalWidth() const
{
    return static_cast<int>(std::ceil(measured(QWIDGETSIZE_MAX).width())) + 1;
}

QMargins WrappedLabel::textMargins() const
{
    const int inset = std::max(0, indent());
    const bool isLeftToRight = layoutDirection() == Qt::LeftToRight;
    return contentsMargins() + QMargins(isLeftToRight ? inset : 0, 0, isLeftToRight ? 0 : inset, 0);
}

void WrappedLabel::copy() const
{
    QApplication::clipboard()->setText(text());
}

} // namespace budget
