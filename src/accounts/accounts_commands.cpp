#include "accounts/accounts_commands.hpp"

#include "accounts/organisation_commands.hpp"
#include "accounts/person_commands.hpp"
#include "accounts/second_step_commands.hpp"
#include "accounts/verify_command.hpp"

namespace dueregard::accounts {

std::vector<cli::Command> commands() {
    return {
        add_organisation_command(),
        list_organisations_command(),
        demand_second_step_command(),
        add_person_command(),
        list_people_command(),
        change_roles_command(),
        set_password_command(),
        invite_person_command(),
        record_leaving_command(),
        export_person_command(),
        remove_second_step_command(),
        verify_command(),
    };
}

}  // namespace dueregard::accounts
