#pragma once
// Code lists: the answers that a characteristic can have, the words they come in, and how finer lists go into
// coarser ones. They are data (code_lists/*.json), each an edition of its own: a dataset names the one it was
// mapped to. Sources stand in each list.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dueregard::monitoring {

/// Why a record has no answer out of the list. Kept apart, since "nobody asked" is not "would not say".
enum class NoAnswer : std::uint8_t {
    prefer_not_to_say,
    not_answered,    ///< asked, and left empty
    not_asked,       ///< or not known whether: there is no record
    not_applicable,  ///< the question is not for this person
    not_mapped       ///< something stands there that nobody has said the meaning of
};

inline constexpr std::size_t no_answer_count = 5;

[[nodiscard]] std::span<const NoAnswer> all_no_answers();
/// "not_asked", as stored; and "Not asked, or not known".
[[nodiscard]] std::string_view name_of(NoAnswer state);
[[nodiscard]] std::string_view title_of(NoAnswer state);
[[nodiscard]] std::optional<NoAnswer> no_answer_named(std::string_view name);

struct ListCode {
    std::string code;                 ///< "white_irish"
    std::string title;                ///< "White: Irish"
    std::vector<std::string> labels;  ///< other words for it, plain (plain_label)
    std::vector<std::size_t> groups;  ///< for each of the list's groupings, which group it goes into
};

/// A coarser way to tell the codes of a list.
struct Grouping {
    std::string name;                 ///< "ethnic_group_5"
    std::string title;                ///< "5 groups"
    std::vector<std::string> groups;  ///< their titles
};

struct CodeList {
    std::string name;            ///< "ethnic_group_2021": with its edition, never changed once used
    std::string characteristic;  ///< "ethnic_group"
    std::string title;           ///< "Ethnic group"
    std::string edition;         ///< "19 groups (Census 2021)"
    std::string source;
    bool is_open = false;               ///< the file's own labels are the codes: wards, grades
    std::vector<std::string> headings;  ///< of columns that hold it, plain
    std::vector<Grouping> groupings;
    std::vector<ListCode> codes;
};

[[nodiscard]] std::span<const CodeList> code_lists();
/// Null where there is none of that name.
[[nodiscard]] const CodeList* find_code_list(std::string_view name);
/// Null where the list has none of that name.
[[nodiscard]] const Grouping* find_grouping(const CodeList& list, std::string_view name);
/// "Ethnic group, 19 groups (Census 2021)"
[[nodiscard]] std::string full_title(const CodeList& list);

/// Small letters and digits, one space between words, "&" as "and": what labels are compared by.
[[nodiscard]] std::string plain_label(std::string_view label);

/// A code of a list by its place, or why there is none.
using Meaning = std::variant<std::size_t, NoAnswer>;

/// What a label means in every list, whatever it asks: "Prefer not to say", "Unknown", nothing at all.
[[nodiscard]] std::optional<NoAnswer> no_answer_of(std::string_view label);
/// By the list's own words, then by those for no answer; an age in years by its band. Nothing where neither
/// knows it; never a code of an open list.
[[nodiscard]] std::optional<Meaning> meaning_of(const CodeList& list, std::string_view label);

}  // namespace dueregard::monitoring
