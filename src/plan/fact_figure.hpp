#pragma once
// The figure in a statement, when it held and where it is from.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dueregard::plan {

struct Figure {
    std::string value;  ///< without the commas that part thousands; "1 in 4" of a share
    std::string unit;   ///< "%", "£", "£ million", or the word behind the number; "" where there is none
    std::size_t begin = 0;
};

/// The first percentage or share, else the first number that is no year, day or part of a name.
[[nodiscard]] std::optional<Figure> figure_in(std::string_view text);

/// What a share is held against: "58%, compared to the city's 47%" is 47, against "the city".
struct Comparison {
    std::string value;
    std::optional<std::string> with;
};

[[nodiscard]] std::optional<Comparison> comparison_in(std::string_view text);

/// "as at 31 March 2031" is "2031-03-31"; "Census 2021" and "in 2023/24" are as printed.
[[nodiscard]] std::optional<std::string> as_of_in(std::string_view text);

/// "(ONS 2020 mid-year estimate)", "Census 2021", "Source: …".
[[nodiscard]] std::optional<std::string> source_in(std::string_view text);

}  // namespace dueregard::plan
