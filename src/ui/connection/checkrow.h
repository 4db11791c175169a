// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"

#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class CheckRow;
}

/// What one row of a list of checks says.
struct CheckLine
{
    enum class State { Waiting, Running, Passed, Warned, Failed, Skipped };

    State state = State::Waiting;
    QString title;
    QString evidence = {}; ///< what came back, in its own words
    QString time = {};
    QString details = {}; ///< the system's own text, shown on demand

    bool operator==(const CheckLine &) const = default;
};

/// State icon, title, evidence in quiet type below it, time at the right. The state is also a word, for those who do
/// not see the icon.
class CheckRow : public QWidget
{
    Q_OBJECT

public:
    explicit CheckRow(QWidget *parent = nullptr);
    ~CheckRow() override;
    Q_DISABLE_COPY_MOVE(CheckRow)

    void show(const CheckLine &line);
    [[nodiscard]] const CheckLine &line() const { return m_line; }
    /// The word for a state, as a screen reader says it.
    [[nodiscard]] static QString stateName(CheckLine::State state);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showLook();
    void showDetails(bool isShown);

    std::unique_ptr<Ui::CheckRow> m_form;
    CheckLine m_line;
};

} // namespace budget
