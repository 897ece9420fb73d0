#pragma once
// A challenge: somebody from outside looks at the council's work, from one day to another: a peer challenge,
// an audit, a scrutiny review. How far it has come follows from what was done.

#include "assessment/ids.hpp"
#include "base/clock.hpp"
#include "base/date.hpp"
#include "base/fault.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::assessment {

/// In the order in which a challenge goes through them; it may leave some out.
enum class Stage { scoped, on_site, draft_report, right_of_reply, final_report, closed };

struct Challenge {
    ChallengeId id;
    std::string title;
    std::string reviewer;  ///< who reviews, in words: "Local Government Association"
    std::string sought;    ///< framework and level in words; "" where the review leads to none
    std::optional<Date> from;
    std::optional<Date> until;  ///< the last day on site; both are there in what is kept
    Stage stage = Stage::scoped;
    std::int64_t version = 0;
};

/// Somebody moved it to a stage: who, when and why. The latest act holds.
struct ChallengeAct {
    Stage stage = Stage::scoped;
    Instant at;
    std::string person_name;
    std::string why;
};

/// One who came to look. Those who are peers here have an account, and a role for this challenge alone.
struct ChallengeMember {
    ChallengeMemberId id;
    ChallengeId challenge;
    std::string name;
    std::string role;               ///< in the team: "Lead peer"
    std::string from_organisation;  ///< where they come from, in words
    std::optional<accounts::PersonId> person;
    std::optional<accounts::RoleGrantId> role_grant;
};

[[nodiscard]] std::span<const Stage> all_stages();
[[nodiscard]] std::string_view name_of(Stage stage);   ///< "on_site", as stored
[[nodiscard]] std::string_view title_of(Stage stage);  ///< "On site"
[[nodiscard]] std::optional<Stage> stage_named(std::string_view name);

/// "12 March 2027 to 14 March 2027", or the one day.
[[nodiscard]] std::string days_text(const Challenge& challenge);

/// Fields: "title", "reviewer", "sought", "from", "until".
[[nodiscard]] Faults faults_of(const Challenge& challenge);
/// Fields: "name", "member_role", "from_organisation".
[[nodiscard]] Faults faults_of(const ChallengeMember& member);

/// Where it can go from here: forward to any later stage, or back as long as its report is not final. A final
/// report is closed or stays; what is closed stays.
[[nodiscard]] std::vector<Stage> stages_after(Stage stage);
/// A step back needs a reason.
[[nodiscard]] bool is_back(Stage from, Stage to);
/// Its report is out: everybody of the council may see it, and peers change nothing any more.
[[nodiscard]] bool is_final(Stage stage);

}  // namespace dueregard::assessment
