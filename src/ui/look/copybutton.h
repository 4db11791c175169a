// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QTimer>

#include <functional>

namespace budget {

/// Copies a text to the clipboard, and shows for two seconds that it did.
class CopyButton : public QPushButton
{
    Q_OBJECT

public:
    explicit CopyButton(QWidget *parent = nullptr);

    /// The function that returns the text. It is called at each click.
    void setSource(std::function<QString()> source) { m_source = std::move(source); }

private:
    void copy();
    void showCopied(bool isCopied);

    std::function<QString()> m_source;
    QString m_name;
    QTimer m_moment;
};

} // namespace budget
