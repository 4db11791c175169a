// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/address/libpqparameters.h"
#include "core/reading/readingtext.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

namespace {

/// A value that libpq accepts, and one that it rejects (empty if libpq accepts every value).
struct Sample
{
    QString legal;
    QString illegal;
};

Sample sampleOf(const ParameterRule &rule)
{
    switch (rule.values) {
    case ParameterValues::Number:
        return {u"7"_s, u"seven"_s};
    case ParameterValues::Choice:
        return {rule.choices.split(u'|').back().toString(), u"perhaps"_s};
    case ParameterValues::Text:
        break;
    }
    return {u"/some where"_s, {}};
}

} // namespace

class TestLibpqParameters : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsPassedOnOrNamedAsDropped_data()
    {
        QTest::addColumn<QString>("name");
        for (const ParameterRule &rule : libpqParameterRules()) {
            if (rule.use != ParameterUse::Address)
                QTest::newRow(qPrintable(rule.name.toString())) << rule.name.toString();
        }
    }
    void eachIsPassedOnOrNamedAsDropped()
    {
        QFETCH(QString, name);
        const ParameterRule &rule = *libpqParameter(name);
        const Sample sample = sampleOf(rule);
        const QString text = u"host=h user=u password=p dbname=d "_s + name + u"='"_s + sample.legal + u'\'';
        const auto reading = readConnectionText(text);
        QVERIFY2(reading, qPrintable(printed(reading, text)));
        if (rule.use == ParameterUse::PassedOn) {
            QCOMPARE(reading->address.parameters.value(name), sample.legal);
            QVERIFY(reading->dropped.empty());
        } else {
            QVERIFY(reading->address.parameters.isEmpty());
            QCOMPARE(printed(reading, text), u"u|p|h:5432|d| -"_s + name + u":DecidedByProgram"_s);
        }
    }

    void anIllegalValueIsRefusedAtItsPlace_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        for (const ParameterRule &rule : libpqParameterRules()) {
            if (rule.use != ParameterUse::PassedOn)
                continue;
            const QString illegal = sampleOf(rule).illegal;
            QTest::newRow(qPrintable(rule.name.toString()))
                << rule.name.toString() << (illegal.isEmpty() ? u"a%0Ab"_s : illegal);
        }
    }
    void anIllegalValueIsRefusedAtItsPlace()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        const QString text = u"postgresql://u:p@h/d?"_s + name + u'=' + value;
        const auto reading = readConnectionText(text);
        QCOMPARE(printed(reading, text), u"ParameterValue Url %1 '%2'"_s.arg(text.size() - value.size()).arg(value));
    }

    void everyLegalChoiceIsLegal()
    {
        for (const ParameterRule &rule : libpqParameterRules()) {
            for (const QStringView choice : rule.choices.split(u'|', Qt::SkipEmptyParts)) {
                QVERIFY(isLegalValue(rule, choice));
                QVERIFY(!isLegalValue(rule, QString(choice.toString() + u' ')));
            }
        }
    }

    void foreignNamesHaveTheirReason_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("reason");
        for (const auto &name : {u"pgbouncer"_s, u"pool_timeout"_s, u"connection_limit"_s})
            QTest::newRow(qPrintable(name)) << name << u"OtherProgram"_s;
        for (const auto &name : {u"sslnegotiation"_s, u"require_auth"_s, u"load_balance_hosts"_s})
            QTest::newRow(qPrintable(name)) << name << u"NewerLibpq"_s;
        for (const auto &name : {u"nonsense"_s, u"SSLMODE"_s, u"ssl%7Cschema"_s})
            QTest::newRow(qPrintable(name)) << name << u"UnknownToLibpq"_s;
    }
    void foreignNamesHaveTheirReason()
    {
        QFETCH(QString, name);
        QFETCH(QString, reason);
        const QString text = u"postgresql://u:p@h/d?"_s + name + u"=x"_s;
        const QString shown = name.contains(u'%') ? QString() : name;
        QCOMPARE(printed(readConnectionText(text), text), u"u|p|h:5432|d| -"_s + shown + u':' + reason);
    }

    void otherProgramsNamesAreUnderstood()
    {
        QCOMPARE(libpqNameOf(u"User Id"), u"user");
        QCOMPARE(libpqNameOf(u"ApplicationName"), u"application_name");
        QCOMPARE(libpqNameOf(u"SSL Mode"), u"sslmode");
        QVERIFY(libpqNameOf(u"Pooling").isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestLibpqParameters)
#include "tst_libpqparameters.moc"
