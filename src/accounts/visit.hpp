#pragma once
// One request by one person: who asks, of which organisation, what they may do, and the database to do it
// with.

#include "accounts/api_token.hpp"
#include "accounts/delegation.hpp"
#include "accounts/history.hpp"
#include "accounts/ids.hpp"
#include "accounts/permission.hpp"
#include "accounts/service_area_store.hpp"
#include "accounts/site.hpp"
#include "base/clock.hpp"
#include "base/kept.hpp"
#include "storage/db.hpp"
#include "web/cookie.hpp"
#include "web/request.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::accounts {

/// What another part does when a person is erased: takes their name out of texts of its own that stand in no
/// column for names. Each part lists its own; app puts the lists one after the other.
using ErasureStep = void (*)(storage::Transaction& tx, OrganisationId organisation, const Person& person);

struct Visitor {
    PersonId person;
    std::string name;
    std::vector<Role> roles;
    /// Those they answer for as a service lead, with all below; every one where the role is for the whole
    /// organisation.
    std::vector<ServiceAreaId> service_areas;
    SessionId session;
    /// Those that they may see as a peer, and no others.
    std::vector<ChallengeId> challenges = {};
    std::optional<Instant> session_ends = std::nullopt;  ///< however busy they are
    std::optional<TokenScope> token = std::nullopt;      ///< come in with a token: there is no session
    std::vector<Absent> stands_in_for = {};              ///< now; never by a token
    bool owes_second_step = false;                       ///< must set one up before anything else
};

/// One of the main places, shown to those who may go there. Places of one section stand together in the list,
/// which stands in app; a place without a section is one by itself.
struct Place {
    std::string_view section;
    std::string_view title;
    std::string_view path;
    Permission permission = Permission::read_plan;
};

struct Visit {
    const web::Request& request;
    storage::Db& db;
    const Clock& clock;
    OrganisationId organisation;
    std::string organisation_name;
    std::optional<Visitor> visitor;  ///< nothing where nobody is signed in
    std::string csrf_token;          ///< stands in every form of ours, and is held against what comes back
    std::vector<std::string> parameters;  ///< what stood where the route's path says {…}, in order
    std::span<const Place> places;        ///< the service navigation
    std::span<const ServiceAreaUse> service_area_uses;  ///< every part's
    std::span<const ErasureStep> erasure_steps;         ///< every part's
    web::Transport transport = web::Transport::plain;   ///< how cookies are set
    Kept* kept = nullptr;  ///< what the server has worked out before; null outside a server
    Site site = {};

    [[nodiscard]] bool may(Permission permission) const;
    /// Throws Forbidden where the visitor may not.
    void require(Permission permission) const;
    [[nodiscard]] Actor actor() const;

    /// The id in the path at {…} number `index`; throws NotFound where it is not one.
    template <class IdType>
    [[nodiscard]] IdType id(std::size_t index = 0) const {
        return IdType{parameter_as_id(index)};
    }

private:
    [[nodiscard]] std::int64_t parameter_as_id(std::size_t index) const;
};

/// Whether the visitor may give a return for something with this owner and service area: anything for who may
/// edit the plan, and otherwise what is their own or their service area's.
[[nodiscard]] bool
may_report(const Visit& visit, std::optional<PersonId> owner, std::optional<ServiceAreaId> service_area);

}  // namespace dueregard::accounts
