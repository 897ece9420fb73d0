#pragma once
// The sample council's frameworks and its self-assessment.

#include "accounts/acting.hpp"
#include "storage/db.hpp"

#include <map>
#include <string>

namespace dueregard::app {

/// From council/self_assessment.csv of `folder`: a row for each criterion and level. `people` by their names;
/// `lead` runs it.
void load_sample_assessment(
    storage::Transaction& tx,
    const std::string& folder,
    const accounts::Acting& lead,
    const std::map<std::string, accounts::Acting>& people
);

}  // namespace dueregard::app
