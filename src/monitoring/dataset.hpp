#pragma once
// A dataset: coded records of a population in a period, with where they come from, on what ground they are
// held, and until when.

#include "accounts/ids.hpp"
#include "analytics/source_table.hpp"
#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/fault.hpp"
#include "monitoring/dataset_column.hpp"
#include "monitoring/ids.hpp"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

enum class DatasetState {
    uploaded,   ///< read, and waits for its mapping to be looked at
    accepted,   ///< tables can be made of it
    discarded,  ///< put aside before it was accepted
    undone,     ///< taken back after it was accepted
    expired     ///< its time was over
};

enum class DatasetActKind { uploaded, mapped, accepted, discarded, undone, expired };

[[nodiscard]] std::string_view name_of(DatasetState state);
[[nodiscard]] std::string_view title_of(DatasetState state);
[[nodiscard]] std::optional<DatasetState> dataset_state_named(std::string_view name);
[[nodiscard]] std::string_view name_of(DatasetActKind kind);
[[nodiscard]] std::string_view title_of(DatasetActKind kind);
[[nodiscard]] std::optional<DatasetActKind> dataset_act_named(std::string_view name);
/// What an act leads to, or one sentence why it cannot be.
[[nodiscard]] std::expected<DatasetState, std::string> after(DatasetState state, DatasetActKind kind);

/// What a person says of a dataset.
struct DatasetAbout {
    std::string title;
    std::string population;  ///< a Population's name
    std::optional<Date> from;
    std::optional<Date> to;
    std::string source;        ///< "Housing case system, extract of 2 October"
    std::string owner;         ///< who answers for it, by role
    std::string lawful_basis;  ///< a LawfulBasis's name
    std::optional<Date> keep_until;
    std::optional<accounts::ServiceAreaId> collected_by;
};

struct Dataset {
    DatasetId id;
    DatasetAbout about;
    std::string file_name;
    std::string sha256;
    std::int64_t records = 0;
    std::int64_t rejected = 0;
    std::vector<analytics::LeftOutColumn> left_out;
    std::vector<DatasetColumn> columns;  ///< once it is accepted
    DatasetState state = DatasetState::uploaded;
    std::int64_t version = 1;
};

struct DatasetAct {
    DatasetActKind kind = DatasetActKind::uploaded;
    Instant at;
    std::string person_name;
    std::string why;
};

/// What is missing or cannot be; fields are those of the form.
[[nodiscard]] Faults faults_of(const DatasetAbout& about, Date today);

/// "1 April 2026 to 30 September 2026"
[[nodiscard]] std::string period_of(const DatasetAbout& about);

[[nodiscard]] std::string left_out_json(const std::vector<analytics::LeftOutColumn>& columns);
[[nodiscard]] std::vector<analytics::LeftOutColumn> left_out_in(std::string_view json);
[[nodiscard]] std::string rejected_json(const std::vector<analytics::RejectedRow>& rows);
[[nodiscard]] std::vector<analytics::RejectedRow> rejected_in(std::string_view json);

}  // namespace dueregard::monitoring
