// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace budget::test {

/// The statements that SQLAlchemy's create_all() sends for the course's models.
[[nodiscard]] inline QString courseDdl()
{
    return QStringLiteral(
        "CREATE TABLE users (id SERIAL NOT NULL, email VARCHAR(100) NOT NULL, name VARCHAR(100) NOT NULL, "
        "created_at TIMESTAMP WITHOUT TIME ZONE, PRIMARY KEY (id), UNIQUE (email));"
        "CREATE TABLE categories (id SERIAL NOT NULL, name VARCHAR(50) NOT NULL, color VARCHAR(7), PRIMARY KEY (id), "
        "UNIQUE (name));"
        "CREATE TABLE expenses (id SERIAL NOT NULL, user_id INTEGER NOT NULL, category_id INTEGER NOT NULL, "
        "description VARCHAR(200) NOT NULL, amount NUMERIC(10, 2) NOT NULL, date DATE, "
        "created_at TIMESTAMP WITHOUT TIME ZONE, PRIMARY KEY (id), FOREIGN KEY(user_id) REFERENCES users (id), "
        "FOREIGN KEY(category_id) REFERENCES categories (id));");
}

/// A query for the columns, constraints and indexes of the three tables in PostgreSQL's catalogue.
[[nodiscard]] inline QString catalogueOfCourseTables()
{
    return QStringLiteral(
        "SELECT attrelid::regclass, attnum, attname, atttypid::regtype, atttypmod, attnotnull, atthasdef "
        "FROM pg_attribute "
        "WHERE attrelid IN ('users'::regclass, 'categories'::regclass, 'expenses'::regclass) ORDER BY 1, 2;"
        "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid IN "
        "('users'::regclass, 'categories'::regclass, 'expenses'::regclass) ORDER BY 1, 2;"
        "SELECT indexdef FROM pg_indexes WHERE tablename IN ('users', 'categories', 'expenses') ORDER BY 1");
}

} // namespace budget::test
