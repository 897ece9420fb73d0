#pragma once
// What the readers of each kind find in a document: the firmest sign of what it is.

#include "documents/document.hpp"

#include <cstddef>

namespace dueregard::intake {

struct Evidence {
    std::size_t areas = 0;  ///< with strengths and considerations both
    std::size_t peers = 0;
    bool has_verdict = false;
    std::size_t implications = 0;
    bool asks_members = false;
    std::size_t objectives = 0;  ///< with priorities or actions
    std::size_t facts = 0;
    std::size_t boards = 0;
    std::size_t accreditations = 0;
};

[[nodiscard]] Evidence evidence_in(const documents::Document& document);

}  // namespace dueregard::intake
