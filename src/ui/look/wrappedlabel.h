// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QHash>
#include <QLabel>
#include <QSizeF>

class QPainter;

namespace budget {

/// A label of plain text that breaks lines between words, and inside a word that is wider than the label, so that a
/// long word neither widens the window nor is cut off. The context menu and the Copy shortcut copy the text.
class WrappedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit WrappedLabel(QWidget *parent = nullptr);
    explicit WrappedLabel(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    /// Lays out the text in lines no wider than `width` and returns its size. Paints the text if `painter` is given.
    QSizeF layOut(qreal width, QPainter *painter = nullptr) const;
    [[nodiscard]] QSizeF measured(int width) const;
    [[nodiscard]] int naturalWidth() const;
    /// The space around the text: the contents margins, and the indent on the side where the text begins.
    [[nodiscard]] QMargins textMargins() const;
    void copy() const;

    struct Look
    {
        QString text = {};
        QFont font = {};
        Qt::LayoutDirection direction = Qt::LeftToRight;
        bool operator==(const Look &) const = default;
    };
    struct Measured
    {
        Look look;
        QHash<int, QSizeF> sizes; ///< the size of the laid-out text, by the available width
    };
    mutable Measured m_measured;
};

} // namespace budget
