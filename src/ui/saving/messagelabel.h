// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/look/wrappedlabel.h"

#include <QElapsedTimer>
#include <QTimer>

namespace budget {

/// One line below a form that says what is wrong or what is being waited for; hidden while there is nothing to say.
class MessageLabel : public WrappedLabel
{
    Q_OBJECT

public:
    enum class Kind { Problem, Warning, Waiting };

    explicit MessageLabel(QWidget *parent = nullptr);

    void showProblem(const QString &text) { say(Kind::Problem, text); }
    void showWarning(const QString &text) { say(Kind::Warning, text); }
    /// Appears only once the wait has become noticeable, and counts seconds where it grows long; `longText` is what it
    /// says then.
    void wait(const QString &text, const QString &longText = {});
    /// The same wait is for something else now.
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
