// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>
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
    QString word = {};    ///< for the state, shown beside the time; empty: the icon is enough
    QString cause = {};
    QString step = {};   ///< what to do about it
    QString action = {}; ///< the name of the button that does it
    bool canRepeat = false;

    bool operator==(const CheckLine &) const = default;
};

/// The whole line as text, for the clipboard.
[[nodiscard]] QString plainText(const CheckLine &line);
/// The colour and shape of a state; its word is beside it.
[[nodiscard]] QIcon stateIcon(CheckLine::State state);

/// State icon, title, evidence in quiet type below it, state and time at the right. One that failed opens by itself to
/// the next step and its button. A row takes the focus as a whole: Return opens and closes it, Up and Down leave it.
class CheckRow : public QWidget
{
    Q_OBJECT

public:
    explicit CheckRow(QWidget *parent = nullptr);
    ~CheckRow() override;
    Q_DISABLE_COPY_MOVE(CheckRow)

    void show(const CheckLine &line);
    [[nodiscard]] const CheckLine &line() const { return m_line; }
    /// The row that Tab stops at, with its buttons.
    void setCurrent(bool isCurrent);
    /// The word for a state, as a screen reader says it.
    [[nodiscard]] static QString stateName(CheckLine::State state);

Q_SIGNALS:
    void repeatRequested();
    void actionRequested();
    /// To the row above (-1) or below (1).
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
