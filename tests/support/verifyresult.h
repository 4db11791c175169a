// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTest>

#include <utility>

namespace budget::test {

/// The error of `result` (a tl::expected whose error has `kind` and `detail`) as text; empty if it has a value.
template <class Result>
[[nodiscard]] QString describeFailure(const Result &result)
{
    if (result.has_value())
        return {};
    return QStringLiteral("error kind %1, detail '%2'")
        .arg(static_cast<int>(result.error().kind))
        .arg(result.error().detail);
}

} // namespace budget::test

#define BUDGET_TEST_JOIN_(a, b) a##b
#define BUDGET_TEST_JOIN(a, b) BUDGET_TEST_JOIN_(a, b)

/// In a test function: if the result has no value, fails with its error and returns.
#define VERIFY_RESULT(...) \
    do { \
        const auto &verifiedResult = (__VA_ARGS__); \
        QVERIFY2(verifiedResult.has_value(), qPrintable(::budget::test::describeFailure(verifiedResult))); \
    } while (false)

/// `ASSIGN_RESULT(const auto rows, connection.exec(sql));`: as VERIFY_RESULT, then assigns the value.
#define ASSIGN_RESULT(declaration, ...) \
    auto BUDGET_TEST_JOIN(assignedResult, __LINE__) = (__VA_ARGS__); \
    QVERIFY2(BUDGET_TEST_JOIN(assignedResult, __LINE__).has_value(), \
             qPrintable(::budget::test::describeFailure(BUDGET_TEST_JOIN(assignedResult, __LINE__)))); \
    declaration = *std::move(BUDGET_TEST_JOIN(assignedResult, __LINE__))
