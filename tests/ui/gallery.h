// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secrets.h"
#include "ui/localledger.h"

#include <functional>

namespace budget::test {

/// Opens every page, dialog, wizard page and view of the program, one after the other, over a ledger in which every
/// text that people or servers can choose is the given one.
class Gallery
{
public:
    /// With the name of what is seen and its window, which is shown and active.
    using Visitor = std::function<void(const QString &name, QWidget &window)>;

    explicit Gallery(const QString &text);

    /// Whether all of them could be opened.
    [[nodiscard]] bool visit(const Visitor &visitor);

    LocalLedger ledger;

private:
    [[nodiscard]] bool fill();
    [[nodiscard]] bool isShown(QWidget &window) const;
    void visitMainWindow();
    void visitDialogs();
    void visitProfiles();
    void visitWizard();
    void visitViews();
    void see(const QString &name, QWidget &window);
    /// Up to so many characters of the text.
    [[nodiscard]] QString cut(int length) const { return m_text.left(length); }
    [[nodiscard]] Error error() const;
    [[nodiscard]] Profile profile() const;

    QString m_text;
    Secrets m_secrets{std::chrono::seconds(2)};
    Visitor m_visitor;
    bool m_isComplete = true;
};

} // namespace budget::test
