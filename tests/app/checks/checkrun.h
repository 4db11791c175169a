// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/checks/checks.h"

#include <QElapsedTimer>

namespace budget::test {

/// One letter a check: w(aiting) r(unning) p(assed) W(arned) F(ailed) s(kipped) n(ot needed).
[[nodiscard]] QString print(const Checklist &list);
/// The first of that fact's values, or '(none)'.
[[nodiscard]] QString valueOf(const CheckResult &result, Fact fact);

/// What a checklist has to make of a fault.
struct Blame
{
    Check check = Check::StringUnderstood;
    ErrorKind kind = ErrorKind::Unexpected;
    QString cause; ///< a part of the sentence that says why
    QString step;  ///< a part of the one that says what to do
};

/// One run of the checklist, as a person starts it, and what they read.
class CheckRun
{
public:
    explicit CheckRun(const CheckTask &task, Checks::WallClock now = {}, const CheckLimits &limits = {});

    [[nodiscard]] Checks &checks() { return m_checks; }
    [[nodiscard]] const Checklist &list() const { return m_checks.checklist(); }
    /// Waits for its end.
    [[nodiscard]] bool hasEnded();

    /// Waits for its end. Empty where in less than ten seconds that check alone failed, as that kind, in those words,
    /// those that need it were not reached because of it, and nowhere stands the password; otherwise what is different.
    [[nodiscard]] QString differenceFrom(const Blame &blame);
    /// Everything that there is to read, of all checks.
    [[nodiscard]] QString allText() const;

private:
    [[nodiscard]] QString differenceOfWords(const CheckResult &failed, const Blame &blame) const;
    [[nodiscard]] QString differenceOfOthers(Check failed) const;
    [[nodiscard]] bool tellsPassword() const;

    QElapsedTimer m_clock;
    Checks m_checks;
};

/// A login on loopback where no server is; who asks has the password 'canary-of-alice'.
[[nodiscard]] CheckTask taskFor(quint16 port, const QString &query);

} // namespace budget::test
