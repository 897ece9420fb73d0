#include "plan/strategy_reader.hpp"

#include "plan/accreditation_reader.hpp"
#include "plan/board_reader.hpp"
#include "plan/characteristic_reader.hpp"
#include "plan/fact_reader.hpp"
#include "plan/objective_reader.hpp"

namespace dueregard::plan {

StrategyReading read_strategy(const documents::Document& document) {
    return {
        .objectives = objectives_in(document),
        .facts = facts_in(document),
        .boards = boards_in(document),
        .accreditations = accreditations_in(document),
        .characteristics = characteristics_in(document),
    };
}

}  // namespace dueregard::plan
