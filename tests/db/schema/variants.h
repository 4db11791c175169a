// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace budget::test {

/// The tables of a database that differs from the course's.
struct Variant
{
    QString name;
    QString ddl;
    bool isAdopted = true;
};

namespace variantddl {

inline const QString kUsers = QStringLiteral(
    "CREATE TABLE users (id SERIAL PRIMARY KEY, email VARCHAR(100) NOT NULL UNIQUE, name VARCHAR(100) NOT NULL, "
    "created_at TIMESTAMP);");
inline const QString kCategories = QStringLiteral(
    "CREATE TABLE categories (id SERIAL PRIMARY KEY, name VARCHAR(50) NOT NULL UNIQUE, color VARCHAR(7));");

/// `rest`: the columns after the description.
[[nodiscard]] inline QString expenses(const QString &rest)
{
    return QStringLiteral("CREATE TABLE expenses (id SERIAL PRIMARY KEY, "
                          "user_id INTEGER NOT NULL REFERENCES users (id), "
                          "category_id INTEGER NOT NULL REFERENCES categories (id), "
                          "description VARCHAR(200) NOT NULL, ")
        + rest + QStringLiteral(");");
}

} // namespace variantddl

/// The variants V0 to V10, for PostgreSQL.
[[nodiscard]] inline std::vector<Variant> variants()
{
    using namespace Qt::StringLiterals;
    using namespace variantddl;
    const QString people = kUsers + kCategories;
    const QString amount = u"amount NUMERIC(10, 2) NOT NULL, "_s;
    return {
        {u"V0"_s, people + expenses(amount + u"date DATE, created_at TIMESTAMP"_s)},
        {u"V1"_s, people + expenses(u"amount DOUBLE PRECISION NOT NULL, date DATE, created_at TIMESTAMP"_s)},
        {u"V2"_s,
         QString(people)
                 .replace(u"created_at TIMESTAMP"_s, u"created_at TIMESTAMP NOT NULL"_s)
                 .replace(u"VARCHAR(7)"_s, u"VARCHAR(7) NOT NULL"_s)
             + expenses(amount + u"date DATE NOT NULL, created_at TIMESTAMP NOT NULL"_s)},
        {u"V3"_s, people + expenses(amount + u"date DATE"_s)},
        {u"V4"_s,
         u"CREATE TABLE users (id SERIAL PRIMARY KEY, email VARCHAR(100) NOT NULL UNIQUE, name VARCHAR(100) NOT NULL);"
         "CREATE TABLE categories (id SERIAL PRIMARY KEY, name VARCHAR(50) NOT NULL UNIQUE);"_s
             + expenses(amount + u"date DATE NOT NULL"_s)},
        {u"V5"_s,
         u"CREATE TABLE users (id SERIAL PRIMARY KEY, email VARCHAR(100) NOT NULL UNIQUE);"
         "CREATE TABLE categories (id SERIAL PRIMARY KEY, name VARCHAR(50) NOT NULL UNIQUE);"_s
             + expenses(u"amount NUMERIC(10, 2) NOT NULL"_s)},
        {u"V6"_s,
         kCategories
             + expenses(amount + u"date DATE, created_at TIMESTAMP"_s).replace(u" REFERENCES users (id)"_s, QString()),
         false},
        {u"V7"_s,
         kCategories
             + expenses(amount + u"date DATE, created_at TIMESTAMP"_s)
                   .replace(u" REFERENCES users (id)"_s, QString())
                   .replace(u"description VARCHAR(200) NOT NULL, "_s, QString()),
         false},
        {u"V8"_s,
         kCategories
             + u"CREATE TABLE expenses (id SERIAL PRIMARY KEY, description VARCHAR(200), amount DOUBLE PRECISION, "
               "category_id INTEGER REFERENCES categories (id), date TIMESTAMP);"_s,
         false},
        {u"V9"_s, u"CREATE TABLE expenses (id SERIAL PRIMARY KEY, description VARCHAR(200), amount NUMERIC(10, 2));"_s,
         false},
        {u"V10"_s,
         people
             + expenses(amount
                        + u"date DATE, created_at TIMESTAMP, notes TEXT, is_paid BOOLEAN NOT NULL DEFAULT false"_s)},
    };
}

} // namespace budget::test
