// SPDX-License-Identifier: GPL-3.0-or-later
#include "words/errors/wording.h"
#include "words/words.h"

#include <array>

namespace budget::wording {

namespace {

constexpr std::array kNames{
    Word{Field::None, nullptr},
    Word{Field::Date, QT_TRANSLATE_NOOP("budget::wording", "Date")},
    Word{Field::Description, QT_TRANSLATE_NOOP("budget::wording", "Description")},
    Word{Field::Category, QT_TRANSLATE_NOOP("budget::wording", "Category")},
    Word{Field::Amount, QT_TRANSLATE_NOOP("budget::wording", "Amount")},
    Word{Field::Person, QT_TRANSLATE_NOOP("budget::wording", "Person")},
    Word{Field::Name, QT_TRANSLATE_NOOP("budget::wording", "Name")},
    Word{Field::Email, QT_TRANSLATE_NOOP("budget::wording", "E-mail")},
    Word{Field::Color, QT_TRANSLATE_NOOP("budget::wording", "Colour")},
    Word{Field::LedgerFile, QT_TRANSLATE_NOOP("budget::wording", "File")},
    Word{Field::SettingsFile, QT_TRANSLATE_NOOP("budget::wording", "Settings file")},
    Word{Field::EnvFile, QT_TRANSLATE_NOOP("budget::wording", "File .env")},
    Word{Field::CsvFile, QT_TRANSLATE_NOOP("budget::wording", "CSV file")},
    Word{Field::Url, QT_TRANSLATE_NOOP("budget::wording", "Connection string")},
    Word{Field::Host, QT_TRANSLATE_NOOP("budget::wording", "Host")},
    Word{Field::Port, QT_TRANSLATE_NOOP("budget::wording", "Port")},
    Word{Field::User, QT_TRANSLATE_NOOP("budget::wording", "User")},
    Word{Field::Password, QT_TRANSLATE_NOOP("budget::wording", "Password")},
    Word{Field::Database, QT_TRANSLATE_NOOP("budget::wording", "Database")},
};
static_assert(hasRowsTo(kNames, Field::Database));

} // namespace

QString fieldName(Field field)
{
    return wordIn(kNames, field);
}

} // namespace budget::wording
