#pragma once
// dueregard person add, list, role, password, invite, leave.

#include "cli/command.hpp"

namespace dueregard::accounts {

[[nodiscard]] cli::Command add_person_command();
[[nodiscard]] cli::Command list_people_command();
[[nodiscard]] cli::Command change_roles_command();
[[nodiscard]] cli::Command set_password_command();
[[nodiscard]] cli::Command invite_person_command();
[[nodiscard]] cli::Command record_leaving_command();
[[nodiscard]] cli::Command export_person_command();

}  // namespace dueregard::accounts
