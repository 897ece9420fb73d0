#include "accounts/routes.hpp"

#include "accounts/account_pages.hpp"
#include "accounts/sign_in_pages.hpp"

#include <array>

namespace dueregard::accounts {

namespace {

using web::Method;

constexpr std::array rows = {
    Route{Method::get, "/sign-in", Permission::anyone, show_sign_in},
    Route{Method::post, "/sign-in", Permission::anyone, create_session},
    Route{Method::post, "/sign-out", Permission::have_an_account, end_own_session},
    Route{Method::get, "/account", Permission::have_an_account, show_account},
    Route{Method::get, "/account/password", Permission::have_an_account, show_password_form},
    Route{Method::post, "/account/password", Permission::have_an_account, create_password},
    Route{Method::post, "/account/sessions/{}/ending", Permission::have_an_account, end_chosen_session},
};

}  // namespace

std::span<const Route> routes() {
    return rows;
}

}  // namespace dueregard::accounts
