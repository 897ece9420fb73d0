#pragma once
// What an equality strategy says, as it was read: nothing here has been accepted into the register.

#include "base/date.hpp"
#include "documents/document.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::plan {

/// An objective, priority area or theme, with what stands below it.
struct ReadObjective {
    std::string title;
    std::vector<std::string> priorities;
    std::vector<std::string> actions;
    documents::Place at;
};

/// A figure or a statement about the place or the workforce. `value` is the number without the commas that
/// part thousands, or "1 in 4"; a statement without a number has none.
struct Fact {
    std::string label;
    std::optional<std::string> value;
    std::optional<std::string> unit;
    std::optional<std::string> as_of;  ///< "2031-03-31" of a day, otherwise as printed
    std::optional<std::string> source;
    std::optional<std::string> section = {};         ///< the heading it stands under
    std::optional<std::string> compared_value = {};  ///< "47" of "58%, compared to the city's 47%"
    std::optional<std::string> compared_with = {};   ///< "the city population", where that is said
    documents::Place at = {};
};

/// Who oversees it. `every` is "month", "quarter", "six weeks", …
struct ReadBoard {
    std::string name;
    std::optional<std::string> every;
    std::vector<std::string> members;
};

/// A scheme under which the council is recognised. A date is told only where its day or its month is printed.
struct Accreditation {
    std::string scheme;
    std::optional<std::string> level;
    std::optional<Date> from;
    std::optional<Date> to;
};

struct StrategyReading {
    std::vector<ReadObjective> objectives;
    std::vector<Fact> facts;
    std::vector<ReadBoard> boards;
    std::vector<Accreditation> accreditations;
    std::vector<std::string> characteristics;  ///< protected characteristics that a list of them names
};

}  // namespace dueregard::plan
