#pragma once
// An edition of a framework: its levels from the lowest to the highest, and its areas, themes and criteria. A
// criterion is one ladder with a statement for each level.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::framework {

struct Level {
    std::string ref;      ///< "achieving": how statements name it
    std::string title;    ///< "Achieving"
    std::string meaning;  ///< in one sentence; "" where the pack gives none
};

/// What a criterion asks for at one level.
struct Statement {
    std::size_t level = 0;  ///< its place in Edition::levels
    std::string number;     ///< as the framework prints it, "2.01"; "" where it prints none
    std::string text;
};

enum class EntryKind { area, theme, criterion };

struct Entry {
    EntryKind kind = EntryKind::area;
    std::string ref;  ///< unlike every other of the edition: "2.3"
    std::string title;
    std::optional<std::size_t> parent = std::nullopt;  ///< its place in Edition::entries, before this one
    std::vector<Statement> statements;                 ///< of a criterion, from the lowest level up
    std::vector<std::string> questions;                ///< what to ask oneself
};

/// Whose words the statements are.
enum class Wording {
    ours,     ///< a paraphrase: shown as such wherever it stands
    licensed  ///< the publisher's, loaded by a council that may
};

struct Edition {
    std::string framework;  ///< "EFLG": the same for all its editions
    std::string label;      ///< "2021"
    std::string title;
    std::string publisher;
    std::string source;  ///< where the publisher's own text is to be had
    Wording wording = Wording::ours;
    std::vector<Level> levels;
    std::vector<Entry> entries;  ///< in reading order, each after its parent
};

/// "EFLG 2021"
[[nodiscard]] std::string name_of(const Edition& edition);
[[nodiscard]] std::string_view name_of(EntryKind kind);
[[nodiscard]] std::optional<EntryKind> entry_kind_named(std::string_view name);
[[nodiscard]] std::string_view name_of(Wording wording);
[[nodiscard]] std::optional<Wording> wording_named(std::string_view name);

/// The place of the area that the entry stands in, or the entry itself where it is one.
[[nodiscard]] std::size_t area_of(const Edition& edition, std::size_t entry);
/// The places of the criteria, in reading order.
[[nodiscard]] std::vector<std::size_t> criteria_of(const Edition& edition);
[[nodiscard]] std::optional<std::size_t> find_entry(const Edition& edition, std::string_view ref);
[[nodiscard]] std::optional<std::size_t> find_level(const Edition& edition, std::string_view ref);
/// What the criterion asks for at the level; null where it asks for nothing there.
[[nodiscard]] const Statement* statement_at(const Entry& criterion, std::size_t level);

}  // namespace dueregard::framework
