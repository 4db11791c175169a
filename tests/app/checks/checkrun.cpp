// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checks/checkrun.h"

#include "core/reading/connectionurl.h"
#include "words/checks/checkwords.h"
#include "words/errors/wording.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace budget::test {

namespace {

constexpr int kPatience = 30'000;
constexpr qint64 kLongest = 10'000;

bool needs(Check check, Check other)
{
    const auto direct = needsOf(check);
    return std::ranges::any_of(direct, [&](Check need) { return need == other || needs(need, other); });
}

QString number(Check check)
{
    return QString::number(static_cast<int>(check) + 1);
}

} // namespace

QString print(const Checklist &list)
{
    static const QString letters = u"wrpWFsn"_s;
    QString text;
    for (const CheckResult &result : list.results())
        text += letters.at(static_cast<int>(result.state));
    return text;
}

QString valueOf(const CheckResult &result, Fact fact)
{
    const auto found = std::ranges::find(result.evidence, fact, &Evidence::fact);
    return found == result.evidence.end() ? u"(none)"_s : found->value;
}

CheckRun::CheckRun(const CheckTask &task, Checks::WallClock now, const CheckLimits &limits)
    : m_checks(std::move(now), limits)
{
    m_clock.start();
    m_checks.start(task);
}

bool CheckRun::hasEnded()
{
    return QTest::qWaitFor([&] { return !m_checks.isRunning(); }, kPatience);
}

QString CheckRun::differenceFrom(const Blame &blame)
{
    if (!hasEnded())
        return u"no end: "_s + print(list());
    if (m_clock.elapsed() >= kLongest)
        return u"after %1 ms"_s.arg(m_clock.elapsed());
    const auto failed = list().firstFailure();
    if (!failed)
        return u"nothing failed: "_s + print(list());
    if (const QString others = differenceOfOthers(*failed); !others.isEmpty())
        return others;
    if (tellsPassword())
        return u"the password is told"_s;
    return differenceOfWords(list().result(*failed), blame);
}

QString CheckRun::differenceOfWords(const CheckResult &failed, const Blame &blame) const
{
    const QString cause = wording::checkCause(failed);
    const QString step = wording::checkStep(failed);
    const QString detail = failed.error->detail;
    if (failed.check != blame.check || failed.error->kind != blame.kind)
        return u"check %1 failed as %2: %3 (%4)"_s.arg(number(failed.check))
            .arg(static_cast<int>(failed.error->kind))
            .arg(cause, detail);
    if (!cause.contains(blame.cause) || blame.cause.isEmpty())
        return u"cause: "_s + cause;
    return step.contains(blame.step) && !blame.step.isEmpty() ? QString() : u"step: "_s + step;
}

QString CheckRun::differenceOfOthers(Check failed) const
{
    for (const CheckResult &result : list().results()) {
        const bool isHeldUp = needs(result.check, failed);
        const bool isRight = result.check == failed || (isHeldUp && result.blockedBy == failed)
            || (!isHeldUp && result.isSettled() && result.state != CheckState::Failed && !result.blockedBy);
        if (!isRight)
            return u"check %1 beside %2: %3"_s.arg(number(result.check), number(failed), print(list()));
    }
    return {};
}

QString CheckRun::allText() const
{
    QStringList texts;
    for (const CheckResult &result : list().results()) {
        texts << wording::evidenceText(result) << wording::checkCause(result) << wording::checkStep(result);
        for (const Evidence &evidence : result.evidence)
            texts << evidence.value;
        if (result.error)
            texts << result.error->detail << result.error->constraint << wording::technicalText(*result.error);
    }
    return texts.join(u'\n');
}

bool CheckRun::tellsPassword() const
{
    const Secret password = passwordOf(m_checks.task().login);
    return !password.isEmpty() && allText().contains(password.reveal());
}

CheckTask taskFor(quint16 port, const QString &query)
{
    return {*parseConnectionUrl(u"postgresql://alice:canary-of-alice@localhost:%1/budget?%2"_s.arg(port).arg(query))};
}

} // namespace budget::test
