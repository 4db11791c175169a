// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/secrets/secrets.h"
#include "ui/localledger.h"

#include <functional>

namespace budget::test {

/// Opens every page, dialog, wizard page and view of the program, one after the other, with a ledger in which every
/// text from people or servers is the given text.
class Gallery
{
public:
    /// Called with the name of a view and its window, which is visible and active.
    using Visitor = std::function<void(const QString &name, QWidget &window)>;

    explicit Gallery(const QString &text);

    /// Calls `visitor` for each view; false if one could not be opened.
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
    /// The first `length` characters of the text.
    [[nodiscard]] QString cut(int length) const { return m_text.left(length); }
    [[nodiscard]] Error error() const;
    [[nodiscard]] Profile profile() const;

    QString m_text;
    Secrets m_secrets{std::chrono::seconds(2)};
    Visitor m_visitor;
    bool m_isComplete = true;
};

} // namespace budget::test
