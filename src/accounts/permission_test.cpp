#include "accounts/permission.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

using namespace dueregard::accounts;

namespace {

std::set<std::string> allowed_to(Role role) {
    std::set<std::string> names;
    for (const auto permission : all_permissions()) {
        if (allows(role, permission)) names.emplace(name_of(permission));
    }
    return names;
}

}  // namespace

TEST_CASE("an administrator may do everything but see records about people, which are for analysts alone") {
    CHECK(allowed_to(Role::administrator).size() + 1 == all_permissions().size());
    for (const auto role : all_roles())
        CHECK(allows(role, Permission::keep_datasets) == (role == Role::analyst));
}

TEST_CASE("an equality lead may do everything but manage people") {
    auto all = allowed_to(Role::administrator);

    all.erase("manage_people");

    CHECK(allowed_to(Role::equality_lead) == all);
}

TEST_CASE("a service lead reads, reports, assesses and agrees; a measure owner all of that but agreeing") {
    const std::set<std::string> owner{
        "anyone", "have_an_account", "read_plan", "report", "read_reports", "assess", "read_challenges"
    };
    auto lead = owner;
    lead.insert("agree_returns");

    CHECK(allowed_to(Role::measure_owner) == owner);
    CHECK(allowed_to(Role::service_lead) == lead);
}

TEST_CASE("each role is found by the name it is stored under") {
    for (const auto role : all_roles())
        CHECK(role_named(name_of(role)) == role);
    CHECK(role_named("Administrator") == std::nullopt);
    CHECK(role_named("") == std::nullopt);
    CHECK(title_of(Role::equality_lead) == "Equality lead");
}

TEST_CASE("boards and scrutiny see frozen and final reports and nothing of what is not agreed") {
    const std::set<std::string> reader{"anyone", "have_an_account", "read_reports", "read_challenges"};

    CHECK(allowed_to(Role::board_member) == reader);
    CHECK(allowed_to(Role::scrutiny) == reader);
}

TEST_CASE("peers see challenges and record what they find, and nothing else") {
    const std::set<std::string> peer{"anyone", "have_an_account", "read_challenges", "record_findings"};

    CHECK(allowed_to(Role::peer) == peer);
}
