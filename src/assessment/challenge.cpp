#include "assessment/challenge.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace dueregard::assessment {

namespace {

constexpr std::size_t longest_line = 200;

struct StageRow {
    Stage stage;
    std::string_view name;
    std::string_view title;
};

constexpr std::array stage_rows = {
    StageRow{Stage::scoped, "scoped", "Scoped"},
    StageRow{Stage::on_site, "on_site", "On site"},
    StageRow{Stage::draft_report, "draft_report", "Draft report"},
    StageRow{Stage::right_of_reply, "right_of_reply", "Right of reply"},
    StageRow{Stage::final_report, "final_report", "Final report"},
    StageRow{Stage::closed, "closed", "Closed"},
};

constexpr auto stages_in_order = [] {
    std::array<Stage, stage_rows.size()> stages{};
    std::ranges::transform(stage_rows, stages.begin(), &StageRow::stage);
    return stages;
}();

const StageRow& row_of(Stage stage) {
    const auto* const row = std::ranges::find(stage_rows, stage, &StageRow::stage);
    ensure(row != stage_rows.end(), "a stage is missing from the table of stages");
    return *row;
}

void require_short(Faults& faults, std::string_view field, std::string_view what, const std::string& text) {
    if (character_count(text) > longest_line)
        faults.push_back({std::string(field), fmt::format("{} must be 200 characters or fewer", what)});
}

}  // namespace

std::span<const Stage> all_stages() {
    return stages_in_order;
}

std::string_view name_of(Stage stage) {
    return row_of(stage).name;
}

std::string_view title_of(Stage stage) {
    return row_of(stage).title;
}

std::optional<Stage> stage_named(std::string_view name) {
    const auto* const row = std::ranges::find(stage_rows, name, &StageRow::name);
    return row == stage_rows.end() ? std::nullopt : std::optional(row->stage);
}

std::string days_text(const Challenge& challenge) {
    if (!challenge.from || !challenge.until) return "";
    if (challenge.from == challenge.until) return long_date(*challenge.from);
    return fmt::format("{} to {}", long_date(*challenge.from), long_date(*challenge.until));
}

Faults faults_of(const Challenge& challenge) {
    Faults faults;
    if (challenge.title.empty()) faults.push_back({"title", "Enter what the challenge is called"});
    require_short(faults, "title", "The title", challenge.title);
    require_short(faults, "reviewer", "Who reviews", challenge.reviewer);
    require_short(faults, "sought", "The level sought", challenge.sought);
    if (!challenge.from) faults.push_back({"from", "Enter the first day, such as 27 3 2027"});
    if (!challenge.until) faults.push_back({"until", "Enter the last day, such as 29 3 2027"});
    if (challenge.from && challenge.until && *challenge.until < *challenge.from)
        faults.push_back({"until", "The last day must not be before the first"});
    return faults;
}

Faults faults_of(const ChallengeMember& member) {
    Faults faults;
    if (member.name.empty()) faults.push_back({"name", "Enter the name"});
    require_short(faults, "name", "The name", member.name);
    require_short(faults, "member_role", "The role in the team", member.role);
    require_short(faults, "from_organisation", "The organisation", member.from_organisation);
    return faults;
}

std::vector<Stage> stages_after(Stage stage) {
    if (stage == Stage::closed) return {};
    if (stage == Stage::final_report) return {Stage::closed};
    std::vector<Stage> others;
    for (const auto other : stages_in_order) {
        // Nothing is closed before its report is final.
        if (other != stage && other != Stage::closed) others.push_back(other);
    }
    return others;
}

bool is_back(Stage from, Stage to) {
    return to < from;
}

bool is_final(Stage stage) {
    return stage == Stage::final_report || stage == Stage::closed;
}

}  // namespace dueregard::assessment
