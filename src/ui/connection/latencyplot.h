// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/journal.h"

#include <QWidget>

#include <deque>
#include <vector>

class QPainter;

namespace budget {

/// Plots the server's round trips over time, one point each. The axes show the longest round trip and the first and
/// last time. The arrow keys move from point to point.
class LatencyPlot : public QWidget
{
    Q_OBJECT

public:
    explicit LatencyPlot(QWidget *parent = nullptr);

    /// Takes the entries that have a round trip. `entries` is in order of time, latest last.
    void setEntries(const std::deque<JournalEntry> &entries);
    void add(const JournalEntry &entry);
    [[nodiscard]] std::size_t count() const { return m_points.size(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    struct Point
    {
        qint64 at;
        std::chrono::microseconds roundTrip;
    };

    void take(const JournalEntry &entry);
    void describe();
    void mark(int point);
    [[nodiscard]] QString textOf(const Point &point) const;
    [[nodiscard]] std::chrono::microseconds longest() const;
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] QPointF placeOf(const Point &point) const;
    void paintFocus(QPainter &painter);
    void paintAxes(QPainter &painter) const;
    void paintPoints(QPainter &painter) const;

    std::deque<Point> m_points;
    int m_marked = -1;
};

} // namespace budget
