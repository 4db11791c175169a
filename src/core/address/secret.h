// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// A password in memory. It has no conversion, no stream and no debug output: whoever needs the text
/// says so by reveal(), which a search through the code finds.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QString text) : m_text(std::move(text)) { }

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &reveal() const { return m_text; }
    /// The text with every occurrence of the secret replaced by '****'.
    [[nodiscard]] QString maskedIn(QString text) const
    {
        return isEmpty() ? text : text.replace(m_text, QStringLiteral("****"));
    }

    bool operator==(const Secret &) const = default;

private:
    QString m_text;
};

} // namespace budget
