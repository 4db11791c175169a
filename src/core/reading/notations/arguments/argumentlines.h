// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/reading/source/rawreading.h"
#include "core/reading/source/sourcetext.h"

#include <vector>

namespace budget {

/// Reads the command lines of other programs than PostgreSQL's whose arguments are a connection:
/// `flyway -url=jdbc:postgresql://… -user=mira -password=…`, `sqlline -u jdbc:… -n mira -p …`,
/// `airflow connections add … --conn-host … --conn-password …`, `java -Dspring.datasource.url=…`.
[[nodiscard]] std::vector<FoundConnection> argumentLines(const SourceText &text);

} // namespace budget
