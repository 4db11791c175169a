// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <utility>

class QWidget;

namespace budget::test {


/// Brings the program's windows into the states that people meet: empty, small and large months, entries with a
/// mistake, notices, menus and pop-ups, every page of the wizard before, during and after its work, damaged files. The
/// Gallery shows each window once.
class Scenes
{
public:
    /// Called with the name of the state and its window, which is visible.
    using Visitor = std::function<void(const QString &name, QWidget &window)>;

    /// The language and the appearance ("light" or "dark") for the scenes that start a whole Program, which sets both
    /// by itself.
    Scenes(QString language, QString appearance) : m_language(std::move(language)), m_appearance(std::move(appearance))
    { }

    /// Calls `visitor` for each state; false if one could not be reached.
    [[nodiscard]] bool visit(const Visitor &visitor);

private:
    void visitMonths();
    void visitLists();
    void visitMenus();
    void visitConnection();
    void visitPlace();
    void visitPaste();
    void visitSteps();
    void visitChecks();
    void visitTables();
    void visitFiles();
    void see(const QString &name, QWidget &window);
    /// Waits until the condition holds; otherwise the visit is not complete.
    void await(const QString &what, const std::function<bool()> &condition);

    QString m_language;
    QString m_appearance;
    Visitor m_visitor;
    bool m_isComplete = true;
};

} // namespace budget::test
