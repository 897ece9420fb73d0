#include "monitoring/dataset.hpp"

#include "base/ensure.hpp"
#include "base/text.hpp"
#include "monitoring/population.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace dueregard::monitoring {

namespace {

struct StateRow {
    DatasetState state = DatasetState::uploaded;
    std::string_view name;
    std::string_view title;
};

constexpr std::array<StateRow, 5> state_rows = {{
    {DatasetState::uploaded, "uploaded", "Waits to be accepted"},
    {DatasetState::accepted, "accepted", "Accepted"},
    {DatasetState::discarded, "discarded", "Put aside"},
    {DatasetState::undone, "undone", "Taken back"},
    {DatasetState::expired, "expired", "Deleted, its time is over"},
}};

struct ActRow {
    DatasetActKind kind = DatasetActKind::uploaded;
    std::string_view name;
    std::string_view title;
};

constexpr std::array<ActRow, 6> act_rows = {{
    {DatasetActKind::uploaded, "uploaded", "Uploaded"},
    {DatasetActKind::mapped, "mapped", "Mapping changed"},
    {DatasetActKind::accepted, "accepted", "Accepted"},
    {DatasetActKind::discarded, "discarded", "Put aside"},
    {DatasetActKind::undone, "undone", "Taken back, records deleted"},
    {DatasetActKind::expired, "expired", "Records deleted at the end of their time"},
}};

const StateRow& row_of(DatasetState state) {
    const auto* const row = std::ranges::find(state_rows, state, &StateRow::state);
    ensure(row != state_rows.end(), "a state is one of those listed");
    return *row;
}

const ActRow& row_of(DatasetActKind kind) {
    const auto* const row = std::ranges::find(act_rows, kind, &ActRow::kind);
    ensure(row != act_rows.end(), "an act is one of those listed");
    return *row;
}

constexpr std::size_t longest_text = 200;
/// Special-category data is held no longer than it is needed (UK GDPR, article 5(1)(e)): a council's own rule
/// may be shorter, not longer.
constexpr int most_years_kept = 10;

void require_text(Faults& faults, std::string_view text, std::string_view field, std::string_view missing) {
    if (text.empty()) faults.push_back({std::string(field), std::string(missing)});
    if (character_count(text) > longest_text)
        faults.push_back({std::string(field), fmt::format("Say it in {} characters or fewer", longest_text)});
}

void add_date_faults(Faults& faults, const DatasetAbout& about, Date today) {
    if (!about.from)
        faults.push_back({"from", "Enter the first day that the records speak of, such as 1 4 2026"});
    if (!about.to)
        faults.push_back({"to", "Enter the last day that the records speak of, such as 31 3 2027"});
    if (about.from && about.to && *about.to < *about.from)
        faults.push_back({"to", "The last day must not be before the first"});
    if (!about.keep_until) {
        faults.push_back({"keep_until", "Enter the last day on which the records are kept, such as 31 3 2029"}
        );
    } else if (*about.keep_until < today) {
        faults.push_back({"keep_until", "The last day on which the records are kept must not be in the past"}
        );
    } else if (*about.keep_until > add_days(today, most_years_kept * 365)) {
        faults.push_back({"keep_until", fmt::format("Records are kept for {} years at most", most_years_kept)}
        );
    }
}

}  // namespace

std::string_view name_of(DatasetState state) {
    return row_of(state).name;
}

std::string_view title_of(DatasetState state) {
    return row_of(state).title;
}

std::optional<DatasetState> dataset_state_named(std::string_view name) {
    const auto* const row = std::ranges::find(state_rows, name, &StateRow::name);
    return row == state_rows.end() ? std::nullopt : std::optional(row->state);
}

std::string_view name_of(DatasetActKind kind) {
    return row_of(kind).name;
}

std::string_view title_of(DatasetActKind kind) {
    return row_of(kind).title;
}

std::optional<DatasetActKind> dataset_act_named(std::string_view name) {
    const auto* const row = std::ranges::find(act_rows, name, &ActRow::name);
    return row == act_rows.end() ? std::nullopt : std::optional(row->kind);
}

std::expected<DatasetState, std::string> after(DatasetState state, DatasetActKind kind) {
    const bool is_waiting = state == DatasetState::uploaded;
    const bool is_accepted = state == DatasetState::accepted;
    if (kind == DatasetActKind::mapped && is_waiting) return DatasetState::uploaded;
    if (kind == DatasetActKind::accepted && is_waiting) return DatasetState::accepted;
    if (kind == DatasetActKind::discarded && is_waiting) return DatasetState::discarded;
    if (kind == DatasetActKind::undone && is_accepted) return DatasetState::undone;
    if (kind == DatasetActKind::expired && (is_waiting || is_accepted)) return DatasetState::expired;
    return std::unexpected(
        fmt::format("This dataset stands at “{}”, and that can no longer be done.", title_of(state))
    );
}

Faults faults_of(const DatasetAbout& about, Date today) {
    Faults faults;
    require_text(faults, about.title, "title", "Enter what the dataset is called");
    if (find_population(about.population) == nullptr)
        faults.push_back({"population", "Choose whom the records speak of"});
    require_text(faults, about.source, "source", "Enter where the records come from");
    require_text(faults, about.owner, "owner", "Enter who answers for the dataset");
    if (find_lawful_basis(about.lawful_basis) == nullptr)
        faults.push_back({"lawful_basis", "Choose the ground in law on which the records are held"});
    add_date_faults(faults, about, today);
    return faults;
}

std::string period_of(const DatasetAbout& about) {
    if (!about.from || !about.to) return "";
    if (*about.from == *about.to) return long_date(*about.from);
    return fmt::format("{} to {}", long_date(*about.from), long_date(*about.to));
}

std::string left_out_json(const std::vector<analytics::LeftOutColumn>& columns) {
    auto json = nlohmann::json::array();
    for (const auto& [heading, why] : columns)
        json.push_back({heading, why});
    return json.dump();
}

std::vector<analytics::LeftOutColumn> left_out_in(std::string_view text) {
    std::vector<analytics::LeftOutColumn> columns;
    for (const auto& one : nlohmann::json::parse(text))
        columns.push_back({.heading = one.at(0), .why = one.at(1)});
    return columns;
}

std::string rejected_json(const std::vector<analytics::RejectedRow>& rows) {
    auto json = nlohmann::json::array();
    for (const auto& [line, why] : rows)
        json.push_back({line, why});
    return json.dump();
}

std::vector<analytics::RejectedRow> rejected_in(std::string_view text) {
    std::vector<analytics::RejectedRow> rows;
    for (const auto& one : nlohmann::json::parse(text))
        rows.push_back({.line = one.at(0), .why = one.at(1)});
    return rows;
}

}  // namespace dueregard::monitoring
