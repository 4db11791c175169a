// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/operationid.h"

#include <optional>

namespace budget {

/// Keeps the id under which a form asked for a change, until that change has a definite answer: the same content goes
/// out under the same id again, and is saved once; other content is another change.
template <class Content>
class OperationMemory
{
public:
    [[nodiscard]] OperationId idFor(const Content &content)
    {
        if (!m_asked || !(m_asked->content == content))
            m_asked = Asked{content, OperationId::create()};
        return m_asked->id;
    }

    /// What became of it: without an error, or with one that says that nothing was saved, the next is another change.
    void noteAnswer(const std::optional<Error> &error)
    {
        if (!error || error->kind != ErrorKind::OutcomeUnknown)
            m_asked.reset();
    }

    /// Whether something that was asked for may have been saved.
    [[nodiscard]] bool isOpen() const { return m_asked.has_value(); }

private:
    struct Asked
    {
        Content content;
        OperationId id;
    };

    std::optional<Asked> m_asked;
};

} // namespace budget
