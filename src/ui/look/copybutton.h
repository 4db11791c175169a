// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QTimer>

#include <functional>

namespace budget {

/// Puts a text into the clipboard, and says for a moment that it did.
class CopyButton : public QPushButton
{
    Q_OBJECT

public:
    explicit CopyButton(QWidget *parent = nullptr);

    /// Where the text comes from, asked at each click.
    void setSource(std::function<QString()> source) { m_source = std::move(source); }

private:
    void copy();
    void showCopied(bool isCopied);

    std::function<QString()> m_source;
    QString m_name;
    QTimer m_moment;
};

} // namespace budget
