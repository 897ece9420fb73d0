#pragma once
// What the sample council is recognised under.

#include "accounts/acting.hpp"
#include "storage/db.hpp"

#include <map>
#include <string>

namespace dueregard::app {

/// From council/accreditations.csv of `folder`. `people` by their names; `lead` adds them.
void load_sample_schemes(
    storage::Transaction& tx,
    const std::string& folder,
    const accounts::Acting& lead,
    const std::map<std::string, accounts::Acting>& people
);

}  // namespace dueregard::app
