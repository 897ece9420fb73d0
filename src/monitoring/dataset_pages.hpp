#pragma once
// The pages of datasets: all of them, loading one, what its columns hold, what would be taken, one by itself.

#include "accounts/visit.hpp"
#include "web/response.hpp"

namespace dueregard::monitoring {

[[nodiscard]] web::Response show_datasets(accounts::Visit& visit);
[[nodiscard]] web::Response show_new_dataset(accounts::Visit& visit);
[[nodiscard]] web::Response create_dataset(accounts::Visit& visit);
[[nodiscard]] web::Response show_dataset(accounts::Visit& visit);
[[nodiscard]] web::Response show_mapping(accounts::Visit& visit);
[[nodiscard]] web::Response create_mapping(accounts::Visit& visit);
[[nodiscard]] web::Response show_preview(accounts::Visit& visit);
[[nodiscard]] web::Response download_rejected_rows(accounts::Visit& visit);
[[nodiscard]] web::Response create_dataset_acceptance(accounts::Visit& visit);
[[nodiscard]] web::Response create_dataset_discarding(accounts::Visit& visit);
[[nodiscard]] web::Response show_dataset_undoing(accounts::Visit& visit);
[[nodiscard]] web::Response create_dataset_undoing(accounts::Visit& visit);
[[nodiscard]] web::Response show_coverage(accounts::Visit& visit);

}  // namespace dueregard::monitoring
