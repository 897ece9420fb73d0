#pragma once
// Labels and their values within a line: "Train every receptionist. Lead: Head of HR; by when: March 2032".

#include "plan/column_words.hpp"

#include <string_view>
#include <vector>

namespace dueregard::plan {

struct LabelledValue {
    ColumnRole role = ColumnRole::none;
    std::string_view value;  ///< empty where it stands on the lines that follow
};

struct LabelledText {
    std::string_view before;  ///< what stands before the first label
    std::vector<LabelledValue> values;
};

/// A label is a synonym of `column_words.hpp` followed by a colon, or by a dash where it opens the line.
[[nodiscard]] LabelledText labelled(std::string_view line);

}  // namespace dueregard::plan
