#include "accounts/routes.hpp"

#include "accounts/account_pages.hpp"
#include "accounts/api_token_pages.hpp"
#include "accounts/delegation_pages.hpp"
#include "accounts/erasure_pages.hpp"
#include "accounts/history_pages.hpp"
#include "accounts/letter_pages.hpp"
#include "accounts/openid_pages.hpp"
#include "accounts/password_reset_pages.hpp"
#include "accounts/people_pages.hpp"
#include "accounts/person_form_pages.hpp"
#include "accounts/personal_data_pages.hpp"
#include "accounts/rights_pages.hpp"
#include "accounts/second_step_demand_pages.hpp"
#include "accounts/second_step_pages.hpp"
#include "accounts/second_step_removal_pages.hpp"
#include "accounts/service_area_pages.hpp"
#include "accounts/session_pages.hpp"
#include "accounts/sign_in_code_pages.hpp"
#include "accounts/sign_in_pages.hpp"

#include <array>

namespace dueregard::accounts {

namespace {

using web::Method;

constexpr std::array rows = {
    Route{Method::get, "/sign-in", Permission::anyone, show_sign_in},
    Route{Method::post, "/sign-in", Permission::anyone, create_session},
    Route{Method::get, "/sign-in/code", Permission::anyone, show_code_form},
    Route{Method::post, "/sign-in/code", Permission::anyone, create_session_by_code},
    Route{Method::get, "/sign-in/recovery-code", Permission::anyone, show_recovery_code_form},
    Route{Method::post, "/sign-in/recovery-code", Permission::anyone, create_session_by_recovery_code},
    Route{Method::get, "/sign-in/openid", Permission::anyone, go_to_sign_in_service},
    Route{Method::get, "/sign-in/openid/return", Permission::anyone, come_from_sign_in_service},
    Route{Method::post, "/sign-out", Permission::have_an_account, end_own_session},
    Route{Method::get, "/account", Permission::have_an_account, show_account},
    Route{Method::get, "/account/password", Permission::have_an_account, show_password_form},
    Route{Method::post, "/account/password", Permission::have_an_account, create_password},
    Route{Method::post, "/account/sessions/{}/ending", Permission::have_an_account, end_chosen_session},
    Route{Method::post, "/account/other-sessions/ending", Permission::have_an_account, end_other_sessions},
    Route{Method::get, "/account/session", Permission::have_an_account, show_session},
    Route{Method::post, "/account/session", Permission::have_an_account, create_session_anew},
    Route{Method::get, "/account/second-step", Permission::have_an_account, show_second_step},
    Route{Method::post, "/account/second-step", Permission::have_an_account, create_second_step},
    Route{
        Method::post,
        "/account/second-step/confirmation",
        Permission::have_an_account,
        create_second_step_confirmation
    },
    Route{
        Method::get,
        "/account/second-step/recovery-codes",
        Permission::have_an_account,
        show_recovery_codes_form
    },
    Route{
        Method::post,
        "/account/second-step/recovery-codes",
        Permission::have_an_account,
        create_recovery_codes
    },
    Route{Method::get, "/account/second-step/ending", Permission::have_an_account, show_second_step_ending},
    Route{
        Method::post, "/account/second-step/ending", Permission::have_an_account, create_second_step_ending
    },
    Route{Method::get, "/account/tokens", Permission::have_an_account, show_api_tokens},
    Route{Method::post, "/account/tokens", Permission::have_an_account, create_api_token},
    Route{Method::post, "/account/tokens/{}/ending", Permission::have_an_account, end_chosen_api_token},
    Route{Method::get, "/account/my-data", Permission::have_an_account, show_own_data},
    Route{Method::get, "/account/my-data.json", Permission::have_an_account, download_own_data},
    Route{Method::get, "/account/my-data.xlsx", Permission::have_an_account, download_own_workbook},
    Route{Method::get, "/people/{}/data", Permission::manage_people, show_data},
    Route{Method::get, "/people/{}/data.json", Permission::manage_people, download_data},
    Route{Method::get, "/people/{}/data.xlsx", Permission::manage_people, download_workbook},
    Route{Method::get, "/account/delegations", Permission::have_an_account, show_own_delegations},
    Route{Method::post, "/account/delegations", Permission::have_an_account, create_own_delegation},
    Route{Method::get, "/people/{}/delegations", Permission::manage_people, show_delegations},
    Route{Method::post, "/people/{}/delegations", Permission::manage_people, create_delegation},
    Route{Method::post, "/delegations/{}/ending", Permission::have_an_account, create_delegation_ending},
    Route{Method::get, "/password-reset", Permission::anyone, show_reset_form},
    Route{Method::post, "/password-reset", Permission::anyone, create_reset},
    Route{Method::get, "/password-reset/asked", Permission::anyone, show_reset_asked},
    Route{Method::get, "/new-password/{}", Permission::anyone, show_new_password_form},
    Route{Method::post, "/new-password/{}", Permission::anyone, create_new_password},
    Route{Method::get, "/rights", Permission::have_an_account, show_rights},
    Route{Method::get, "/history", Permission::manage_people, show_history},
    Route{Method::get, "/people", Permission::manage_people, show_people},
    Route{Method::get, "/people/add", Permission::manage_people, show_new_person},
    Route{Method::post, "/people", Permission::manage_people, create_person},
    Route{Method::get, "/people/{}", Permission::manage_people, show_person},
    Route{Method::get, "/people/{}/change", Permission::manage_people, show_person_form},
    Route{Method::post, "/people/{}", Permission::manage_people, update_person},
    Route{Method::get, "/people/second-step", Permission::manage_people, show_second_step_demand},
    Route{Method::post, "/people/second-step", Permission::manage_people, create_second_step_demand},
    Route{
        Method::post,
        "/people/second-step/ending",
        Permission::manage_people,
        create_second_step_demand_ending
    },
    Route{Method::get, "/people/{}/second-step-removal", Permission::manage_people, show_second_step_removal},
    Route{
        Method::post, "/people/{}/second-step-removal", Permission::manage_people, create_second_step_removal
    },
    Route{Method::post, "/people/{}/roles", Permission::manage_people, create_role},
    Route{Method::post, "/people/{}/invitation", Permission::manage_people, create_invitation},
    Route{Method::get, "/people/{}/leaving", Permission::manage_people, show_leaving},
    Route{Method::post, "/people/{}/leaving", Permission::manage_people, create_leaving},
    Route{Method::get, "/people/{}/erasure", Permission::manage_people, show_erasure},
    Route{Method::post, "/people/{}/erasure", Permission::manage_people, create_erasure},
    Route{Method::post, "/role-grants/{}/ending", Permission::manage_people, create_role_ending},
    Route{Method::get, "/service-areas", Permission::manage_people, show_service_areas},
    Route{Method::get, "/service-areas/add", Permission::manage_people, show_new_service_area},
    Route{Method::post, "/service-areas", Permission::manage_people, create_service_area},
    Route{Method::get, "/service-areas/{}", Permission::manage_people, show_service_area},
    Route{Method::post, "/service-areas/{}", Permission::manage_people, update_service_area},
    Route{Method::get, "/service-areas/{}/ending", Permission::manage_people, show_service_area_ending},
    Route{Method::post, "/service-areas/{}/ending", Permission::manage_people, create_service_area_ending},
    Route{Method::get, "/mail", Permission::manage_people, show_dead_letters},
    Route{Method::post, "/mail/{}/sending", Permission::manage_people, send_letter_again},
};

}  // namespace

std::span<const Route> routes() {
    return rows;
}

}  // namespace dueregard::accounts
