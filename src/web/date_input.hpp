#pragma once
// A date that the reader knows, in three boxes. GOV.UK Design System: date input.

#include "web/fieldset.hpp"
#include "web/form_group.hpp"
#include "web/html.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dueregard::web {

/// As it was typed, right or wrong.
struct TypedDate {
    std::string day;
    std::string month;
    std::string year;
};

struct DateInputItem {
    std::string name;   ///< "day"; the field's name is the prefix, a hyphen and this
    std::string label;  ///< where not said, the name with a capital
    std::optional<std::string> value = std::nullopt;
    int width = 2;                             ///< in characters
    std::optional<bool> error = std::nullopt;  ///< where none says so, all are marked when there is an error
    std::string id;                            ///< where not said, the input's id, a hyphen and the name
    std::string classes;
    std::string inputmode = "numeric";
    std::string autocomplete;
    std::string pattern;
    Attributes attributes;
};

struct DateInput {
    std::string id;
    std::string name_prefix;
    std::optional<Fieldset> fieldset = std::nullopt;  ///< its legend is the question
    std::vector<DateInputItem> items;                 ///< day_month_year(…), or fewer
    Hint hint;
    ErrorMessage error;
    std::string classes;
    FormGroup form_group;
    Attributes attributes;
};

[[nodiscard]] std::vector<DateInputItem> day_month_year(const TypedDate& typed);

[[nodiscard]] Html date_input(const DateInput& options);

}  // namespace dueregard::web
