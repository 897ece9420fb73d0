#pragma once
// The sample council: two years of a plan, written into a fresh register through the same stores as by its
// people, each act at its own time.

#include <string>

namespace dueregard::app {

/// What stands where the sample is read from, and what its people sign in with.
struct Sample {
    std::string folder;    ///< samples/
    std::string password;  ///< everybody's
};

/// Makes the tables in `database` and fills them. Throws Conflict where a council of that name is there,
/// BadRequest where a file of the folder is missing or not as it should be.
void make_sample_council(const std::string& database, const Sample& sample);

}  // namespace dueregard::app
