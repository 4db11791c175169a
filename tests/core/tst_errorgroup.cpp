// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/errorgroup.h"
#include "core/errorkey.h"

#include <QTest>

using namespace budget;

namespace {

QString nameOf(ErrorGroup group)
{
    switch (group) {
    case ErrorGroup::Program:
        return QStringLiteral("program");
    case ErrorGroup::Entry:
        return QStringLiteral("entry");
    case ErrorGroup::File:
        return QStringLiteral("file");
    case ErrorGroup::Settings:
        return QStringLiteral("settings");
    case ErrorGroup::Keeper:
        return QStringLiteral("keeper");
    case ErrorGroup::Tables:
        return QStringLiteral("tables");
    case ErrorGroup::Connecting:
        return QStringLiteral("connecting");
    case ErrorGroup::Work:
        return QStringLiteral("work");
    }
    return {};
}

} // namespace

class TestErrorGroup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindIsInAGroup()
    {
        QMap<QString, int> counts;
        for (const ErrorKind kind : allErrorKinds())
            ++counts[nameOf(groupOf(kind))];
        QCOMPARE(counts.keys(),
                 QStringList({QStringLiteral("connecting"), QStringLiteral("entry"), QStringLiteral("file"),
                              QStringLiteral("keeper"), QStringLiteral("program"), QStringLiteral("settings"),
                              QStringLiteral("tables"), QStringLiteral("work")}));
    }

    void aFullDiskIsTheServersWhereNoFileIsNamed()
    {
        QCOMPARE(groupOf(Error{ErrorKind::DiskFull, Field::LedgerFile, {}, {}, {}}), ErrorGroup::File);
        QCOMPARE(groupOf(Error{ErrorKind::DiskFull, Field::SettingsFile, {}, {}, {}}), ErrorGroup::File);
        QCOMPARE(groupOf(Error{ErrorKind::DiskFull, Field::None, {}, QStringLiteral("53100"), {}}), ErrorGroup::Work);
    }
};

QTEST_GUILESS_MAIN(TestErrorGroup)
#include "tst_errorgroup.moc"
