#pragma once
// The part of the register that incoming rows are held against: its measures with the names that stand beside
// them, and their returns.

#include "intake/incoming.hpp"
#include "plan/ids.hpp"
#include "plan/measure.hpp"
#include "plan/measure_return.hpp"
#include "plan/objective.hpp"
#include "plan/period.hpp"
#include "plan/return_sheet.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dueregard::intake {

struct RegisteredReturn {
    plan::ReturnId id;
    plan::ReturnContent content;
    plan::ReturnState state = plan::ReturnState::not_started;
    std::int64_t version = 0;
    std::vector<plan::EvidenceLine> evidence;
    bool is_from_document = false;  ///< an import wrote it, and nobody touched it since
};

struct RegisteredMeasure {
    plan::Measure measure;
    std::optional<plan::Objective> objective;
    std::string owner;  ///< the name of who signs in for it; "" where nobody does
    std::string service_area;
    bool is_withdrawn = false;
    std::map<plan::PeriodId, RegisteredReturn> returns;
    std::optional<Date>
        reported_until;  ///< the last day of the latest period that it has a submitted return for
};

struct RegisterView {
    std::vector<RegisteredMeasure> measures;
    std::vector<plan::Objective> objectives;
    std::vector<plan::Period> periods;
    plan::StatusScale scale;
};

/// What the register says in a field, as a cell of the import layout would print it. Fields of a return come
/// from `from`, and are "" where it is null.
[[nodiscard]] std::string text_of(
    Field field,
    const RegisteredMeasure& measure,
    const RegisteredReturn* from,
    const plan::StatusScale& scale
);

/// Holds each period against the register's, by its label or by its days: sets id, label, days and state
/// where the register has it.
void recognise_periods(std::vector<IncomingPeriod>& periods, const std::vector<plan::Period>& registered);

}  // namespace dueregard::intake
