// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/wrappedlabel.h"

#include <QElapsedTimer>
#include <QTimer>

namespace budget {

/// A message below a form: what is wrong, or what the form waits for. Hidden while there is no message.
class MessageLabel : public WrappedLabel
{
    Q_OBJECT

public:
    enum class Kind { Problem, Warning, Waiting };

    explicit MessageLabel(QWidget *parent = nullptr);

    void showProblem(const QString &text) { say(Kind::Problem, text); }
    void showWarning(const QString &text) { say(Kind::Warning, text); }
    /// Shows `text` after 200 ms, and after two seconds `longText` with the seconds waited. An empty `longText` means
    /// `text`.
    void wait(const QString &text, const QString &longText = {});
    /// Changes the text of the current wait and keeps its time.
    void setWaitingFor(const QString &text);
    void clearMessage();

Q_SIGNALS:
    void waitGrewLong();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void say(Kind kind, const QString &text);
    void tick();

    Kind m_kind = Kind::Problem;
    QString m_waitingFor;
    QString m_longWaitingFor;
    QElapsedTimer m_waited;
    QTimer m_timer;
};

} // namespace budget
