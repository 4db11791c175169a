// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/errorkey.h"
#include "core/failure/failure.h"

#include <QList>
#include <QString>
#include <QTest>

namespace budget {

/// The columns that addTexts() fills.
inline void beginTexts()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Field>("field");
}

/// One row for each text, with the kind and the field that connectFailure() must find.
inline void addTexts(ErrorKind kind, Field field, const QList<const char *> &texts)
{
    for (const char *text : texts)
        QTest::newRow(text) << QString::fromUtf8(text) << QString(errorKey(kind)) << field;
}

/// Compares the judgement of `text` with the columns `kind` and `field` of the current row.
inline void compareJudgement(const QString &text)
{
    QFETCH(QString, kind);
    QFETCH(Field, field);
    const Error error = connectFailure(text);
    QVERIFY2(errorKey(error.kind) == kind, qPrintable(QString(errorKey(error.kind)) + QStringLiteral(": ") + text));
    QVERIFY2(error.field == field, qPrintable(text));
    QCOMPARE(error.sqlState, QString());
}

/// The text with a SQLSTATE behind the severity, as libpq prints it with PQERRORS_VERBOSE.
inline QString withState(QString text, const QString &state)
{
    return text.insert(text.indexOf(QStringLiteral(":  ")) + 3, state + QStringLiteral(": "));
}

/// The prefixes that libpq puts before the error of each attempt, from version 14 on, for addresses of both families, a
/// host without an address, and a socket.
inline QStringList attemptPrefixes()
{
    return {QStringLiteral("connection to server at \"db.example.org\" (203.0.113.7), port 5432 failed: "),
            QStringLiteral("connection to server at \"db.example.org\" (2001:db8::7), port 6543 failed: "),
            QStringLiteral("connection to server at \"203.0.113.7\", port 5432 failed: "),
            QStringLiteral("connection to server on socket \"/run/postgresql/.s.PGSQL.5432\" failed: ")};
}

} // namespace budget
