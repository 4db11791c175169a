// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/checks/checklist.h"

#include <QIcon>
#include <QString>
#include <QWidget>

#include <memory>

namespace budget {

namespace Ui {
class CheckRow;
}

/// The content of one row in a list of checks.
struct CheckLine
{
    using State = CheckState;

    State state = State::Waiting;
    QString title;
    QString evidence = {}; ///< what the check found
    QString time = {};
    QString details = {}; ///< the technical text of the system, shown on demand
    QString word = {};    ///< names the state, shown beside the time; empty: the icon is enough
    QString cause = {};
    QString step = {};   ///< what the user can do about the cause
    QString action = {}; ///< the text of the button that does the step; empty: no button
    bool canRepeat = false;

    bool operator==(const CheckLine &) const = default;
};

/// The row as text, for the clipboard.
[[nodiscard]] QString plainText(const CheckLine &line);
/// The icon of a state. It differs in shape and colour.
[[nodiscard]] QIcon stateIcon(CheckLine::State state);

/// One row of a list of checks: state icon, title, evidence below the title, state and time at the right. A row that
/// fails expands and shows the next step with its button. The row takes the focus as a whole: Return and Space expand
/// and collapse it, Up and Down move to the neighbouring rows.
class CheckRow : public QWidget
{
    Q_OBJECT

public:
    explicit CheckRow(QWidget *parent = nullptr);
    ~CheckRow() override;
    Q_DISABLE_COPY_MOVE(CheckRow)

    void show(const CheckLine &line);
    [[nodiscard]] const CheckLine &line() const { return m_line; }
    /// Whether Tab stops at this row and its buttons.
    void setCurrent(bool isCurrent);

Q_SIGNALS:
    void repeatRequested();
    void actionRequested();
    /// The focus is to move to the row above (-1) or below (1).
    void leaveRequested(int step);
    void focused();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showTexts();
    void showLook();
    void open(bool isOpen);
    void showDetails(bool isShown);
    [[nodiscard]] bool hasMore() const;

    std::unique_ptr<Ui::CheckRow> m_form;
    CheckLine m_line;
};

} // namespace budget
