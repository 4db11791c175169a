// SPDX-License-Identifier: GPL-3.0-or-later
#include "db/store/categoryqueries.h"

#include "db/engines.h"
#include "db/writing.h"
#include "support/verifyresult.h"

#include <QTest>

using namespace budget;
using namespace budget::test;
using namespace Qt::StringLiterals;

class TestCategoryQueries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addsRenamesRecoloursAndDeletes_data() { addRoutes(); }
    void addsRenamesRecoloursAndDeletes()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        ASSIGN_RESULT(const Category food, writing::insertCategory(*connection, {u"Food"_s, u"#FF6B6B"_s}));
        QVERIFY(food.id.isValid());
        const Category renamed{food.id, u"Groceries"_s, u"#000000"_s};
        QCOMPARE(writing::updateCategory(*connection, food.id, {u"Groceries"_s, u"#000000"_s}), renamed);
        QCOMPARE(queries::listCategories(*connection), std::vector{renamed});
        QCOMPARE(database.plainSql(u"SELECT name, color FROM categories"_s), u"Groceries|#000000"_s);
        QCOMPARE(writing::deleteCategory(*connection, food.id), renamed);
        QCOMPARE(queries::listCategories(*connection), std::vector<Category>());
    }

    void toleratesAColorThatIsMissing_data() { addRoutes(); }
    void toleratesAColorThatIsMissing()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        database.plainSql(u"INSERT INTO categories (name) VALUES ('Bare')"_s);
        ASSIGN_RESULT(const auto categories, queries::listCategories(*database.connect()));
        QCOMPARE(categories, (std::vector{Category{CategoryId{1}, u"Bare"_s, {}}}));
    }

    void refusesANameTwiceButNotInAnotherCase_data() { addRoutes(); }
    void refusesANameTwiceButNotInAnotherCase()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        VERIFY_RESULT(writing::insertCategory(*connection, {u"Food"_s, u"#000000"_s}));
        const auto twice = writing::insertCategory(*connection, {u"Food"_s, u"#111111"_s});
        QCOMPARE(twice.error().kind, ErrorKind::NameTaken);
        QCOMPARE(twice.error().field, Field::Name);
        VERIFY_RESULT(writing::insertCategory(*connection, {u"food"_s, u"#111111"_s}));
    }

    void aUsedCategoryIsNotDeleted_data() { addRoutes(); }
    void aUsedCategoryIsNotDeleted()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        database.plainSql(u"INSERT INTO users (email, name) VALUES ('a@b', 'A');"
                          "INSERT INTO categories (name) VALUES ('Food');"
                          "INSERT INTO expenses (user_id, category_id, description, amount) VALUES (1, 1, 'x', 1)"_s);
        const auto refused = writing::deleteCategory(*database.connect(), CategoryId{1});
        QCOMPARE(refused.error().kind, ErrorKind::StillReferenced);
        QCOMPARE(database.plainSql(u"SELECT count(*) FROM categories"_s), u"1"_s);
    }

    void saysWhenTheRowIsGone_data() { addRoutes(); }
    void saysWhenTheRowIsGone()
    {
        QFETCH(Route, route);
        const TestDatabase database(route);
        const auto connection = database.connect();
        QCOMPARE(writing::updateCategory(*connection, CategoryId{99}, {u"x"_s, u"#000000"_s}).error().kind,
                 ErrorKind::NotFound);
        QCOMPARE(writing::deleteCategory(*connection, CategoryId{99}).error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(TestCategoryQueries)
#include "tst_categoryqueries.moc"
