// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drill/drill.h"
#include "app/session/session.h"
#include "db/engines.h"
#include "db/schema/preparation.h"
#include "db/schema/variants.h"
#include "support/coursetables.h"
#include "support/verifyresult.h"

#include <QDir>
#include <QTemporaryDir>

#include <functional>

namespace budget::test {

template <class T>
[[nodiscard]] T waited(QFuture<T> future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 60'000))
        qFatal("there was no answer");
    return future.result();
}

/// A ledger for a drill, and a folder for the notes of drills.
class DrillStage
{
public:
    /// A database whose role may not create tables, so it has no `bt_operations`.
    static constexpr auto kBare = "bare";

    explicit DrillStage(Route route = Route::Sqlite, const QString &variant = {})
        : database(route, variant.isEmpty() ? TestDatabase::State::Prepared : TestDatabase::State::Empty)
    {
        if (variant == QLatin1StringView(kBare))
            makeBare();
        else if (!variant.isEmpty())
            adopt(variant);
    }

    [[nodiscard]] DrillTools tools() const
    {
        return {QStringLiteral(BUDGET_PROGRAM), std::chrono::minutes(1), notes()};
    }
    [[nodiscard]] DrillNotes notes() const { return DrillNotes(m_state.filePath(QStringLiteral("drills"))); }
    [[nodiscard]] int notesLeft() const
    {
        return static_cast<int>(QDir(m_state.filePath(QStringLiteral("drills"))).entryList(QDir::Files).size());
    }
    [[nodiscard]] DrillOptions options(std::chrono::seconds wait = std::chrono::seconds(0),
                                       bool withSleep = false) const
    {
        return {database.login(), wait, withSleep};
    }
    /// The categories with the marker's name: 'id|…'.
    [[nodiscard]] QString markers() const
    {
        return database.plainSql(QStringLiteral("SELECT * FROM categories WHERE name = 'Verification Test'"));
    }

    const TestDatabase database;

private:
    [[nodiscard]] const ServerAddress &address() const { return database.server().address; }

    void makeBare() const
    {
        const QString rights = QStringLiteral(
            "ALTER DATABASE \"%1\" OWNER TO postgres; GRANT SELECT, INSERT, UPDATE, DELETE ON users, categories, "
            "expenses TO \"%2\"; GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO \"%2\"");
        database.plainSql(courseDdl() + rights.arg(address().database, address().user));
    }

    void adopt(const QString &name) const
    {
        for (const Variant &variant : variants()) {
            if (variant.name == name)
                database.plainSql(QStringLiteral("SET ROLE \"%1\";").arg(address().user) + variant.ddl);
        }
        const auto connection = database.connect();
        if (!prepareLedger(*connection, migrations(Engine::Postgres)))
            qFatal("the tables were not adopted");
    }

    QTemporaryDir m_state;
};

/// Runs a drill until it has finished. Calls `meanwhile` once, when `step` starts; `meanwhile` may block.
inline const DrillReport &carryOut(
    Drill &drill, const DrillOptions &options, DrillStep step = DrillStep::Wait,
    const std::function<void()> &meanwhile = [] {})
{
    bool isDone = false;
    bool isFinished = false;
    const QObject context;
    QObject::connect(&drill, &Drill::changed, &context, [&] {
        if (!isDone && drill.report().result(step).state == DrillState::Running) {
            isDone = true;
            meanwhile();
        }
    });
    QObject::connect(&drill, &Drill::finished, &context, [&] { isFinished = true; });
    drill.start(options);
    if (!QTest::qWaitFor([&] { return isFinished; }, 120'000))
        qFatal("the drill did not end");
    return drill.report();
}

inline const DrillReport &carryOut(Drill &drill, const DrillOptions &options, const std::function<void()> &meanwhile)
{
    return carryOut(drill, options, DrillStep::Wait, meanwhile);
}

} // namespace budget::test
