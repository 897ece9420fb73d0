#include "intake/import.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::intake {

namespace {

struct StateName {
    ImportState state;
    std::string_view name;
    std::string_view title;
};

constexpr std::array state_names = {
    StateName{ImportState::uploaded, "uploaded", "Not accepted yet"},
    StateName{ImportState::accepted, "accepted", "Accepted"},
    StateName{ImportState::undone, "undone", "Undone"},
    StateName{ImportState::discarded, "discarded", "Put aside"}
};

struct ActName {
    ImportActKind kind;
    std::string_view name;
    std::string_view title;
};

constexpr std::array act_names = {
    ActName{ImportActKind::uploaded, "uploaded", "Uploaded"},
    ActName{ImportActKind::read_again, "read_again", "Read again with other choices"},
    ActName{ImportActKind::accepted, "accepted", "Accepted"},
    ActName{ImportActKind::undone, "undone", "Undone"},
    ActName{ImportActKind::discarded, "discarded", "Put aside"}
};

std::string why_not(ImportState state) {
    switch (state) {
    case ImportState::uploaded:
        return "This import has not been accepted: there is nothing to undo.";
    case ImportState::accepted:
        return "This import has been accepted already.";
    case ImportState::undone:
        return "This import was undone: upload the file again to take it in anew.";
    case ImportState::discarded:
        return "This import was put aside: upload the file again to take it in.";
    }
    return "";
}

}  // namespace

std::string_view name_of(ImportState state) {
    return std::ranges::find(state_names, state, &StateName::state)->name;
}

std::string_view title_of(ImportState state) {
    return std::ranges::find(state_names, state, &StateName::state)->title;
}

std::optional<ImportState> import_state_named(std::string_view name) {
    const auto* const found = std::ranges::find(state_names, name, &StateName::name);
    return found == state_names.end() ? std::nullopt : std::optional(found->state);
}

std::string_view name_of(ImportActKind kind) {
    return std::ranges::find(act_names, kind, &ActName::kind)->name;
}

std::string_view title_of(ImportActKind kind) {
    return std::ranges::find(act_names, kind, &ActName::kind)->title;
}

std::optional<ImportActKind> import_act_named(std::string_view name) {
    const auto* const found = std::ranges::find(act_names, name, &ActName::name);
    return found == act_names.end() ? std::nullopt : std::optional(found->kind);
}

std::expected<ImportState, std::string> after(ImportState state, ImportActKind act) {
    if (act == ImportActKind::undone) {
        if (state == ImportState::accepted) return ImportState::undone;
        return std::unexpected(why_not(state));
    }
    if (state != ImportState::uploaded) return std::unexpected(why_not(state));
    if (act == ImportActKind::accepted) return ImportState::accepted;
    if (act == ImportActKind::discarded) return ImportState::discarded;
    return ImportState::uploaded;
}

std::string_view words_of_confidence(double confidence) {
    constexpr double sure = 0.8;
    constexpr double fairly_sure = 0.5;
    if (confidence >= sure) return "Sure";
    return confidence >= fairly_sure ? "Fairly sure" : "Not sure";
}

std::string reason_of(const Import& import) {
    return fmt::format("Imported from {}", import.file_name);
}

}  // namespace dueregard::intake
