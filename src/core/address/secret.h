// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget {

/// A password in memory. The class has no implicit conversion, no stream operator and no debug output; a function that
/// needs the text calls reveal(), so that all such places can be found by searching the code.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QString text) : m_text(std::move(text)) { }

    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] const QString &reveal() const { return m_text; }

    bool operator==(const Secret &) const = default;

private:
    QString m_text;
};

} // namespace budget
