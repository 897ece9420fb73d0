#pragma once
// From one edition to another: which criteria speak of the same thing, how far, and what carrying answers
// over by that would do.

#include "framework/edition.hpp"

#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::framework {

/// What the criterion it comes from is to the one it leads to.
enum class Relation {
    equal,
    subset,     ///< it asks for less: all of it stands in the other
    superset,   ///< it asks for more: all of the other stands in it
    intersects  ///< they have a part in common
};

[[nodiscard]] std::string_view name_of(Relation relation);
[[nodiscard]] std::optional<Relation> relation_named(std::string_view name);
/// "the same", "part of", "more than", "partly the same"
[[nodiscard]] std::string_view wording_of(Relation relation);
[[nodiscard]] Relation reversed(Relation relation);
/// What holds over both, one after the other: the weaker of them.
[[nodiscard]] Relation over(Relation first, Relation second);

struct Link {
    std::string from;  ///< a criterion's ref
    std::string to;
    Relation relation = Relation::intersects;
    std::string rationale;
    friend bool operator==(const Link&, const Link&) = default;
};

/// Many-to-many; a pair stands once.
struct Crosswalk {
    std::string from;  ///< name_of(Edition)
    std::string to;
    std::vector<Link> links;
};

[[nodiscard]] Crosswalk reversed(const Crosswalk& crosswalk);
/// Every criterion of the edition is the same as itself.
[[nodiscard]] Crosswalk onto_itself(const Edition& edition);

/// One after the other; where several ways lead from one criterion to another, the strongest of them counts.
/// The rationale names the criteria passed on the way.
[[nodiscard]] Crosswalk over(const Crosswalk& first, const Crosswalk& second);

/// How far an answer can be believed where it arrives.
enum class Carried {
    whole,   ///< equal, or what was asked before asks for more
    in_part  ///< to be looked at by a person
};

/// What one criterion of the edition arrived at would get.
struct CarriedAnswer {
    std::string to;
    std::string from;
    Relation relation = Relation::intersects;
    std::string rationale;
    Carried carried = Carried::in_part;
    bool is_kept_out = false;  ///< there is an answer already, which is never overwritten
};

/// In the order of `crosswalk`, the strongest link of each criterion first. `answered` are refs of the
/// edition come from, `standing` of the one arrived at.
[[nodiscard]] std::vector<CarriedAnswer> carrying_over(
    const Crosswalk& crosswalk, std::span<const std::string> answered, std::span<const std::string> standing
);

/// The answered criteria from which nothing leads on: what would be left behind.
[[nodiscard]] std::vector<std::string>
left_behind(const Crosswalk& crosswalk, std::span<const std::string> answered);

/// Sentences about links that name no criterion of the editions, or a pair twice.
[[nodiscard]] std::vector<std::string>
faults_of(const Crosswalk& crosswalk, const Edition& from, const Edition& to);

/// Written as YAML: from, to, links with from, to, relation, rationale.
[[nodiscard]] std::expected<Crosswalk, std::string> read_crosswalk(std::string_view yaml);
/// Whether the YAML means to be a crosswalk rather than an edition: it has links.
[[nodiscard]] bool is_crosswalk(std::string_view yaml);
/// As YAML, which reads back as the same.
[[nodiscard]] std::string write_crosswalk(const Crosswalk& crosswalk);
/// "EFLG 2009 to EFLG 2021"
[[nodiscard]] std::string name_of(const Crosswalk& crosswalk);

}  // namespace dueregard::framework
