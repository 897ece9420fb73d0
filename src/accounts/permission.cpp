#include "accounts/permission.hpp"

#include "base/ensure.hpp"

#include <algorithm>
#include <array>

namespace dueregard::accounts {

namespace {

struct RoleRow {
    Role role;
    std::string_view name;
    std::string_view title;
};

constexpr std::array role_rows = {
    RoleRow{Role::administrator, "administrator", "Administrator"},
    RoleRow{Role::equality_lead, "equality_lead", "Equality lead"},
    RoleRow{Role::service_lead, "service_lead", "Service lead"},
    RoleRow{Role::measure_owner, "measure_owner", "Measure owner"},
    RoleRow{Role::analyst, "analyst", "Analyst"},
    RoleRow{Role::engagement_officer, "engagement_officer", "Engagement officer"},
    RoleRow{Role::board_member, "board_member", "Board member"},
    RoleRow{Role::scrutiny, "scrutiny", "Scrutiny"},
    RoleRow{Role::peer, "peer", "Peer"},
};

/// The table of who may do what, in the order of the roles above.
struct PermissionRow {
    Permission permission;
    std::string_view name;
    std::string_view wording;
    std::array<bool, role_rows.size()> allowed;
};

constexpr bool yes = true;
constexpr bool no = false;

// clang-format off
constexpr std::array permission_rows = {
    //   administrator, equality lead, service lead, measure owner, analyst, engagement officer, board member, scrutiny, peer
    PermissionRow{Permission::anyone, "anyone", "see this page",                        {yes, yes, yes, yes, yes, yes, yes, yes, yes}},
    PermissionRow{Permission::have_an_account, "have_an_account", "have an account",    {yes, yes, yes, yes, yes, yes, yes, yes, yes}},
    PermissionRow{Permission::read_plan, "read_plan", "see the plan",                   {yes, yes, yes, yes, yes, yes,  no,  no,  no}},
    PermissionRow{Permission::report, "report", "give returns",                         {yes, yes, yes, yes,  no, yes,  no,  no,  no}},
    PermissionRow{Permission::agree_returns, "agree_returns", "agree returns",          {yes, yes, yes,  no,  no,  no,  no,  no,  no}},
    PermissionRow{Permission::edit_plan, "edit_plan", "change the plan",                {yes, yes,  no,  no,  no,  no,  no,  no,  no}},
    PermissionRow{Permission::run_periods, "run_periods", "open and close periods",     {yes, yes,  no,  no,  no,  no,  no,  no,  no}},
    PermissionRow{Permission::import_documents, "import_documents", "import documents", {yes, yes,  no,  no,  no,  no,  no,  no,  no}},
    PermissionRow{Permission::accept_hits, "accept_hits", "accept what a check found",  {yes, yes,  no,  no,  no,  no,  no,  no,  no}},
    PermissionRow{Permission::read_reports, "read_reports", "see the frozen reports",   {yes, yes, yes, yes, yes, yes, yes, yes,  no}},
    PermissionRow{Permission::publish_reports, "publish_reports", "write the reports out", {yes, yes,  no,  no,  no,  no,  no,  no,  no}},
    PermissionRow{Permission::edit_frameworks, "edit_frameworks", "choose frameworks and run self-assessments", {yes, yes,  no,  no,  no,  no,  no,  no,  no}},
    PermissionRow{Permission::assess, "assess", "answer a self-assessment",              {yes, yes, yes, yes,  no,  no,  no,  no,  no}},
    PermissionRow{Permission::read_challenges, "read_challenges", "see challenges",     {yes, yes, yes, yes, yes, yes, yes, yes, yes}},
    PermissionRow{Permission::record_findings, "record_findings", "record findings",    {yes, yes,  no,  no,  no,  no,  no,  no, yes}},
    PermissionRow{Permission::run_challenges, "run_challenges", "run challenges",       {yes, yes,  no,  no,  no,  no,  no,  no,  no}},
    PermissionRow{Permission::keep_datasets, "keep_datasets", "work with monitoring records", {no, no,  no,  no, yes,  no,  no,  no,  no}},
    PermissionRow{Permission::run_pay_gaps, "run_pay_gaps", "work out and publish pay gaps", {yes, yes,  no,  no, yes,  no,  no,  no,  no}},
    PermissionRow{Permission::manage_people, "manage_people", "manage people and roles", {yes,  no,  no,  no,  no,  no,  no,  no,  no}},
};
// clang-format on

constexpr auto roles_in_order = [] {
    std::array<Role, role_rows.size()> roles{};
    std::ranges::transform(role_rows, roles.begin(), &RoleRow::role);
    return roles;
}();

constexpr auto permissions_in_order = [] {
    std::array<Permission, permission_rows.size()> permissions{};
    std::ranges::transform(permission_rows, permissions.begin(), &PermissionRow::permission);
    return permissions;
}();

const RoleRow& row_of(Role role) {
    const auto* const row = std::ranges::find(role_rows, role, &RoleRow::role);
    ensure(row != role_rows.end(), "a role is missing from the table of roles");
    return *row;
}

const PermissionRow& row_of(Permission permission) {
    const auto* const row = std::ranges::find(permission_rows, permission, &PermissionRow::permission);
    ensure(row != permission_rows.end(), "a permission is missing from the table of permissions");
    return *row;
}

}  // namespace

std::span<const Role> all_roles() {
    return roles_in_order;
}

std::span<const Permission> all_permissions() {
    return permissions_in_order;
}

bool allows(Role role, Permission permission) {
    const auto column = static_cast<std::size_t>(&row_of(role) - role_rows.data());
    return row_of(permission).allowed[column];
}

std::string_view name_of(Role role) {
    return row_of(role).name;
}

std::string_view title_of(Role role) {
    return row_of(role).title;
}

std::optional<Role> role_named(std::string_view name) {
    const auto* const row = std::ranges::find(role_rows, name, &RoleRow::name);
    return row == role_rows.end() ? std::nullopt : std::optional(row->role);
}

std::string_view name_of(Permission permission) {
    return row_of(permission).name;
}

std::string_view wording_of(Permission permission) {
    return row_of(permission).wording;
}

}  // namespace dueregard::accounts
