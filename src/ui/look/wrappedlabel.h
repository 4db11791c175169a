// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace budget {

/// A label of plain text that breaks its lines between words, and inside a word that is wider than the label. A long
/// word therefore neither widens the window nor is cut. The context menu and the key for 'copy' copy the text.
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
    /// The size of the text in lines no wider than that; paints it too where there is a painter.
    QSizeF layOut(qreal width, QPainter *painter = nullptr) const;
    [[nodiscard]] int naturalWidth() const;
    /// Around the text: the margins of the contents, and the indent where the text begins.
    [[nodiscard]] QMargins textMargins() const;
    void copy() const;
};

} // namespace budget
