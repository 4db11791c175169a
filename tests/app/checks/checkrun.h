// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/checks/checks.h"

#include <QElapsedTimer>

namespace budget::test {

/// The states of all checks, one letter per check: w(aiting) r(unning) p(assed) W(arned) F(ailed) s(kipped)
/// n(ot needed).
[[nodiscard]] QString print(const Checklist &list);
/// The first value of `fact` in the evidence, or '(none)'.
[[nodiscard]] QString valueOf(const CheckResult &result, Fact fact);

/// What the checklist must report for a fault: the failed check, the error kind, and parts of its two sentences.
struct Blame
{
    Check check = Check::StringUnderstood;
    ErrorKind kind = ErrorKind::Unexpected;
    QString cause; ///< part of the sentence that names the cause
    QString step;  ///< part of the sentence that names the next step
};

/// One run of the checklist, and the texts that a person reads in it.
class CheckRun
{
public:
    explicit CheckRun(const CheckTask &task, Checks::WallClock now = {}, const CheckLimits &limits = {});

    [[nodiscard]] Checks &checks() { return m_checks; }
    [[nodiscard]] const Checklist &list() const { return m_checks.checklist(); }
    /// Waits until the run has ended; false if it does not end in time.
    [[nodiscard]] bool hasEnded();

    /// Waits until the run has ended, and returns an empty text if it has the expected result: it took less than ten
    /// seconds, only `blame.check` failed, with that kind and these sentences, exactly the checks that depend on it
    /// were skipped, and no text contains the password. Otherwise the first difference.
    [[nodiscard]] QString differenceFrom(const Blame &blame);
    /// All texts of all checks.
    [[nodiscard]] QString allText() const;

private:
    [[nodiscard]] QString differenceOfWords(const CheckResult &failed, const Blame &blame) const;
    [[nodiscard]] QString differenceOfOthers(Check failed) const;
    [[nodiscard]] bool tellsPassword() const;

    QElapsedTimer m_clock;
    Checks m_checks;
};

/// A checklist of a login to `port` on the loopback device, with the password 'canary-of-alice'.
[[nodiscard]] CheckTask taskFor(quint16 port, const QString &query);

} // namespace budget::test
