#pragma once
// The register's statements of pay gaps. The payroll itself is never kept.

#include "accounts/acting.hpp"
#include "accounts/saved.hpp"
#include "monitoring/pay_statement.hpp"
#include "storage/db.hpp"

#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::monitoring {

struct PayStatementRow {
    PayStatementId id;
    Date snapshot;
    PayStatementState state = PayStatementState::draft;
    bool is_replaced = false;  ///< a later one of the same date is published
};

/// The latest snapshot date first, and of one date the latest statement; those put aside are left out.
[[nodiscard]] std::vector<PayStatementRow>
pay_statements(storage::Db& db, accounts::OrganisationId organisation);
/// Throws NotFound, also for one put aside.
[[nodiscard]] PayStatement
find_pay_statement(storage::Db& db, accounts::OrganisationId organisation, PayStatementId id);
/// The latest published one of an earlier snapshot date.
[[nodiscard]] std::optional<PayStatement>
pay_statement_before(storage::Db& db, accounts::OrganisationId organisation, Date snapshot);

/// Keeps the figures as a draft.
PayStatementId add_pay_statement(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    Date snapshot,
    const std::vector<PayGapReport>& gaps
);
/// From then on its figures do not change. One sentence where it is no draft.
std::expected<void, std::string>
publish_pay_statement(storage::Transaction& tx, const accounts::Acting& acting, PayStatementId id);
/// Takes the figures of a draft out of the register.
std::expected<void, std::string>
discard_pay_statement(storage::Transaction& tx, const accounts::Acting& acting, PayStatementId id);
/// What the council does about the gap, which goes on after the figures are published. `statement` carries
/// the actions and the version that the form started from.
accounts::Saved
save_pay_actions(storage::Transaction& tx, const accounts::Acting& acting, const PayStatement& statement);
void save_comparison(
    storage::Transaction& tx,
    const accounts::Acting& acting,
    PayStatementId id,
    const ReturnComparison& comparison
);

struct PayStatementAct {
    std::string kind;  ///< "worked_out", "published"
    Instant at;
    std::string person_name;
};

/// Newest first.
[[nodiscard]] std::vector<PayStatementAct>
acts_on_pay_statement(storage::Db& db, accounts::OrganisationId organisation, PayStatementId id);

}  // namespace dueregard::monitoring
