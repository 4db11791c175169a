// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connection/latencyplot.h"

#include "ui/look/theme.h"
#include "words/reports/journalwords.h"

#include <QDateTime>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOptionFocusRect>

#include <algorithm>
#include <cmath>

namespace budget {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostPoints = 500;
constexpr int kHeight = 120;
constexpr int kDot = 2;
constexpr int kMarkedDot = 4;

/// The time of a point, in the format of the journal's table.
QString momentText(qint64 at)
{
    const QDateTime moment = QDateTime::fromMSecsSinceEpoch(at);
    return QLocale().toString(moment.date(), QLocale::ShortFormat) + u' ' + moment.time().toString(u"HH:mm:ss"_s);
}

} // namespace

LatencyPlot::LatencyPlot(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Round trips over time"));
    describe();
}

void LatencyPlot::setEntries(const std::deque<JournalEntry> &entries)
{
    m_points.clear();
    for (const JournalEntry &entry : entries)
        take(entry);
    mark(-1);
}

void LatencyPlot::add(const JournalEntry &entry)
{
    take(entry);
    mark(-1);
}

QSize LatencyPlot::sizeHint() const
{
    return {4 * kHeight, kHeight};
}

QSize LatencyPlot::minimumSizeHint() const
{
    return {2 * kHeight, kHeight};
}

void LatencyPlot::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFocus(painter);
    if (m_points.empty()) {
        painter.setPen(theme::color(theme::Tone::Secondary));
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("No round trip has been measured yet. A local file has none."));
        return;
    }
    paintAxes(painter);
    paintPoints(painter);
}

void LatencyPlot::paintFocus(QPainter &painter)
{
    if (!hasFocus())
        return;
    QStyleOptionFocusRect ring;
    ring.initFrom(this);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, &painter, this);
}

void LatencyPlot::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void LatencyPlot::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void LatencyPlot::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_points.size()) - 1;
    const int from = m_marked < 0 ? last + 1 : m_marked;
    if (event->key() == Qt::Key_Left)
        mark(std::max(0, from - 1));
    else if (event->key() == Qt::Key_Right)
        mark(std::min(last, from + 1));
    else if (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)
        mark(event->key() == Qt::Key_Home ? 0 : last);
    else
        QWidget::keyPressEvent(event);
}

void LatencyPlot::mouseMoveEvent(QMouseEvent *event)
{
    const auto distance = [&](const Point &point) { return std::abs(placeOf(point).x() - event->position().x()); };
    const auto nearest = std::ranges::min_element(m_points, {}, distance);
    mark(nearest == m_points.end() ? -1 : int(nearest - m_points.begin()));
}

void LatencyPlot::leaveEvent(QEvent *event)
{
    QWidget::leaveEvent(event);
    mark(-1);
}

void LatencyPlot::take(const JournalEntry &entry)
{
    if (!entry.roundTrip)
        return;
    m_points.push_back({entry.at, *entry.roundTrip});
    if (m_points.size() > kMostPoints)
        m_points.pop_front();
}

/// Sets the description that screen readers say.
void LatencyPlot::describe()
{
    if (m_points.empty())
        return setAccessibleDescription(tr("No round trip has been measured yet."));
    if (m_marked >= 0)
        return setAccessibleDescription(textOf(m_points[size_t(m_marked)]));
    setAccessibleDescription(tr("Round trips: %1, the longest %2, the latest %3")
                                 .arg(QString::number(m_points.size()), wording::durationText(longest()),
                                      wording::durationText(m_points.back().roundTrip)));
}

void LatencyPlot::mark(int point)
{
    m_marked = m_points.empty() ? -1 : point;
    describe();
    update();
}

QString LatencyPlot::textOf(const Point &point) const
{
    return tr("%1 at %2").arg(wording::durationText(point.roundTrip), momentText(point.at));
}

std::chrono::microseconds LatencyPlot::longest() const
{
    return std::ranges::max(m_points, {}, &Point::roundTrip).roundTrip;
}

QRectF LatencyPlot::area() const
{
    const int line = fontMetrics().height();
    const int left = fontMetrics().horizontalAdvance(wording::durationText(longest())) + theme::kSpace2;
    return QRectF(rect()).adjusted(left, line, -theme::kSpace2, -line - theme::kSpace1);
}

QPointF LatencyPlot::placeOf(const Point &point) const
{
    const QRectF inner = area();
    const qint64 span = m_points.back().at - m_points.front().at;
    const double x = span <= 0 ? 1.0 : double(point.at - m_points.front().at) / double(span);
    const double y = double(point.roundTrip.count()) / double(std::max<qint64>(1, longest().count()));
    return {inner.left() + x * inner.width(), inner.bottom() - y * inner.height()};
}

void LatencyPlot::paintAxes(QPainter &painter) const
{
    const QRectF inner = area();
    QColor line = theme::color(theme::Tone::Secondary);
    line.setAlphaF(0.4F);
    painter.setPen(line);
    painter.drawLine(inner.topLeft(), inner.topRight());
    painter.drawLine(inner.bottomLeft(), inner.bottomRight());
    painter.setPen(theme::color(theme::Tone::Secondary));
    const int height = fontMetrics().height();
    const QRectF labels(0, inner.top() - height / 2.0, inner.left() - theme::kSpace1, height);
    painter.drawText(labels, Qt::AlignRight | Qt::AlignVCenter, wording::durationText(longest()));
    painter.drawText(labels.translated(0, inner.height()), Qt::AlignRight | Qt::AlignVCenter, u"0"_s);
    const QRectF below(inner.left(), inner.bottom() + theme::kSpace1, inner.width(), height);
    painter.drawText(below, Qt::AlignLeft, momentText(m_points.front().at));
    painter.drawText(below, Qt::AlignRight, momentText(m_points.back().at));
}

void LatencyPlot::paintPoints(QPainter &painter) const
{
    QPainterPath path(placeOf(m_points.front()));
    for (const Point &point : m_points)
        path.lineTo(placeOf(point));
    painter.setPen(QPen(theme::color(theme::Tone::Accent), 1.5));
    painter.drawPath(path);
    painter.setBrush(theme::color(theme::Tone::Accent));
    for (const Point &point : m_points)
        painter.drawEllipse(placeOf(point), kDot, kDot);
    if (m_marked < 0)
        return;
    const Point &marked = m_points[size_t(m_marked)];
    painter.drawEllipse(placeOf(marked), kMarkedDot, kMarkedDot);
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(QRectF(rect()).adjusted(area().left(), 0, -theme::kSpace2, 0), Qt::AlignTop | Qt::AlignRight,
                     textOf(marked));
}

} // namespace budget
