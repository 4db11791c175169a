// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errors/wording.h"
#include "words/words.h"

namespace budget::wording {

QString fieldName(Field field)
{
    switch (field) {
    case Field::None:
        return {};
    case Field::Date:
        return Words::tr("Date");
    case Field::Description:
        return Words::tr("Description");
    case Field::Category:
        return Words::tr("Category");
    case Field::Amount:
        return Words::tr("Amount");
    case Field::Person:
        return Words::tr("Person");
    case Field::Name:
        return Words::tr("Name");
    case Field::Email:
        return Words::tr("E-mail");
    case Field::Color:
        return Words::tr("Colour");
    case Field::LedgerFile:
        return Words::tr("File");
    case Field::SettingsFile:
        return Words::tr("Settings file");
    case Field::EnvFile:
        return Words::tr("File .env");
    case Field::CsvFile:
        return Words::tr("CSV file");
    case Field::Url:
        return Words::tr("Connection string");
    case Field::Host:
        return Words::tr("Host");
    case Field::Port:
        return Words::tr("Port");
    case Field::User:
        return Words::tr("User");
    case Field::Password:
        return Words::tr("Password");
    case Field::Database:
        return Words::tr("Database");
    }
    return {};
}

} // namespace budget::wording
