// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizard/setup/entries.h"

#include <QTest>

#include <functional>

using namespace budget;
using namespace Qt::StringLiterals;

using Change = std::function<void(SetupDraft &)>;

class TestEntries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangeByThePersonIsAnEntry_data()
    {
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
        row("file", [](SetupDraft &d) { d.file = u"x.budget"_s; });
        row("text", [](SetupDraft &d) { d.text = u"x"_s; });
        row("address", [](SetupDraft &d) { d.address.host = u"x"_s; });
        row("password", [](SetupDraft &d) { d.password = Secret(u"x"_s); });
        row("person", [](SetupDraft &d) { d.person = PersonDraft{u"x"_s, u"x@example.com"_s}; });
        row("name", [](SetupDraft &d) { d.profile.name = u"x"_s; });
        row("colour", [](SetupDraft &d) { d.profile.color = u"#123456"_s; });
        row("pool", [](SetupDraft &d) { d.profile.pool.size = 3; });
        row("keeper", [](SetupDraft &d) { d.profile.keeper = SecretKeeper::EnvFile; });
        row(".env file", [](SetupDraft &d) { d.profile.envFile = u"/x/.env"_s; });
        row("key", [](SetupDraft &d) { d.profile.envKey = u"X_URL"_s; });
    }
    void aChangeByThePersonIsAnEntry()
    {
        QFETCH(Change, change);
        const SetupDraft start = newDraft();
        SetupDraft draft = start;
        change(draft);
        QVERIFY(hasEntries(draft, start));
    }

    void aDifferentSpellingIsNoEntry()
    {
        SetupDraft start = newDraft();
        start.profile.color = u"#abcdef"_s;
        start.profile.envFile = u"/x//y/../.env"_s;
        SetupDraft draft = start;
        draft.profile.color = u"#ABCDEF"_s;
        draft.profile.envFile = u"/x/.env"_s;
        QVERIFY(!hasEntries(draft, start));
    }
};

QTEST_GUILESS_MAIN(TestEntries)
#include "tst_entries.moc"
