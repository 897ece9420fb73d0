#include "app/sample_schemes.hpp"

#include "app/sample_table.hpp"
#include "scheme/accreditation_store.hpp"

namespace dueregard::app {

void load_sample_schemes(
    storage::Transaction& tx,
    const std::string& folder,
    const accounts::Acting& lead,
    const std::map<std::string, accounts::Acting>& people
) {
    const SampleTable table(folder, "council/accreditations.csv");
    for (const auto& row : table.rows()) {
        scheme::Accreditation one{.scheme = row["Scheme"], .level = row["Level"]};
        one.awarded = parse_iso_date(row["Awarded"]);
        one.expires = parse_iso_date(row["Expires"]);
        one.evidence = row["What shows it"];
        if (!row["Owner"].empty()) one.owner = people.at(row["Owner"]).actor.person;
        scheme::add_accreditation(tx, lead, one);
    }
}

}  // namespace dueregard::app
