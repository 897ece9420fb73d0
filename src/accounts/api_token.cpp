#include "accounts/api_token.hpp"

#include "accounts/wording.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <string>

namespace dueregard::accounts {

namespace {

struct ScopeRow {
    TokenScope scope;
    std::string_view name;
    std::string_view title;
};

constexpr std::array scope_rows = {
    ScopeRow{TokenScope::read, "read", "Read only"},
    ScopeRow{TokenScope::write, "write", "Read and write"},
};

const ScopeRow& row_of(TokenScope scope) {
    return scope == TokenScope::read ? scope_rows[0] : scope_rows[1];
}

}  // namespace

std::expected<NewApiToken, Faults>
read_api_token(std::string_view name, std::string_view scope, std::string_view days) {
    NewApiToken token{.name = squeezed(name), .scope = TokenScope::read, .days = 0};
    Faults faults;
    if (token.name.empty()) faults.push_back({"name", "Enter what the token is for"});
    if (is_too_long(token.name)) faults.push_back({"name", "What it is for must be 200 characters or fewer"});
    if (const auto named = scope_named(scope)) {
        token.scope = *named;
    } else {
        faults.push_back({"scope", "Select what the token may do"});
    }
    const auto chosen =
        std::ranges::find_if(token_days, [&](std::int64_t count) { return std::to_string(count) == days; });
    if (chosen != token_days.end()) {
        token.days = *chosen;
    } else {
        faults.push_back({"days", "Select how long the token works"});
    }
    if (!faults.empty()) return std::unexpected(std::move(faults));
    return token;
}

bool covers(TokenScope scope, Permission permission) {
    // Every permission stands here, so that the compiler asks about a new one.
    switch (permission) {
    case Permission::have_an_account:
    case Permission::keep_datasets:
    case Permission::manage_people:
        return false;
    case Permission::anyone:
    case Permission::read_plan:
    case Permission::read_reports:
    case Permission::read_challenges:
        return true;
    case Permission::report:
    case Permission::agree_returns:
    case Permission::edit_plan:
    case Permission::run_periods:
    case Permission::import_documents:
    case Permission::accept_hits:
    case Permission::publish_reports:
    case Permission::edit_frameworks:
    case Permission::assess:
    case Permission::record_findings:
    case Permission::run_challenges:
    case Permission::run_pay_gaps:
        return scope == TokenScope::write;
    }
    return false;
}

std::string_view name_of(TokenScope scope) {
    return row_of(scope).name;
}

std::string_view title_of(TokenScope scope) {
    return row_of(scope).title;
}

std::optional<TokenScope> scope_named(std::string_view name) {
    const auto* const row = std::ranges::find(scope_rows, name, &ScopeRow::name);
    return row == scope_rows.end() ? std::nullopt : std::optional(row->scope);
}

}  // namespace dueregard::accounts
