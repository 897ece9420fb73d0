#pragma once
// What a person may do, and which role may do it. A route declares one permission; the noun asks again.

#include <optional>
#include <span>
#include <string_view>

namespace dueregard::accounts {

enum class Role {
    administrator,
    equality_lead,
    service_lead,
    measure_owner,
    analyst,
    engagement_officer,
    board_member,
    scrutiny,
    peer,  ///< of another council, for the time of one review
};

enum class Permission {
    anyone,            ///< signed in or not: the sign-in page, assets, health
    have_an_account,   ///< signed in, whatever the roles: one's own account page
    read_plan,         ///< see measures, returns, periods and checks
    report,            ///< give a return for a measure that is one's own (or one's service area's)
    agree_returns,     ///< agree a return or send it back
    edit_plan,         ///< add and change objectives and measures
    run_periods,       ///< open, remind, close and freeze
    import_documents,  ///< upload, accept, undo
    accept_hits,       ///< say why a check's hit may stand
    read_reports,      ///< see the reports of frozen periods, in which everything is agreed
    publish_reports,   ///< write the reports out, of any period
    edit_frameworks,   ///< choose frameworks; begin, delegate, agree and close self-assessments
    assess,            ///< answer what one was asked of a self-assessment
    read_challenges,   ///< see challenges: peers the one they came for, others those whose report is final
    record_findings,   ///< add and change findings and what they stand on, before the report is final
    run_challenges,    ///< scope a challenge, invite its peers, move it on; see all of them
    keep_datasets,     ///< load records about people, see them counted, make and publish tables
    run_pay_gaps,      ///< work pay gaps out from a payroll, publish them, plan what is done about them
    manage_people,
};

[[nodiscard]] std::span<const Role> all_roles();
[[nodiscard]] std::span<const Permission> all_permissions();
[[nodiscard]] bool allows(Role role, Permission permission);
/// "equality_lead", as stored; and as shown: "Equality lead".
[[nodiscard]] std::string_view name_of(Role role);
[[nodiscard]] std::string_view title_of(Role role);
[[nodiscard]] std::optional<Role> role_named(std::string_view name);
[[nodiscard]] std::string_view name_of(Permission permission);
/// What it lets a person do, after "may not": "agree returns".
[[nodiscard]] std::string_view wording_of(Permission permission);

}  // namespace dueregard::accounts
