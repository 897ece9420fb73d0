#pragma once
// What a person said of how a document is to be read.

#include "intake/column_mapping.hpp"
#include "intake/incoming.hpp"

namespace dueregard::intake {

struct Choices {
    ColumnMapping columns;
    StatusMapping statuses;
    friend bool operator==(const Choices&, const Choices&) = default;
};

}  // namespace dueregard::intake
